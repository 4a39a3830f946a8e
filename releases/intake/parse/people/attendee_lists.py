"""Bodies and media that a line or a sentence lists as present."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from releases.text.folding import fold_simplified
from releases.text.sentences import sentences

Kind = Literal["media", "organisations"]

# Words after a list in a sentence; the list is what stands before them.
_ORGANISATIONS = re.compile(
    r"(?:等)?(?:\d{0,3}个?)?(?:有关|相关|部分|各)?(?:单位和部门|单位|部门|机构)?(?:有关|相关|"
    r"主要|分管)?"
    r"(?:负责人|负责同志|领导)[^。]{0,12}(?:出席|参加|回答|介绍|参会|到会|就)"
)
_MEDIA = re.compile(
    r"等?(?:\d{1,3}余?家)?(?:(?:中央|省级|省市|市级|主流|新闻|多家|各级)、?){0,4}(?:媒体|媒體|新闻单位)"
    r"(?:的)?(?:记者)?(?:代表|朋友|们)?(?:应邀|共同)?(?:出席|参加|参会|到会|到场|进行|对|作)"
)
# Words before a list: 参加今天发布会的新闻媒体有：
_PRESENT = r"(?:出席|参加|参会|到会|与会|邀请|应邀|到场)"
_MEDIA_WORDS = (
    r"(?:主流|新闻|有关|相关|中央|省级|市级|各级|主要|的)*(?:媒体|新闻单位|媒體)"
    r"(?:单位|记者|朋友|代表)*"
)
_BODY_WORDS = r"(?:有关|相关|各|的)*(?:单位|部门|机构)"
_IS = r"(?:主要)?(?:分别)?(?:还)?(?:有|是|为|包括)?\s?:?\s?"
_BEFORE: dict[Kind, re.Pattern[str]] = {
    "media": re.compile(
        rf"(?:{_PRESENT}[^,。;:]{{0,20}}?{_MEDIA_WORDS}{_IS}|邀请(?:到)?了(?=[^。]{{0,200}}(?:媒体|报|社|网|台)))(?P<list>[^。;!?]+)"
    ),
    "organisations": re.compile(
        rf"{_PRESENT}[^,。;:]{{0,16}}?{_BODY_WORDS}(?=有|是|为|包括|:|分别)"
        rf"{_IS}(?P<list>[^。;!?]+)"
    ),
}
_LABELS: dict[Kind, re.Pattern[str]] = {
    "media": re.compile(rf"{_PRESENT}(?:本次|此次)?(?:发布会)?的?{_MEDIA_WORDS}(?:名单)?\s?:\s*"),
    "organisations": re.compile(
        rf"{_PRESENT}(?:本次|此次)?(?:发布会)?的?{_BODY_WORDS}(?:名单)?\s?:\s*"
    ),
}
_AFTER: dict[Kind, re.Pattern[str]] = {"media": _MEDIA, "organisations": _ORGANISATIONS}
# 21家中央、省级媒体 counts them and names none.
_COUNTED = re.compile(r"\d+余?家")
_BEFORE_LIST = re.compile(r"[。;:!?\"“”]")
_LEAD = re.compile(
    r"^(?:.{0,30}(?:上|中|日|会)[,，])|^(?:来自|(?:.{0,12}邀请(?:到)?了?)|由|其中|出席.{0,10}的有)"
)
_TAIL = re.compile(
    r"等?(?:\d{1,3}余?家)?(?:(?:中央|省级|省市|市级|主流|新闻|多家|各级)、?){0,4}(?:媒体|单位|部门)?(?:的)?(?:记者|代表|朋友)*(?:的)?"
    r"(?:(?:应邀|前来)?(?:出席|参加|参会|到会|到场|参与).*)?$"
)
_MAX_LINE = 1000


class Listed(NamedTuple):
    """A line that lists who was present, under its label."""

    kind: Kind
    label: str
    names: tuple[str, ...]


def listed(line: str) -> Listed | None:
    """``参会媒体：甲报、乙台``: a line that is a label and its list."""
    folded = fold_simplified(line)
    for kind, label in _LABELS.items():
        found = label.match(folded)
        if found and len(line) <= _MAX_LINE and "。" not in line.rstrip("。"):
            names = _names(line[found.end() :].rstrip("。；;"))
            return Listed(kind, line[: found.end()].strip(), tuple(names))
    return None


def organisations(texts: Iterable[str]) -> tuple[str, ...]:
    """Bodies whose heads were present, by the first sentence that lists them."""
    return tuple(_named("organisations", texts))


def media(texts: Iterable[str]) -> tuple[str, ...]:
    """Outlets that were present, by the first sentence that lists them."""
    return tuple(_named("media", texts))


def with_askers(present: Iterable[str], asking: Iterable[str]) -> tuple[str, ...]:
    """The outlets listed, then those that asked; one may be listed with its accounts in "
    "brackets."""
    names = list(dict.fromkeys(present))
    known = {fold_simplified(name).partition("(")[0] for name in names}
    return (*names, *(name for name in dict.fromkeys(asking) if fold_simplified(name) not in known))


def _named(kind: Kind, texts: Iterable[str]) -> list[str]:
    """The names in the first sentence that lists something before or after what says so."""
    for text in texts:
        for start, end in sentences(text[:3000]):
            folded = fold_simplified(text[start:end])
            if before := _BEFORE[kind].search(folded):
                listing = text[start + before.start("list") : start + before.end("list")]
                listing = listing[: len(_TAIL.sub("", fold_simplified(listing)))]
                if "、" in listing and (names := _names(listing)):
                    return names
            after = _AFTER[kind].search(folded)
            if after is None:
                continue
            marks = [mark.end() for mark in _BEFORE_LIST.finditer(folded, 0, after.start())]
            at = marks[-1] if marks else 0
            if "、" in folded[at : after.start()]:
                return _split_names(text[start + at : start + after.start()])
    return []


def _split_names(listing: str) -> list[str]:
    """The names at the end of the words before 等媒体: the list begins behind their last comma."""
    comma = fold_simplified(listing).rfind(",")
    at = max(
        comma
        if "、" in listing[comma:]
        else fold_simplified(listing[: listing.find("、")]).rfind(","),
        0,
    )
    return _names(_LEAD.sub("", listing[at:].lstrip(",，")))


def _names(words: str) -> list[str]:
    """Names between 、 outside brackets: ``随州日报(随州发布、随州论坛)`` is one."""
    names: list[str] = []
    depth = start = 0
    for position, char in enumerate(words + "、"):
        depth += (char in "(（") - (char in ")）" and depth > 0)
        if char in "、,，" and not depth:
            names.append(words[start:position].strip())
            start = position + 1
    if not names or any(_COUNTED.match(name) for name in names):
        return []
    last = names.pop()
    names += re.split(r"(?<=.{2})(?:以及|[和及])(?=.{3})", last, maxsplit=1) if names else [last]
    return [name for name in names if name and len(name) <= 60]
