"""A Word file as plain text: headings, lists with their numbers, and tables, in order.

Front door: text_of. Tracked deletions are left out and insertions kept, as the text would print.
python-docx opens the file; its `iter_inner_content` passes over content controls and insertions,
so the body is walked here.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import takewhile
from operator import is_not

import docx
from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from .list_numbering import Numbering, W
from .source_lines import MOST_SPANNED, number, row
from .unreadable import Unreadable

MAX_UNPACKED = 100 * 1024 * 1024
MAX_MARKUP = 16 * 1024 * 1024
MAX_PARTS = 5_000
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved away, instructions of fields, phonetic guides, and copies for older programs.
_LEFT_OUT = {*(W + name for name in ("del", "moveFrom", "rt", "pPr", "rPr")), f"{_MC}Fallback"}
_SIGNS = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), "\t"),
    **dict.fromkeys((f"{W}br", f"{W}cr"), "\n"),
    f"{W}noBreakHyphen": "-",
}


def text_of(content: bytes) -> str:
    """The lines of the file's body; raises Unreadable where it cannot be opened.

    What is unpacked is bounded by what the archive declares: zipfile reads no further.
    """
    broken = _(
        "这个 Word 文件已经损坏，打不开：请在 Word 中打开并另存一份，或复制文字粘贴到文本框。"
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:
        raise Unreadable(broken) from error
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_("这个文件加了密码：请在 Word 中打开，取消密码保存后再上传。"))
    markup = sum(p.file_size for p in parts if p.filename.endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or whole > MAX_UNPACKED or markup > MAX_MARKUP:
        raise Unreadable(
            _("这个 Word 文件展开后有 %(size).0f MB，太大了：请删去其中的图片，或复制文字来粘贴。")
            % {"size": whole / 1024**2}
        )
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        return "\n".join(_blocks(document.element.body, numbering))
    except Exception as error:  # a broken part can fail anywhere inside python-docx
        raise Unreadable(broken) from error


def _blocks(parent: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Lines of the paragraphs and tables right inside an element, in the order they stand."""
    for child in parent:
        if child.tag == f"{W}p":
            text = "".join(_text_pieces(child))
            if text.strip():
                yield from (numbering.mark(child) + text).split("\n")
            # Its text boxes, not those inside them, nor their copies for older programs.
            for box in child.iter(f"{W}txbxContent"):
                above = takewhile(partial(is_not, child), box.iterancestors())
                if not any(e.tag in (f"{_MC}Fallback", f"{W}txbxContent") for e in above):
                    yield from _blocks(box, numbering)
        elif child.tag == f"{W}tbl":
            for line in child.iter(f"{W}tr"):
                if _owner(line, f"{W}tbl") is not child or line.find(f"{W}trPr/{W}del") is not None:
                    continue
                cells = [cell for cell in line.iter(f"{W}tc") if _owner(cell, f"{W}tr") is line]
                filled = [part for cell in cells for part in _columns(cell, numbering)]
                # A row that holds a table is layout: its cells are read one by one.
                nested = any(cell.find(f".//{W}tbl") is not None for cell in cells)
                yield from [text for cell in filled for text in cell] if nested else row(filled)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _blocks(child, numbering)  # content controls, insertions


def _columns(cell: etree._Element, numbering: Numbering) -> list[list[str]]:
    """The lines of a cell, then an empty cell for each further column that it goes over."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    over = number(span.get(f"{W}val"), 1) if span is not None else 1
    return [[*_blocks(cell, numbering)], *([[]] * (min(over, MOST_SPANNED) - 1))]


def _text_pieces(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph or of a part of it, hidden runs left out."""
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != f"{W}txbxContent":
            hidden = child.find(f"{W}rPr/{W}vanish") if child.tag == f"{W}r" else None
            if hidden is None or hidden.get(f"{W}val", "1") in ("0", "false", "off"):
                yield from _text_pieces(child)


def _owner(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)
