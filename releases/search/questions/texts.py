"""Unknown words, parted into what releases say somewhere."""

from collections.abc import Iterator

from releases.search.words.known_names import vocabulary

from .question import Means
from .segmentation import Stretch

# Of longer runs no part is looked for.
MAX_RUN, MAX_WORD, LEAST = 24, 8, 2


def in_texts(text: str, pieces: list[Stretch]) -> list[Stretch]:
    """What stands in a text of the site is known as a term; the rest stays unknown."""
    unknown = [one for one in pieces if one.means is Means.WORD and one.name]
    if not unknown:
        return pieces
    runs = {run for one in unknown for run in _runs(one.name)}
    there = set(vocabulary().occurring(sorted(runs)))
    return [each for one in pieces for each in (_parted(one, there) if one in unknown else [one])]


def _runs(word: str) -> Iterator[str]:
    yield word
    if word.isascii() or len(word) > MAX_RUN:
        return
    for start in range(len(word) - 1):
        for end in range(start + LEAST, min(len(word), start + MAX_WORD) + 1):
            yield word[start:end]


def _parted(one: Stretch, there: set[str]) -> Iterator[Stretch]:
    """As few and as long pieces as hold the most of the word."""
    word = one.name
    if word in there:
        yield one._replace(means=Means.TERM)
        return
    best: list[tuple[float, int]] = [(0.0, len(word))] * (len(word) + 1)
    for at in range(len(word) - 1, -1, -1):
        ways = [(3.0 + best[at + 1][0], at + 1)]
        for end in range(at + LEAST, min(len(word), at + MAX_WORD) + 1):
            if word[at:end] in there:
                ways.append((1.0 + best[end][0], end))
        best[at] = min(ways, key=lambda way: (way[0], -way[1]))
    at, left = 0, 0
    while at < len(word):
        after = best[at][1]
        if word[at:after] in there and after - at >= LEAST:
            if at > left:
                yield _cut(one, left, at, Means.WORD)
            yield _cut(one, at, after, Means.TERM)
            left = after
        at = after
    if left < len(word):
        yield _cut(one, left, len(word), Means.WORD)


def _cut(one: Stretch, start: int, end: int, means: Means) -> Stretch:
    return Stretch(one.start + start, one.start + end, means, one.name[start:end])
