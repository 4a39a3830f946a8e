"""Lines of text out of marked-up text: blanks and rows of tables, the same for every source."""

import re

from lxml import etree  # type: ignore[import-untyped]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
# Full-width signs and Han letters: a line broken between two of them was one run of text.
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u2018-\u201d\U00020000-\U0003ffff"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t]{{0,200}}[\r\n][ \t\r\n]{{0,400}}(?=[{_WIDE}])")
_MAX_ROW = 400
# Columns or rows that one cell may go over.
MOST_SPANNED = 40
_NBSP = "\xa0"


def tidy(text: str) -> str:
    """One line of a page's source as it is shown; no-break spaces stay as many as they were."""
    return _BLANKS.sub(" ", _BROKEN.sub("", text)).strip(" ").replace(_NBSP, " ")


def row(cells: list[list[str]]) -> list[str]:
    """A row of a table: one line with tabs between cells, or line by line if it is layout.

    Layout is a row with text in one cell only, or more text than a row of data holds.
    """
    filled = sum(map(bool, cells))
    line = "\t".join(" ".join(cell) for cell in cells).rstrip("\t")
    if filled < 2 or len(line) > _MAX_ROW:
        return [text for cell in cells for text in cell]
    return [line]


def number(text: str | None, default: int = 0) -> int:
    """What an attribute counts; the default where it is no number that a list may have."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default


def style(element: etree._Element) -> str:
    """The style that an element of a page states itself."""
    return str(element.get("style", ""))[:2_000]
