"""The guess which encoding a page was saved in: UTF-8 and UTF-16 first, then GB18030."""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signatures of files that staff may pick by mistake: Word, Excel, PDF, ZIP, pictures.
_BINARY = (
    b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b",
)  # fmt: skip
_SAMPLE = 65_536
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """`damaged` counts the characters that the encoding could not give."""

    text: str
    encoding: str
    damaged: int = 0


def looks_binary(content: bytes) -> bool:
    """Whether the bytes are a document or picture rather than text; stray NULs alone are text."""
    if content.startswith(_BINARY):
        return True
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    sample = content[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control * 10 > len(sample)


def decode(content: bytes) -> Decoded:
    """Text of `content`, with the encoding that was guessed; never raises."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _damaged(content, encoding)
    for encoding in ("utf-8", "gb18030"):
        try:
            return Decoded(content.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return min((_damaged(content, e) for e in ("utf-8", "gb18030")), key=lambda d: d.damaged)


def _damaged(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))
