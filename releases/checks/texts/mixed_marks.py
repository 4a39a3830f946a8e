"""Half-width marks among full-width ones, on a page as a whole."""

import re
from collections.abc import Iterator, Sequence

from .printed_links import IN_CHINESE
from .punctuation import MIXED
from .remark import Remark

_HAN = r"\u3400-\u9fff\U00020000-\U000323af"
_HALF = re.compile(
    rf"(?<=[{_HAN}”》）％%\d])[,;?!](?=[{_HAN}“《（\n]|$)|(?<=[{_HAN}”》）]):(?=[{_HAN}“《（\n]|$)"
    rf"|(?<=[{_HAN}”》）])\.(?=\s*$|\n|[{_HAN}])|(?<=[{_HAN}”》）]),(?=\d)"
)
_FULL = re.compile("[，；：？！]")
_FULL_OF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
# So many and no full one: the page has a style of its own, which is kept as it was published.
_A_STYLE = 3

Place = tuple[int, Remark]  # the number of the text, and what is said of it


def blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


def mixed(texts: Sequence[str]) -> Iterator[tuple[Remark, list[Place]]]:
    """One remark for the page, with all the places and what should stand there."""
    fulls = sum(len(_FULL.findall(text)) for text in texts)
    places = [
        (n, Remark(MIXED, *found.span(), "", _FULL_OF[found[0]]))
        for n, text in enumerate(texts)
        for found in _HALF.finditer(IN_CHINESE.sub(blanked, text))
    ]
    if not places or (not fulls and len(places) >= _A_STYLE):
        return
    n, first = places[0]
    around = texts[n][max(0, first.start - 6) : first.end + 6].replace("\n", "")
    message = f"全角标点中夹有半角标点，共{len(places)}处，如“{around}”，应统一为全角。"
    yield Remark(MIXED, first.start, first.end, message, first.fix), places
