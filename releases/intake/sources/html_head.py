"""What a page says about itself outside its article: title, tags of its head, lines around it."""

import re
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from releases.intake.parse.metadata_labels import FIELD, LABEL
from releases.text.dates import timestamp
from releases.text.width import fold

from .html_outline import Outline
from .html_walk import HEADINGS
from .source_lines import tidy

# Tags of the 发展指引, with the label that a reader knows; other spellings of pages beside them.
TAGS = {
    "pubdate": "发布时间", "publishdate": "发布时间",
    "contentsource": "信息来源", "source": "信息来源",
    "author": "作者",
}  # fmt: skip
_LINES_BEFORE, _LINES_AFTER = 30, 12
_LONGEST = 200
_EDGE = 10  # lines at either end of an article that may print what the tags say
_EMPTY = {"", "null", "none", "undefined", "无"}
_FIELDS = {"published_at", "source", "editor", "reviewer"}
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class About:
    """The title, the lines above and below the article that tell of it, and the head's tags."""

    title: str
    above: list[str]
    below: list[str]
    tags: list[str]


def about(root: etree._Element, page: Outline, start: int, end: int) -> About:
    tags = _tags(root)
    return About(
        title=tags.get("articletitle") or _title(root, _headings(page, start)),
        above=[*filter(_tells, page.text(max(0, start - _LINES_BEFORE), start))],
        below=[*filter(_tells, page.text(end, end + _LINES_AFTER))],
        tags=[f"{label}：{tags[name]}" for name, label in TAGS.items() if name in tags],
    )


def with_labels(text: list[str], said: About) -> list[str]:
    """The article between the lines about it, each only where no line says it already."""
    edges = [*text[:_EDGE], *text[-_EDGE:]]
    above = [line for line in said.above if line not in text[:_EDGE]]
    below = [line for line in said.below if line not in [*text[-_EDGE:], *above]]
    telling = [*above, *below, *filter(_tells, edges)]
    tags = [line for line in dict.fromkeys(said.tags) if not _is_said(line, telling)]
    title = [] if not said.title or _says_title(said.title, text[:_EDGE]) else [said.title]
    return [*title, *above, *tags, *text, *below]


def _is_said(tag: str, telling: list[str]) -> bool:
    label, _colon, value = tag.partition("：")
    stamp = timestamp(value)
    if label == "发布时间" and stamp:
        printed = filter(None, map(timestamp, telling))
        return any(other[0][:10] == stamp[0][:10] for other in printed)
    bare = _bare(value)
    return any(bare in _bare(line) for line in telling)


def _bare(text: str) -> str:
    return _BLANK.sub("", fold(text))


def _says_title(title: str, lines: list[str]) -> bool:
    """A page's title often has the site's name after the article's own."""
    bare = _bare(title)
    heads = map(_bare, lines)
    return any(line == bare or (len(line) >= 8 and bare.startswith(line)) for line in heads)


def _tells(line: str) -> bool:
    """Whether a line outside the article tells of it: a moment, or a label with its value."""
    if len(line) > _LONGEST:
        return False
    folded = fold(line)
    stamp = timestamp(line[:40])
    if stamp and stamp[1] == 0 and len(stamp[0]) > 10:
        return True
    return any(
        FIELD.get("".join(found["label"].split())) in _FIELDS and folded[found.end() :].strip()
        for found in LABEL.finditer(folded)
    )


def _tags(root: etree._Element) -> dict[str, str]:
    """The first filled tag of each name; an empty one or a printed null says nothing."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name, value = tag.get("name", "").lower(), tidy(tag.get("content", ""))[:300]
        if value.lower() not in _EMPTY:
            found.setdefault(name, value)
    return found


def _headings(page: Outline, start: int) -> list[str]:
    """Headings above the article, the nearest first."""
    above = [box for box in page.boxes if box.tag in HEADINGS and box.end <= start]
    texts = ("".join(page.lines[box.start : box.end]) for box in reversed(above))
    return [text for text in texts if 8 <= len(text) <= _LONGEST]


def _title(root: etree._Element, headings: list[str]) -> str:
    """The heading with which the page's title begins; else the longer of the two.

    A title may be the site's name only, and so may a heading.
    """
    titles = (tidy("".join(title.itertext()))[:300] for title in root.iter("title"))
    title = next(filter(None, titles), "")
    bare = _bare(title)
    for heading in headings:
        if bare.startswith(_bare(heading)):
            return heading
    return max([title, *headings[:1]], key=len)
