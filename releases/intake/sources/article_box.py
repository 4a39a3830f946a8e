"""Where on a page the article stands: in a container of a known name, else in the densest box."""

import re
from collections.abc import Iterator

from .html_outline import Box, Outline

# The bodies of TRS, UCAP and Hanweb, surest first: a class, an id, or a tag as <tag>. A box that
# has the name but less than a fifth of the densest one's text is a button, or left empty.
SURE = (
    "trs_editor", "trs_ueditor", "trs_paper_default", "ucap-content", "<ucapcontent>",
    "COMMENTS", "zoomcon", "zoom", "article_content", "ivs_content", "pages_content",
    "article-content", "article_con", "articlecontent", "news_content", "rich_media_content",
)  # fmt: skip
# Names so common that the box must also hold most of the text that the densest one does.
LIKELY = ("text", "con", "content", "<article>", "<main>", "article", "main", "detail")
_BEGIN = re.compile(r"<?(?:ucapcontent|zjeg_rss\.content\.begin)>?", re.I)
_END = re.compile(r"</?(?:ucapcontent)>?|/ucapcontent|zjeg_rss\.content\.end", re.I)
_LEAST = 20
# A densest box that is short, or has less than this share of the page's text, is no article; then
# the page is taken whole, furniture too, rather than lose a part of it.
_SHORT, _SHARE = 100, 0.5


def find(page: Outline) -> tuple[int, int]:
    """First line of the article and the line after its last."""
    densest, most = _densest(page)
    for name in SURE:
        spans = [span for span in _spans(page, name) if page.size(*span) >= _LEAST]
        if spans and sum(page.size(*span) for span in spans) * 5 >= most:
            # Parts of one article may stand in several containers, with text between them.
            return min(start for start, _end in spans), max(end for _start, end in spans)
    for name in LIKELY:
        span = max(_spans(page, name), key=lambda span: page.size(*span), default=densest)
        if span != densest and page.size(*span) * 2 >= most:
            return span
    return densest


def _spans(page: Outline, name: str) -> list[tuple[int, int]]:
    return list(_commented(page) if name == "COMMENTS" else _named(page, name))


def _named(page: Outline, name: str) -> Iterator[tuple[int, int]]:
    yield from ((box.start, box.end) for box in page.boxes if name in box.names)


def _commented(page: Outline) -> Iterator[tuple[int, int]]:
    start = None
    for text, line in page.comments:
        if start is not None and (_END.fullmatch(text) or _BEGIN.fullmatch(text)):
            yield start, line
            start = None
        elif _BEGIN.fullmatch(text):
            start = line


def _densest(page: Outline) -> tuple[tuple[int, int], int]:
    """The box with the most text of its own outside links, and how much text that is.

    A box's text counts for it in full, for the box around it by three quarters, and for the next
    by half: so an article whose paragraphs are boxes beats each of them, and a page that has its
    article in one box is not preferred to that box.
    """
    whole = sum(box.own for box in page.boxes)
    best: Box | None = max(page.boxes, key=lambda box: box.credit, default=None)
    size = page.size(best.start, best.end) if best else 0
    if best is None or size < max(_SHORT, _SHARE * whole):
        return (0, len(page.lines)), whole
    return (best.start, best.end), min(size, whole)
