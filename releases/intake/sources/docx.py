"""A Word file as plain text: headings, lists with their numbers, tables and notes, in order.

Front door: text_of. Tracked insertions are text as others; what was deleted or crossed out is told
below the text, as are formulas.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby, takewhile
from operator import is_not, itemgetter

from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from releases.text.typography import lowered, notice, raised, struck

from .apart import text_apart
from .docx_package import Package
from .list_numbering import Numbering, W
from .source_lines import MOST_SPANNED, number, row
from .unreadable import Unreadable

# A file with more tags is read apart from the program that asks.
HEAVY = 50_000
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What stands elsewhere, instructions of fields, phonetic guides, and copies for older programs.
_LEFT_OUT = {
    *(W + name for name in ("moveFrom", "rt", "pPr", "rPr", "txbxContent", "instrText")),
    f"{_MC}Fallback",
}
_WORDS = {f"{W}t", f"{W}delText", f"{_M}t"}
_SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), "\t"),
    **dict.fromkeys((f"{W}br", f"{W}cr"), "\n"),
    f"{W}noBreakHyphen": "-",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
# Words, and whether they are crossed out.
_Piece = tuple[str, bool]


def text_of(content: bytes) -> str:
    """The lines of the file's body; raises Unreadable where it cannot be opened."""
    try:
        package = Package(content)
    except Unreadable:
        raise
    except Exception as error:  # a broken file can fail anywhere
        raise Unreadable(_broken()) from error
    return text_apart("docx", content) if package.tags > HEAVY else _text(package)


def read(content: bytes) -> str:
    """As `text_of`, always here and now."""
    try:
        return _text(Package(content))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_broken()) from error


def _text(package: Package) -> str:
    try:
        return "\n".join(_Body(package).lines())
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_broken()) from error


def _broken() -> str:
    return _("这个 Word 文件已经损坏，打不开：请在 Word 中打开并另存一份，或复制文字粘贴到文本框。")


class _Body:
    """What one file says, with the notes that it refers to and what is told below its text."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.numbering = Numbering(package.part("numbering"), package.part("styles"))
        self.struck: list[str] = []
        self.notes: dict[tuple[str, str], str] = {}
        self.counts, self.formulas = Counter[str](), 0

    def lines(self) -> Iterator[str]:
        body = self.package.document.find(f"{W}body")
        yield from self._blocks(body)
        for kind in ("footnote", "endnote"):
            part = self.package.part(f"{kind}s") if self.notes else None
            for note in () if part is None else part.iter(f"{W}{kind}"):
                if mark := self.notes.get((kind, note.get(f"{W}id", ""))):
                    yield mark + " ".join(self._blocks(note)).strip()
        if self.formulas:
            yield notice(f"原文有 {self.formulas} 处公式，已依次写成一行，请对照原文核对。")
        yield from struck(self.struck)

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        """Lines of the paragraphs and tables right inside an element, in the order they stand."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                for line in _own(child, f"{W}tr"):
                    yield from self._row(line)
            elif child.tag == f"{W}del":
                self.struck.append(" ".join(self._blocks(child)))
            elif child.tag not in _LEFT_OUT:
                yield from self._blocks(child)  # content controls, insertions

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        text = ""
        for crossed, pieces in groupby(self._pieces(paragraph, False), itemgetter(1)):
            words = "".join(piece for piece, _crossed in pieces)
            if crossed:
                self.struck.append(words)
            else:
                text += words
        if text.strip():
            yield from (self.numbering.mark(paragraph) + text).split("\n")
        # Its text boxes, not those inside them, nor their copies for older programs.
        for box in paragraph.iter(f"{W}txbxContent"):
            above = takewhile(partial(is_not, paragraph), box.iterancestors())
            if not any(e.tag in (f"{_MC}Fallback", f"{W}txbxContent") for e in above):
                yield from self._blocks(box)

    def _row(self, line: etree._Element) -> Iterator[str]:
        cells = list(_own(line, f"{W}tc"))
        filled = [part for cell in cells for part in self._columns(cell)]
        if line.find(f"{W}trPr/{W}del") is not None:
            self.struck.append("\t".join(" ".join(cell) for cell in filled))
            return
        # A row that holds a table is layout: its cells are read one by one.
        nested = any(cell.find(f".//{W}tbl") is not None for cell in cells)
        yield from [text for cell in filled for text in cell] if nested else row(filled)

    def _columns(self, cell: etree._Element) -> list[list[str]]:
        """The lines of a cell, then an empty cell for each further column that it goes over."""
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        over = number(span.get(f"{W}val"), 1) if span is not None else 1
        return [[*self._blocks(cell)], *([[]] * (min(over, MOST_SPANNED) - 1))]

    def _pieces(self, element: etree._Element, crossed: bool) -> Iterator[_Piece]:
        """The text of a paragraph or of a part of it, hidden runs left out."""
        for child in element:
            tag = child.tag
            if tag in _WORDS:
                yield child.text or "", crossed
            elif tag in _SIGNS:
                yield _SIGNS[tag], crossed
            elif tag in _NOTES:
                yield self._mark(child, _NOTES[tag]), crossed
            elif tag == f"{W}r":
                yield from self._run(child, crossed)
            elif tag in (f"{_M}sup", f"{_M}sub"):
                words = "".join(piece for piece, _crossed in self._pieces(child, crossed))
                yield (raised if tag == f"{_M}sup" else lowered)(words), crossed
            elif tag not in _LEFT_OUT:
                self.formulas += tag == f"{_M}oMath"
                if tag == f"{_M}den":  # below the line of a fraction
                    yield "/", crossed
                yield from self._pieces(child, crossed or tag == f"{W}del")

    def _run(self, run: etree._Element, crossed: bool) -> Iterator[_Piece]:
        if _is_on(run, "vanish"):
            return
        crossed = crossed or _is_on(run, "strike") or _is_on(run, "dstrike")
        place = run.find(f"{W}rPr/{W}vertAlign")
        look = "" if place is None else place.get(f"{W}val", "")
        pieces = self._pieces(run, crossed)
        if look in ("superscript", "subscript"):
            words = "".join(piece for piece, _crossed in pieces)
            yield (raised if look == "superscript" else lowered)(words), crossed
        else:
            yield from pieces

    def _mark(self, reference: etree._Element, kind: str) -> str:
        """The mark of a note, counted in the order of reference; its own mark follows it itself."""
        if reference.get(f"{W}customMarkFollows", "0") not in ("0", "false"):
            return ""
        count = self.counts[kind] + 1
        mark = raised(str(count)) if kind == "footnote" else f"〔尾注{count}〕"
        known = self.notes.setdefault((kind, reference.get(f"{W}id", "")), mark)
        self.counts[kind] += known == mark
        return known


def _is_on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def _own(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, not those of tables inside; controls hold some."""
    for child in parent:
        if child.tag == tag:
            yield child
        else:
            yield from _own(child, tag)
