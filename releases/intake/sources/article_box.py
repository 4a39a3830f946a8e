"""Main content extraction: the article's container by its name, else the densest box."""

import re

from .html_outline import Box, Outline

# The bodies of TRS, UCAP and Hanweb, surest first: a class, an id, or a tag as <tag>. A box that
# has the name but less than a fifth of the densest one's text is a button, or left empty.
_SURE = (
    "trs_editor trs_ueditor trs_paper_default ucap-content <ucapcontent> COMMENTS zoomcon zoom "
    "article_content ivs_content pages_content article-content article_con articlecontent "
    "news_content rich_media_content"
)
SURE = tuple(_SURE.split())
# Names so common that the box must also hold most of the text that the densest one does.
LIKELY = ("text", "con", "content", "<article>", "<main>", "article", "main", "detail")
_BEGIN = re.compile(r"<?(?:ucapcontent|zjeg_rss\.content\.begin)>?", re.I)
_END = re.compile(r"</?(?:ucapcontent)>?|/ucapcontent|zjeg_rss\.content\.end", re.I)
MIN_NAMED = 20
# A densest box that is short, or has less than this share of the page's text, is no article; then
# the page is taken whole, furniture too, rather than lose a part of it.
_MIN_ARTICLE, _MIN_SHARE = 100, 0.5


def find(page: Outline) -> tuple[int, int]:
    """First line of the article and the line after its last.

    The densest box is the one with the most text of its own outside links: a box's text counts for
    it in full, for the box around it by three quarters, and for the next by half. So an article
    whose paragraphs are boxes beats each of them, and a page that has its article in one box is
    not preferred to that box.
    """
    densest, most = (0, len(page.lines)), sum(box.own for box in page.boxes)
    best: Box | None = max(page.boxes, key=lambda box: box.credit, default=None)
    size = page.size(best.start, best.end) if best else 0
    if best and size >= max(_MIN_ARTICLE, _MIN_SHARE * most):
        densest, most = (best.start, best.end), min(size, most)
    for name in SURE:
        spans = [span for span in _spans(page, name) if page.size(*span) >= MIN_NAMED]
        if spans and sum(page.size(*span) for span in spans) * 5 >= most:
            # Parts of one article may stand in several containers, with text between them.
            return min(start for start, _end in spans), max(end for _start, end in spans)
    for name in LIKELY:
        span = max(_spans(page, name), key=lambda span: page.size(*span), default=densest)
        if span != densest and page.size(*span) * 2 >= most:
            return span
    return densest


def _spans(page: Outline, name: str) -> list[tuple[int, int]]:
    """The boxes of a name; COMMENTS are those that comments of a content system put around it."""
    if name != "COMMENTS":
        return [(box.start, box.end) for box in page.boxes if name in box.names]
    spans, start = [], None
    for text, line in page.comments:
        if start is not None and (_END.fullmatch(text) or _BEGIN.fullmatch(text)):
            spans.append((start, line))
            start = None
        elif _BEGIN.fullmatch(text):
            start = line
    return spans
