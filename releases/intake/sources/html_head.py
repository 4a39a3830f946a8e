"""What a page says about itself outside its article: title, tags of its head, lines around it."""

import re
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from releases.intake.parse.page.metadata_labels import FIELD, LABEL
from releases.intake.parse.page.site_chrome import behind_site, is_site_words, without_site
from releases.text.folding import fold
from releases.text.periods.printed_dates import timestamp

from .html_outline import Outline
from .html_walk import HEADINGS
from .source_lines import tidy
from .wechat import said_by_scripts

# Tags of the 发展指引, with the label that a reader knows; other spellings of pages beside them.
TAGS = {
    **dict.fromkeys(("pubdate", "publishdate"), "发布时间"),
    **dict.fromkeys(("contentsource", "source"), "信息来源"),
    "author": "作者",
}
_MAX_BEFORE, _MAX_AFTER = 30, 12
_MAX_LINE, _MAX_TAG = 200, 300
_MAX_TOP = 3  # lines of an article below which a heading heads but a part of it
_MAX_EDGE = 10  # lines at either end of an article that may print what the tags say
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
    """What the head and the lines around the article say; an empty or null tag says nothing.

    The title is the heading that the page's title holds, else the longer of the two: a title may
    be the site's name only, and so may a heading; then it says nothing.
    """
    tags: dict[str, str] = {}
    for tag in root.iter("meta"):
        name, value = tag.get("name", "").lower(), tidy(tag.get("content", ""))[:_MAX_TAG]
        if value.lower() not in _EMPTY:
            tags.setdefault(name, value)
    tags = said_by_scripts(root) | tags
    titles = (tidy("".join(title.itertext()))[:_MAX_TAG] for title in root.iter("title"))
    title = behind_site(without_site(next(filter(None, titles), "")))
    # Headings above the article, the nearest first, then those on its top.
    boxes = [box for box in page.boxes if box.tag in HEADINGS and box.end <= start]
    inside = [b for b in page.boxes if b.tag in HEADINGS and start <= b.start < start + _MAX_TOP]
    texts = ("".join(page.lines[box.start : box.end]) for box in [*reversed(boxes), *inside])
    headings = [text for text in texts if 8 <= len(text) <= _MAX_LINE and not is_site_words(text)]
    begins = (text for text in headings if _unspaced(text) in _unspaced(title))
    return About(
        title=tags.get("articletitle") or next(begins, "") or max([title, *headings[:1]], key=len),
        above=[*filter(_tells, page.text(max(0, start - _MAX_BEFORE), start))],
        below=[*filter(_tells, page.text(end, end + _MAX_AFTER))],
        tags=[f"{label}：{tags[name]}" for name, label in TAGS.items() if name in tags],
    )


def with_labels(text: list[str], said: About) -> list[str]:
    """The article between the lines about it, each only where no line says it already."""
    edges = [*text[:_MAX_EDGE], *text[-_MAX_EDGE:]]
    above = [line for line in said.above if line not in text[:_MAX_EDGE]]
    below = [line for line in said.below if line not in [*text[-_MAX_EDGE:], *above]]
    telling = [*above, *below, *filter(_tells, edges)]
    told = [_unspaced(line) for line in telling]
    days = {stamp[0][:10] for stamp in map(timestamp, telling) if stamp}
    tags = []
    for tag in dict.fromkeys(said.tags):
        label, _colon, value = tag.partition("：")
        stamp = timestamp(value)
        # Of a moment the day is enough.
        if label == "发布时间" and stamp:
            shown = stamp[0][:10] in days
        else:
            shown = any(_unspaced(value) in line for line in told)
        if not shown:
            tags.append(tag)
    title, heads = _unspaced(said.title), map(_unspaced, text[:_MAX_EDGE])
    # A page's title often has the site's name after the article's own.
    shown = any(line == title or (len(line) >= 8 and title.startswith(line)) for line in heads)
    return [*([] if shown or not said.title else [said.title]), *above, *tags, *text, *below]


def _unspaced(text: str) -> str:
    return _BLANK.sub("", fold(text))


def _tells(line: str) -> bool:
    """Whether a line outside the article tells of it: a moment, or a label with its value."""
    if len(line) > _MAX_LINE:
        return False
    folded = fold(line)
    stamp = timestamp(line[:40])
    if stamp and stamp[1] == 0 and len(stamp[0]) > 10:
        return True
    return any(
        FIELD.get("".join(found["label"].split())) in _FIELDS and folded[found.end() :].strip()
        for found in LABEL.finditer(folded)
    )
