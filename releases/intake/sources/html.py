"""A saved web page as plain text: its article, with what the page says about itself on top.

Front door: text_of. Never fetches anything; what it leaves out is furniture.
"""

from lxml import etree  # type: ignore[import-untyped]

from releases.text.typography import struck

from .apart import text_apart
from .article_box import find
from .html_head import about, with_labels
from .html_walk import walk
from .tag_stripping import flat_text

# Characters of windows-1252 that old editors wrote as numeric entities, such as &#150; for –.
_C1 = {n: bytes([n]).decode("cp1252", "ignore") or None for n in range(0x80, 0xA0)}
_C1[0x85] = "\n"
# A larger page, one with more tags, or with a longer piece between two of them, which may be one
# tag whose attributes are compared with each other, is read apart from the program that asks.
HEAVY_SIZE, HEAVY_TAGS, HEAVY_PIECE = 1_000_000, 20_000, 30_000


def text_of(markup: str) -> str:
    """The lines of the article, joined by newlines; empty where the page has no text.

    Raises Unreadable for a page that takes too long.
    """
    light = len(markup) <= HEAVY_SIZE and markup.count("<") <= HEAVY_TAGS
    if light and max(map(len, markup.split("<"))) <= HEAVY_PIECE:
        return page_text(markup)
    return text_apart("html", markup.encode("utf-8", "surrogatepass"))


def read(content: bytes) -> str:
    """As `text_of`, always here and now."""
    return page_text(content.decode("utf-8", "surrogatepass"))


def page_text(markup: str) -> str:
    markup = markup.removeprefix("\ufeff").replace("\x00", "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    lines: list[str] = []
    if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        lines = flat_text(markup)  # the parser gave up half-way, as it does at 2,048 open tags
    elif root is not None:
        page = walk(root)
        start, end = find(page)
        lines = with_labels(page.text(start, end), about(root, page, start, end))
        lines += struck(page.struck)
    return "\n".join(lines).translate(_C1)
