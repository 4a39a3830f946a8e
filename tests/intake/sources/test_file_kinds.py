"""A file is known by its bytes; each kind that is not read is answered with what to do."""

import io
import zipfile

import pytest

from releases.intake.sources.file_kinds import is_document, is_docx, is_html
from releases.intake.sources.unreadable import Unreadable
from tests.intake.sources.webpages import TRS, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def archive(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
        (OLE + "Workbook".encode("utf-16-le"), "Excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "取消密码"),
        (archive("word/document.xml", "word/vbaProject.bin"), "带有宏"),
        (archive("xl/workbook.xml"), "Excel"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("a.txt"), "压缩包"),
        (b"PK\x03\x04" + bytes(99), "已经损坏"),
        (b"%PDF-1.7", "这是 PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;", "仅 HTML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "仅 HTML"),
        (b"\x89PNG\r\n" + bytes(99), "这是图片"),
        (b"\xff\xd8\xff\xe0", "这是图片"),
        (bytes(range(32)) * 9, "也不是网页"),
    ],
)
def test_what_is_not_read_is_told_apart(content, message):
    with pytest.raises(Unreadable, match=message):
        is_docx(content)


def test_a_word_file_is_known_by_its_parts():
    assert is_docx(word_file())
    assert not is_docx("云岫市召开新闻发布会".encode())


@pytest.mark.parametrize(
    "text",
    [
        TRS, "\ufeff <!doctype HTML><p>甲", "<div class='TRS_Editor'><p>甲</p></div>", "<p>甲",
        "<!-- saved from url=(0014) --><html><body>甲", "<?xml version='1.0'?>\n<html><p>甲",
        "另存的网页\n<html><body>甲",
    ],
)  # fmt: skip
def test_source_of_a_page(text):
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "云岫市<b>召开</b>",
        "<云岫日报>讯",
        "<!-- 甲 -->",
        "标题\n<script>1</script>",
        "a < b",
        "",
        "<",
    ],
)
def test_text_that_only_looks_alike(text):
    assert not is_html(text)


def test_larger_files_are_allowed_for_documents_only():
    assert is_document(word_file()[:99])
    assert is_document(TRS.encode("gb18030")[:2000])
    assert not is_document("云岫市召开新闻发布会".encode())
