"""One walk through a page's tree gives its outline; elements that nobody sees are passed over."""

import re

from lxml import etree  # type: ignore[import-untyped]

from .html_outline import Box, Outline, TableRow
from .source_lines import tidy

DROPPED = {
    "script", "style", "noscript", "template", "head", "title", "nav", "iframe", "object", "embed",
    "applet", "svg", "select", "option", "textarea", "button", "xml", "map", "audio", "video",
    "canvas",
}  # fmt: skip
BOXES = {
    "div", "td", "th", "section", "article", "main", "body", "form", "center", "blockquote",
    "ucapcontent",
}  # fmt: skip
BLOCKS = BOXES | {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody",
    "thead", "tfoot", "tr", "caption", "pre", "hr", "br", "header", "footer", "aside", "figure",
    "figcaption", "fieldset", "legend", "address", "details", "summary", "html",
}  # fmt: skip
HEADINGS = ("h1", "h2", "h3")
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
# A box is credited with its own text, and with a share of the text in the boxes right inside it.
SHARES = (1.0, 0.75, 0.5)


def walk(root: etree._Element) -> Outline:
    walker = _Walker()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            walker.comment(element)
        elif event == "start":
            walker.enter(element)
        else:
            walker.leave(element)
    walker.flush()
    return walker.page


class _Walker:
    def __init__(self) -> None:
        self.page = Outline()
        self.words: list[str] = []
        self.boxes: list[Box] = []
        self.rows: list[TableRow] = []
        self.numbers: list[int | None] = []  # of the lists that are open; None: without numbers
        self.dropped = self.linked = self.pre = 0

    def enter(self, element: etree._Element) -> None:
        tag = _tag(element)
        if self.dropped or _is_dropped(element, tag):
            self.dropped += 1
            return
        if tag in BLOCKS:
            self.flush()
        self._open(element, tag)
        self.say(element.text)

    def leave(self, element: etree._Element) -> None:
        tag = _tag(element)
        if self.dropped:
            self.dropped -= 1
        else:
            if tag in BLOCKS:
                self.flush()
            self._close(tag)
        if not self.dropped:
            self.say(element.tail)

    def comment(self, comment: etree._Element) -> None:
        if self.dropped:
            return
        text = (comment.text or "").strip()
        if len(text) < 60 and "content" in text.lower():
            self.flush()
            self.page.comments.append((text, len(self.page.lines)))
        self.say(comment.tail)

    def say(self, text: str | None) -> None:
        if not text:
            return
        if self.pre:
            first, *rest = text.split("\n")
            self.words.append(first)
            for line in rest:
                self.flush()
                self.words.append(line)
        else:
            self.words.append(text)
        if not self.linked and self.boxes:
            self.boxes[-1].own += len(text.strip())

    def flush(self) -> None:
        if self.words:
            line = tidy("".join(self.words))
            self.words.clear()
            if line.strip():
                self.page.lines.append(line)

    def _open(self, element: etree._Element, tag: str) -> None:
        here = len(self.page.lines)
        if tag in BOXES or tag in HEADINGS:
            self.boxes.append(Box(tag, _names(element), here))
        if tag == "a":
            self.linked += 1
        elif tag == "pre":
            self.pre += 1
        elif tag in ("ul", "ol"):
            self.numbers.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._number(element)
        elif tag == "table":
            for open_row in self.rows[-1:]:
                open_row.holds_table = True
        elif tag == "tr":
            self.rows.append(TableRow(here))
        if tag in ("td", "th") and self.rows:
            self.rows[-1].cells.append(here)

    def _close(self, tag: str) -> None:
        here = len(self.page.lines)
        if tag in BOXES or tag in HEADINGS:
            self._credit(here)
        if tag == "a":
            self.linked -= 1
        elif tag == "pre":
            self.pre -= 1
        elif tag in ("ul", "ol"):
            self.numbers.pop()
        elif tag == "tr":
            done = self.rows.pop()
            done.end = here
            if not done.holds_table and done.cells and done.cells[0] == done.start < here:
                self.page.rows[done.start] = done

    def _credit(self, here: int) -> None:
        box = self.boxes.pop()
        box.end = here
        for outer, share in zip([box, *self.boxes[:-3:-1]], SHARES, strict=False):
            outer.credit += box.own * share
        self.page.boxes.append(box)

    def _number(self, element: etree._Element) -> None:
        if self.numbers and self.numbers[-1] is not None:
            number = _int(element.get("value"), self.numbers[-1])
            self.numbers[-1] = number + 1
            self.words.append(f"{number}.")


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _is_dropped(element: etree._Element, tag: str) -> bool:
    return (
        not tag
        or tag in DROPPED
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style", "")[:2_000]))
    )


def _names(element: etree._Element) -> frozenset[str]:
    words = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
    return frozenset([*words, f"<{element.tag}>"])


def _first_number(element: etree._Element) -> int | None:
    """Where an ordered list begins to count; pages hide the numbers of some by their style."""
    if "none" in element.get("style", "")[:2_000]:
        return None
    return _int(element.get("start"), 1)


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
