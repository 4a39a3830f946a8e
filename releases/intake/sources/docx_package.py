"""The parts of a Word file that are read, found by what the file says of them, never by name.

No more is opened than what a transcript needs, and what is opened is counted as it is unpacked:
what an archive declares of itself, and pictures, do not matter.
"""

import io
import posixpath
import zipfile

from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from .unreadable import Unreadable

MAX_MARKUP = 16 * 1024 * 1024
MAX_PARTS = 5_000
MAX_TAGS = 500_000
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What the strict form of the format calls what all programs write otherwise.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}


class Package:
    """An open Word file; raises Unreadable for one that is broken, locked or too large."""

    def __init__(self, content: bytes) -> None:
        self.tags = self._size = 0
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        parts = self._archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable(_("这个文件加了密码：请在 Word 中打开，取消密码保存后再上传。"))
        if len(parts) > MAX_PARTS:
            values = {"count": len(parts), "limit": MAX_PARTS}
            raise Unreadable(
                _("这个 Word 文件由 %(count)s 个部分组成，最多 %(limit)s 个：请复制文字来粘贴。")
                % values
            )
        self._main = self._targets("").get("officeDocument", "")
        self._parts = self._targets(self._main)
        self.document = self._read(self._main)

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the document has of a kind, as numbering or footnotes."""
        return self._read(self._parts[kind]) if kind in self._parts else None

    def _targets(self, source: str) -> dict[str, str]:
        """The first part of each kind that a part, or the file itself, is related to."""
        folder, name = posixpath.split(source)
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, str] = {}
        if where in self._archive.namelist():
            for one in self._read(where).iter(_RELATED):
                if one.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
                    found.setdefault(one.get("Type", "").rpartition("/")[2], target.lstrip("/"))
        return found

    def _read(self, name: str) -> etree._Element:
        with self._archive.open(name) as part:
            markup = part.read(MAX_MARKUP + 1 - self._size)
        self._size += len(markup)
        self.tags += markup.count(b"<")
        if self._size > MAX_MARKUP:
            raise Unreadable(
                _("这个 Word 文件的文字展开后超过 %(limit)s MB，太大了：请复制其中的文字来粘贴。")
                % {"limit": MAX_MARKUP // 1024**2}
            )
        if self.tags > MAX_TAGS:
            raise Unreadable(
                _("这个 Word 文件有 %(count)s 处标记，最多 %(limit)s 处：请复制文字来粘贴。")
                % {"count": f"{self.tags:,}", "limit": f"{MAX_TAGS:,}"}
            )
        for strict, usual in _STRICT.items():
            markup = markup.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(markup, parser)
