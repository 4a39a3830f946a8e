"""Small files of every kind, and such as an attacker sends."""

import io
import struct
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def picture(format="JPEG", size=(40, 30), mode="RGB", colour=None, **kw):
    file = io.BytesIO()
    Image.new(mode, size, colour or {"RGBA": (200, 30, 30, 128)}.get(mode, 90)).save(
        file, format, **kw
    )
    return file.getvalue()


def zipped(*names, content=b"x", **members):
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
        for name, text in members.items():
            archive.writestr(name, text)
    return file.getvalue()


def ole(stream):
    return OLE + b"\0" * 504 + stream.encode("utf-16-le")


def office(part):
    return zipped("[Content_Types].xml", part)


def locked(content):
    """The same archive, its members marked as encrypted."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 8] + b"\x01\x00" + content[at + 10 :]


def promising(content, size):
    """The same archive, whose first member says that it unpacks to `size`."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<I", size) + content[at + 28 :]


GENUINE = {
    ".pdf": b"%PDF-1.7", ".ofd": zipped("OFD.xml"), ".txt": "正文。".encode("gb18030"),
    ".csv": "\ufeff年,件\n2024,1939".encode(), ".doc": ole("WordDocument"),
    ".docx": office("word/document.xml"), ".wps": ole("WordDocument"),
    ".ppt": ole("PowerPoint Document"), ".pptx": office("ppt/presentation.xml"),
    ".xls": ole("Workbook"), ".xlsx": office("xl/workbook.xml"), ".et": ole("Workbook"),
    ".zip": zipped("甲.pdf", "乙/丙.csv"), ".jpg": picture(), ".jpeg": picture(),
    ".png": picture("PNG"), ".gif": picture("GIF"), ".webp": picture("WEBP"),
    ".mp3": b"\xff\xfb\x90\x64" + b"\0" * 99, ".mp4": b"\0\0\0\x18ftypisom" + b"\0" * 99,
}  # fmt: skip
