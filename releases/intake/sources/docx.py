"""A Word file as plain text: headings, lists with their numbers, and tables, in order.

Front door: text_of. Tracked deletions are left out and insertions kept, as the text would print.
python-docx opens the file; its `iter_inner_content` passes over content controls and insertions,
so the body is walked here.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from django.utils.translation import gettext as _

from .list_numbering import Numbering
from .source_lines import row
from .unreadable import Unreadable

UNPACKED_AT_MOST = 100 * 1024 * 1024
MARKUP_AT_MOST = 16 * 1024 * 1024
PARTS_AT_MOST = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved away, instructions of fields, phonetic guides, and copies for older programs.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_W}pPr", f"{_W}rPr", f"{_MC}Fallback"}
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}ptab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}  # fmt: skip


def text_of(content: bytes) -> str:
    """The lines of the file's body; raises Unreadable where it cannot be opened."""
    _refuse_bombs(content)
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        return "\n".join(_blocks(document.element.body, numbering))
    except Exception as error:  # a broken part can fail anywhere inside python-docx
        raise Unreadable(_BROKEN()) from error


def _refuse_bombs(content: bytes) -> None:
    """What is unpacked is bounded by what the archive declares: zipfile reads no further."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except Exception as error:
        raise Unreadable(_BROKEN()) from error
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_("这个文件加了密码：请在 Word 中打开，取消密码保存后再上传。"))
    markup = sum(p.file_size for p in parts if p.filename.endswith((".xml", ".rels")))
    whole = sum(part.file_size for part in parts)
    if len(parts) > PARTS_AT_MOST or whole > UNPACKED_AT_MOST or markup > MARKUP_AT_MOST:
        raise Unreadable(
            _("这个 Word 文件展开后有 %(size).0f MB，太大了：请删去其中的图片，或复制文字来粘贴。")
            % {"size": whole / 1024**2}
        )


def _BROKEN() -> str:  # noqa: N802 - a sentence, in the language of the request
    return _("这个 Word 文件已经损坏，打不开：请在 Word 中打开并另存一份，或复制文字粘贴到文本框。")


def _blocks(parent: Any, numbering: Numbering) -> Iterator[str]:
    """Lines of the paragraphs and tables right inside an element, in the order they stand."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, numbering)
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _blocks(child, numbering)  # content controls, insertions


def _paragraph(paragraph: Any, numbering: Numbering) -> Iterator[str]:
    text = "".join(_words(paragraph))
    if text.strip():
        yield from (numbering.mark(paragraph) + text).split("\n")
    for boxed in _text_boxes(paragraph):
        yield from _blocks(boxed, numbering)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}r" and _is_hidden(child):
            continue
        elif child.tag not in _LEFT_OUT and child.tag != f"{_W}txbxContent":
            yield from _words(child)


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off")


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """Text boxes of a paragraph, not those inside them, nor their copies for older programs."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = list(_between(box, paragraph))
        if not any(e.tag in (f"{_MC}Fallback", f"{_W}txbxContent") for e in above):
            yield box


def _between(element: Any, top: Any) -> Iterator[Any]:
    parent = element.getparent()
    while parent is not None and parent is not top:
        yield parent
        parent = parent.getparent()


def _table(table: Any, numbering: Numbering) -> Iterator[str]:
    for line in table.iter(f"{_W}tr"):
        if _owner(line, f"{_W}tbl") is table and line.find(f"{_W}trPr/{_W}del") is None:
            cells = [cell for cell in line.iter(f"{_W}tc") if _owner(cell, f"{_W}tr") is line]
            filled = [[*_blocks(cell, numbering)] for cell in cells]
            nested = any(cell.find(f".//{_W}tbl") is not None for cell in cells)
            yield from [text for cell in filled for text in cell] if nested else row(filled)


def _owner(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)
