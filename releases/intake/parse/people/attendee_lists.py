"""Bodies and media that a sentence lists as present."""

import re
from collections.abc import Iterable

from releases.text.folding import fold_simplified as fold
from releases.text.sentences import sentences

# Only the words after a list are sought; the list is what stands before them in the sentence.
_ORGANISATIONS = re.compile(
    r"(?:等)?(?:\d{0,3}个?)?(?:有关|相关|部分|各)?(?:单位和部门|单位|部门|机构)?(?:有关|相关|"
    r"主要|分管)?"
    r"(?:负责人|负责同志|领导)[^。]{0,12}(?:出席|参加|回答|介绍|参会|到会|就)"
)
_MEDIA = re.compile(
    r"等?(?:\d{1,3}余?家)?(?:中央|省级|省市|市级|主流|新闻|多家|各级){0,4}(?:媒体|媒體|新闻单位)"
    r"(?:的)?(?:记者)?(?:代表|朋友|们)?(?:应邀|共同)?(?:出席|参加|参会|到会|到场|进行|对|作)"
)
# 21家中央、省级媒体 counts them and names none.
_COUNTED = re.compile(r"\d+余?家")
_BEFORE_LIST = re.compile(r"[。;:!?\"“”]")
_LEAD = re.compile(r"^(?:.{0,30}(?:上|中|日|会)[,，])|^(?:来自|邀请|由|其中|出席.{0,10}的有)")


def organisations(texts: Iterable[str]) -> tuple[str, ...]:
    """Bodies whose heads were present, by the first sentence that lists them."""
    return tuple(_split_names(_list_before(_ORGANISATIONS, texts)))


def media(texts: Iterable[str]) -> tuple[str, ...]:
    """Outlets that were present, by the first sentence that lists them."""
    return tuple(_split_names(_list_before(_MEDIA, texts)))


def _list_before(after: re.Pattern[str], texts: Iterable[str]) -> str:
    """The words of the first sentence that lists something before what the pattern finds."""
    for text in texts:
        for start, end in sentences(text[:3000]):
            folded = fold(text[start:end])
            match = after.search(folded)
            if match is None:
                continue
            marks = [mark.end() for mark in _BEFORE_LIST.finditer(folded, 0, match.start())]
            at = marks[-1] if marks else 0
            if "、" in folded[at : match.start()]:
                return text[start + at : start + match.start()]
    return ""


def _split_names(listing: str) -> list[str]:
    """Names between 、 outside brackets: ``随州日报(随州发布、随州论坛)`` is one."""
    comma = fold(listing).rfind(",")
    at = max(
        comma if "、" in listing[comma:] else fold(listing[: listing.find("、")]).rfind(","), 0
    )
    words = _LEAD.sub("", listing[at:].lstrip(",，"))
    names: list[str] = []
    depth = start = 0
    for position, char in enumerate(words + "、"):
        depth += (char in "(（") - (char in ")）" and depth > 0)
        if char in "、,，" and not depth:
            names.append(words[start:position].strip())
            start = position + 1
    if not names:
        return []
    if any(_COUNTED.match(name) for name in names):
        return []
    last = names.pop()
    names += re.split(r"(?<=.{2})[和及](?=.{3})", last, maxsplit=1) if len(names) > 1 else [last]
    return [name for name in names if name and len(name) <= 60]
