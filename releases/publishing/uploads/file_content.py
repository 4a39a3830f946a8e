"""What a file is by its bytes, whatever its name says."""

import re
from enum import StrEnum
from typing import IO

from releases.intake.sources.encodings import looks_binary

from .zip_members import kind_of_zip

HEAD = 64 * 1024
_OLE_MOST = 8 * 1024 * 1024  # of a large one the beginning and the end: one of them has the names
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+)?(\w+)", re.S | re.I
)


class Content(StrEnum):
    """By the suffix that such a file has; what stands from HEIC on is never taken."""

    PDF, OFD, DOC, DOCX = ".pdf", ".ofd", ".doc", ".docx"
    PPT, PPTX, XLS, XLSX = ".ppt", ".pptx", ".xls", ".xlsx"
    JPEG, PNG, GIF, WEBP = ".jpg", ".png", ".gif", ".webp"
    MP3, MP4, ZIP, TEXT = ".mp3", ".mp4", ".zip", ".txt"
    HEIC, SVG, HTML, RTF, BMP, TIFF = ".heic", ".svg", ".html", ".rtf", ".bmp", ".tif"
    MOV, ARCHIVE, PROGRAM, LOCKED = ".mov", ".rar", ".exe", "encrypted"
    EMPTY, UNKNOWN = "empty", "unknown"


PICTURES = frozenset({Content.JPEG, Content.PNG, Content.GIF, Content.WEBP})
_HEIF = ("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis")
# The first bytes of each, and where they begin.
_BEGINNINGS = (
    (0, b"%PDF", Content.PDF),
    (0, b"\xff\xd8\xff", Content.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Content.PNG),
    (0, b"GIF87a", Content.GIF),
    (0, b"GIF89a", Content.GIF),
    (8, b"WEBP", Content.WEBP),
    (0, b"II*\x00", Content.TIFF),
    (0, b"MM\x00*", Content.TIFF),
    *((4, f"ftyp{brand}".encode(), Content.HEIC) for brand in _HEIF),
    (4, b"ftypqt  ", Content.MOV),
    (4, b"ftyp", Content.MP4),
    (0, b"ID3", Content.MP3),
    *((0, bytes((0xFF, frame)), Content.MP3) for frame in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)),
    (0, b"{\\rtf", Content.RTF),
    (0, b"Rar!", Content.ARCHIVE),
    (0, b"7z\xbc\xaf", Content.ARCHIVE),
    (0, b"\x1f\x8b", Content.ARCHIVE),
    (0, b"MZ", Content.PROGRAM),
    (0, b"\x7fELF", Content.PROGRAM),
    (0, b"#!", Content.PROGRAM),
)
# Streams of the old binary formats, in the order in which they are looked for.
_STREAMS = (
    ("EncryptedPackage", Content.LOCKED),
    ("WordDocument", Content.DOC),
    ("PowerPoint Document", Content.PPT),
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
)


def content_of(file: IO[bytes]) -> Content:
    """Raises Refused for an archive that would do harm or cannot be opened."""
    file.seek(0)
    head = file.read(HEAD)
    for at, beginning, content in _BEGINNINGS:
        if head.startswith(beginning, at):
            return content
    if not head.strip(b"\0"):
        return Content.EMPTY
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Content(kind_of_zip(file))
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _of_streams(file)
    if looks_binary(head):
        return Content.BMP if head.startswith(b"BM") else Content.UNKNOWN
    found = _MARKUP.match(head.decode("utf-8-sig", "replace"))
    root = found[1].lower() if found else ""
    if root in ("html", "head", "body", "script", "table", "div", "iframe", "meta"):
        return Content.HTML
    return Content.SVG if root == "svg" else Content.TEXT


def _of_streams(file: IO[bytes]) -> Content:
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    found = file.read(_OLE_MOST)
    file.seek(max(0, size - _OLE_MOST))
    found += file.read(_OLE_MOST)
    names = (content for name, content in _STREAMS if name.encode("utf-16-le") in found)
    return next(names, Content.UNKNOWN)
