"""One walk through a page's tree gives its outline; elements that nobody sees are passed over."""

import re
from collections.abc import Container

from lxml import etree  # type: ignore[import-untyped]

from releases.intake.parse.page.site_chrome import is_button
from releases.text.typography import lowered, raised

from .hidden_body import only_body
from .html_outline import Box, Outline, TableRow
from .html_styles import DROPPED, Look, is_hidden, look_of
from .source_lines import MOST_SPANNED, number, style, tidy

_BOXES = "div td th section article main body form center blockquote ucapcontent"
_BLOCKS = (
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tbody thead tfoot tr caption pre hr br header "
    "footer aside figure figcaption fieldset legend address details summary html"
)
BOXES = frozenset(_BOXES.split())
BLOCKS = BOXES | frozenset(_BLOCKS.split())
HEADINGS = ("h1", "h2", "h3")
# A link to a note of the page, as [1] or 注2.
_NOTE_LINK = re.compile(r"[\[(（〔【]?(?:注|note)?\s?[\d①-⑳*†‡]{1,3}[\])）〕】]?", re.I)
_MAX_WRAPPERS = 4  # hidden ones around a body
_SPANS = ("colspan", "rowspan")
# A box is credited with its own text, and with a share of the text in the boxes right inside it.
SHARES = (1.0, 0.75, 0.5)


def walk(root: etree._Element) -> Outline:
    """The outline of a parsed page.

    What is hidden or crossed out is left out, unless there is hardly anything beside it: then a
    script shows it, or a tag was left open.
    """
    shown: set[etree._Element] = set()
    page = _walked(root, shown, crossed=True)
    for _time in range(_MAX_WRAPPERS):
        body = only_body(page)
        if body is None:
            break
        shown.add(body)
        page = _walked(root, shown, crossed=True)
    if sum(map(len, page.struck)) > page.size(0, len(page.lines)):
        return _walked(root, shown, crossed=False)
    return page


def _walked(root: etree._Element, shown: Container[etree._Element], *, crossed: bool) -> Outline:
    walker = _Walker(shown, crossed=crossed)
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
    def __init__(self, shown: Container[etree._Element], *, crossed: bool) -> None:
        self.shown, self.crossed = shown, crossed
        self.page = Outline()
        self.words: list[str] = []
        self.boxes: list[Box] = []
        self.rows: list[TableRow] = []
        self.held: list[dict[int, int]] = []  # of each open table, by column
        self.numbers: list[int | None] = []  # of the lists that are open; None: without numbers
        # Elements whose words look otherwise, with the word they begin at.
        self.looks: list[tuple[etree._Element, Look, int]] = []
        self.struck: list[str] = []
        self.dropped = self.linked = self.pre = self.crossing = 0
        self.link = 0  # how many words of the line stand before the link that is open

    def enter(self, element: etree._Element) -> None:
        tag = _tag(element)
        hidden = is_hidden(element) and element not in self.shown
        if hidden and not self.dropped and tag not in DROPPED:
            self.page.hidden.append(element)
        if self.dropped or hidden or not tag or tag in DROPPED:
            self.dropped += 1
            return
        if tag in BLOCKS:
            self.flush()
        look = look_of(element, tag)
        if look == "struck":
            self.crossing += self.crossed
        elif look:
            self.looks.append((element, look, len(self.words)))
        self._open_box(element, tag)
        self.say(element.text)

    def leave(self, element: etree._Element) -> None:
        if self.dropped:
            self.dropped -= 1
            if not self.dropped:
                self.say(element.tail)
            return
        tag = _tag(element)
        self._close_look(element, tag)
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
            # A button stands apart from what the markup glues it to.
            if is_button("".join(self.words[self.link :])):
                self.words.insert(self.link, " ")
                self.words.append(" ")
        elif tag == "pre":
            self.pre -= 1
        elif tag in ("ul", "ol"):
            self.numbers.pop()
        elif tag == "table":
            self.held.pop()
        elif tag == "tr":
            done = self.rows.pop()
            done.close(here, self.held[-1] if self.held else {})
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
        if self.crossing:
            self.struck.append(text)
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
        self.looks.clear()
        if self.words:
            line = tidy("".join(self.words))
            self.words.clear()
            if line.strip():
                self.page.lines.append(line)

    def _close_look(self, element: etree._Element, tag: str) -> None:
        if self.crossing and look_of(element, tag) == "struck":
            self.crossing -= 1
            if not self.crossing:
                self.page.struck.append("".join(self.struck))
                self.struck.clear()
        if not self.looks or self.looks[-1][0] is not element:
            return
        _element, look, at = self.looks.pop()
        words = "".join(self.words[at:])
        noted = look == "link" and _NOTE_LINK.fullmatch(words.strip())
        if look == "lowered":
            self.words[at:] = [lowered(words)]
        elif look == "raised" or (noted and at and self.words[at - 1][-1:].strip()):
            self.words[at:] = [raised(words)]

    def _open_box(self, element: etree._Element, tag: str) -> None:
        here = len(self.page.lines)
        if tag in BOXES or tag in HEADINGS:
            names = f"{element.get('id', '')} {element.get('class', '')}".lower().split()
            self.boxes.append(Box(tag, frozenset([*names, f"<{tag}>"]), here))
        if tag == "a":
            self.linked += 1
            self.link = len(self.words)
        elif tag == "pre":
            self.pre += 1
        elif tag in ("ul", "ol"):
            # Pages hide the numbers of some ordered lists by their style.
            counts = tag == "ol" and "none" not in style(element)
            self.numbers.append(number(element.get("start"), 1) if counts else None)
        elif tag == "li" and self.numbers and self.numbers[-1] is not None:
            count = number(element.get("value"), self.numbers[-1])
            self.numbers[-1] = count + 1
            self.words.append(f"{count}.")
        elif tag == "table":
            self.held.append({})
            for open_row in self.rows[-1:]:
                open_row.holds_table = True
        elif tag == "tr":
            self.rows.append(TableRow(here))
        if tag in ("td", "th") and self.rows:
            columns, rows = (min(number(element.get(name), 1), MOST_SPANNED) for name in _SPANS)
            self.rows[-1].open_cell(here, columns, rows, self.held[-1] if self.held else {})


def _tag(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""
