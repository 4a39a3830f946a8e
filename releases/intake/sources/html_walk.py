"""One walk through a page's tree gives its outline; elements that nobody sees are passed over."""

import re

from lxml import etree  # type: ignore[import-untyped]

from .html_outline import Box, Outline, TableRow
from .source_lines import number, tidy

_DROPPED = (
    "script style noscript template head title nav iframe object embed applet svg select option "
    "textarea button xml map audio video canvas"
)
_BOXES = "div td th section article main body form center blockquote ucapcontent"
_BLOCKS = (
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tfoot tr caption pre hr br header "
    "footer aside figure figcaption fieldset legend address details summary html"
)
DROPPED = frozenset(_DROPPED.split())
BOXES = frozenset(_BOXES.split())
BLOCKS = BOXES | frozenset(_BLOCKS.split())
HEADINGS = ("h1", "h2", "h3")
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
# A box is credited with its own text, and with a share of the text in the boxes right inside it.
SHARES = (1.0, 0.75, 0.5)


def walk(root: etree._Element) -> Outline:
    """The outline of a parsed page."""
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
        if (
            self.dropped
            or not tag
            or tag in DROPPED
            or element.get("hidden") is not None
            or _HIDDEN.search(_style(element))
        ):
            self.dropped += 1
            return
        if tag in BLOCKS:
            self.flush()
        self._open_box(element, tag)
        self.say(element.text)

    def leave(self, element: etree._Element) -> None:
        if self.dropped:
            self.dropped -= 1
            if not self.dropped:
                self.say(element.tail)
            return
        tag = _tag(element)
        if tag in BLOCKS:
            self.flush()
        here = len(self.page.lines)
        if tag in BOXES or tag in HEADINGS:
            box = self.boxes.pop()
            box.end = here
            for outer, share in zip([box, *self.boxes[:-3:-1]], SHARES, strict=False):
                outer.credit += box.own * share
            self.page.boxes.append(box)
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

    def _open_box(self, element: etree._Element, tag: str) -> None:
        here = len(self.page.lines)
        if tag in BOXES or tag in HEADINGS:
            names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
            self.boxes.append(Box(tag, frozenset([*names, f"<{tag}>"]), here))
        if tag == "a":
            self.linked += 1
        elif tag == "pre":
            self.pre += 1
        elif tag in ("ul", "ol"):
            # Pages hide the numbers of some ordered lists by their style.
            counts = tag == "ol" and "none" not in _style(element)
            self.numbers.append(number(element.get("start"), 1) if counts else None)
        elif tag == "li" and self.numbers and self.numbers[-1] is not None:
            count = number(element.get("value"), self.numbers[-1])
            self.numbers[-1] = count + 1
            self.words.append(f"{count}.")
        elif tag == "table":
            for open_row in self.rows[-1:]:
                open_row.holds_table = True
        elif tag == "tr":
            self.rows.append(TableRow(here))
        if tag in ("td", "th") and self.rows:
            self.rows[-1].cells.append(here)


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _style(element: etree._Element) -> str:
    return str(element.get("style", ""))[:2_000]
