"""What a file is, by its bytes and never by its name; what cannot be read is told apart."""

import io
import re
import zipfile

from django.utils.translation import gettext as _

from .encodings import looks_binary
from .unreadable import Unreadable

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
_MAX_START = 2_000
_TAGS = (
    "html|head|body|div|p|table|meta|title|article|section|main|span|h[1-6]|ul|ol|br|center|font|"
    "ucapcontent|link|script|style"
)
# The page begins with a tag; or its root stands near the beginning, after what a tool put there.
_PAGE = re.compile(
    rf"\s*(?:<!doctype\s+html|<\?xml\b[^>]{{0,200}}>\s*<(?:!doctype\s+)?html|<!--|<(?:{_TAGS})\b[^<>]{{0,2000}}>)"
    r"|[^<]{0,200}<html[\s>]",
    re.I,
)
_TAG = re.compile(rf"</?(?:{_TAGS}|a|b|td|strong)\b[^<>]{{0,2000}}>", re.I)
_WEB_ARCHIVE = re.compile(
    rb"\s*(?:From: <|MIME-Version:|Subject:).{0,4000}?multipart/related", re.S
)


def is_document(head: bytes) -> bool:
    """Whether a file that begins so is a Word file or a page's source, larger than its text."""
    return head.startswith(_ZIP) or bool(_PAGE.match(head[:_MAX_START].decode("latin-1")))


def is_docx(content: bytes) -> bool:
    """Whether these bytes are a Word file; raises Unreadable for files that hold no text."""
    if content.startswith(_ZIP):
        return _is_word_in_zip(content)
    refusal = ""
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            refusal = _("这个文件加了密码：请在 Word 中打开，取消密码保存后再上传。")
        elif "Workbook".encode("utf-16-le") in content:
            refusal = _("这是 Excel 文件（.xls）：请把发布会的文字复制、粘贴到文本框。")
        else:
            refusal = _(
                "这是老格式的 Word 或 WPS 文件（.doc、.wps）：请打开它，另存为 .docx 再上传。"
            )
    elif content.startswith(b"%PDF"):
        refusal = _(
            "这是 PDF，不是纯文本：请打开它，全选、复制，再粘贴到文本框；扫描件要先作文字识别。"
        )
    elif content.startswith(b"{\\rtf"):
        refusal = _("这是 RTF 文件：请用 Word 或 WPS 打开，另存为 .docx 再上传。")
    elif _WEB_ARCHIVE.match(content[:8_000]):
        refusal = _("这是单一文件网页（.mht）：请在浏览器中另存为“网页，仅 HTML”再上传。")
    elif looks_binary(content) and content.startswith(_PICTURES):
        refusal = _("这是图片，不是纯文本：请先作文字识别，再把文字粘贴到文本框。")
    elif looks_binary(content):
        refusal = _("这不是纯文本，也不是网页或 .docx：请在原程序中全选、复制，再粘贴到文本框。")
    if refusal:
        raise Unreadable(refusal)
    return False


def is_html(text: str) -> bool:
    """Whether the text is the source of a web page rather than what the page says."""
    text = text.removeprefix("\ufeff")
    return bool(_PAGE.match(text[:_MAX_START])) and bool(_TAG.search(text))


def _is_word_in_zip(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except Exception as error:  # zipfile lets more than BadZipFile through on hostile bytes
        raise Unreadable(
            _("这不是纯文本，像是 Word 文件或压缩包，但已经损坏，打不开。请重新取一份文件。")
        ) from error
    if "word/vbaProject.bin" in names:
        raise Unreadable(_("这个 Word 文件带有宏（.docm）：请另存为不带宏的 .docx 再上传。"))
    if "word/document.xml" in names:
        return True
    if names & {"xl/workbook.xml", "ppt/presentation.xml"}:
        raise Unreadable(_("这是 Excel 或 PowerPoint 文件：请把发布会的文字复制、粘贴到文本框。"))
    raise Unreadable(
        _("这是压缩包或别的文档，不是纯文本：请解压，或在原程序中另存为 .docx 再上传。")
    )
