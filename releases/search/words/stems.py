"""What many names and titles begin with: 香菇 of 云岫香菇出口额 and 香菇膳食纤维提取收率.

Readers type such a word and not the name. A run of characters is taken for a word where different
characters follow it: 专利授 is always followed by 权, 专利 and 专利授权 are not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from releases.text.han import han_run

# Words of three are rare, and what else is found of three is cut in a word: 专利转 of 专利转让.
LENGTHS = (2, 4)
# Those that the most texts begin with; each is looked up.
MAX_STEMS = 200
_END = ""


def stems(texts: Iterable[str], places: Iterable[str] = ()) -> list[str]:
    """Those that at least two texts share, the most frequent first, of these the shortest.

    A place that a text begins with is passed over: 云岫 is one, and so many names begin with it.
    """
    known = sorted({place for place in places if place}, reverse=True)  # longer ones first
    place = re.compile("|".join(map(re.escape, known))) if known else None
    followed: dict[str, set[str]] = defaultdict(set)
    times: dict[str, int] = defaultdict(int)
    for text in dict.fromkeys(texts):
        for stem, after in _beginnings(text, place):
            followed[stem].add(after)
            times[stem] += 1
    words = [stem for stem, after in followed.items() if len(after) > 1]
    return sorted(words, key=lambda stem: (-times[stem], len(stem)))[:MAX_STEMS]


def _beginnings(text: str, place: re.Pattern[str] | None) -> Iterator[tuple[str, str]]:
    """Each run of ideographs that the text begins with, and what follows it."""
    text = text.lstrip("\"'“”‘’「『《〈")
    found = place.match(text) if place else None
    start = found.end() if found else 0
    run = han_run(text, start, max(LENGTHS) + 1)
    for length in LENGTHS:
        if length <= len(run):
            yield run[:length], run[length : length + 1] or _END
