"""The guess which encoding a page was saved in: UTF-8 and UTF-16 first, then GB18030."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signatures of files that staff may pick by mistake: Word, Excel, PDF, ZIP, pictures.
_BINARY = (
    *(b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b"),
)
# What an editor may choose instead of the guess.
CHOICES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030（GBK、GB2312）",
    "big5hkscs": "Big5（繁体）",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
# What pages call their encoding, by the codec that reads more than they say.
_DECLARED = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w-]{2,20})", re.I
)
_MAX_HEAD = 16_384
_MAX_SAMPLE = 65_536
# Letters and marks of Chinese pages; what UTF-16 of another order has is hardly ever among them.
_USUAL = re.compile("[\t\n\r -~\u00b7\u2010-\u203b\u3000-\u3017\u4e00-\u9fff\uff01-\uff5e]")
_NEARLY_ALL = 0.95
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
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _unmarked(content):
        return False
    sample = content[:_MAX_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control * 10 > len(sample)


def decode(content: bytes) -> Decoded:
    """Text of `content`, with the encoding that was guessed; never raises."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content and (unmarked := _unmarked(content)):
        return _decoded(content, unmarked)
    for encoding in ("utf-8", _unmarked(content), "gb18030"):
        try:
            return Decoded(content.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return min((_decoded(content, e) for e in ("utf-8", "gb18030")), key=lambda d: d.damaged)


def _unmarked(content: bytes) -> str:
    """The UTF-16 of a text without a byte order mark, or nothing: read in that order, nearly all
    of it is Chinese or plain. Chinese in GB18030 would be letters that nobody uses, and is none."""
    if len(content) % 2:
        return ""
    sample = content[:_MAX_SAMPLE]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        if text and len(_USUAL.findall(text)) >= _NEARLY_ALL * len(text):
            return encoding
    return ""


def decode_page(content: bytes) -> Decoded:
    """Text of a web page: as `decode`, but the page's own word breaks a tie; never raises.

    A page that is whole UTF-8 is UTF-8 whatever its head says; many heads were copied over.
    """
    guess = decode(content)
    found = _CHARSET.search(content[:_MAX_HEAD])
    encoding = _DECLARED.get(found[1].decode().lower()) if found else None
    if encoding is None or (guess.damaged == 0 and guess.encoding.startswith("utf-")):
        return guess
    declared = _decoded(content, encoding)
    return declared if declared.damaged <= guess.damaged else guess


def _decoded(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))
