"""A file is what its name says, or is refused with a sentence that an editor can act upon."""

import io

import pytest

from releases.models.attachment import KINDS
from releases.publishing.errors import Refused
from releases.publishing.uploads import zip_members
from releases.publishing.uploads.name_and_content import checked

from .sample_files import (
    GENUINE,
    OLE,
    locked,
    office,
    ole,
    picture,
    promising,
    zipped,
)

HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def refusal(name, content):
    with pytest.raises(Refused) as refused:
        checked(name, io.BytesIO(content))
    return str(refused.value)


def test_every_kind_is_taken_under_its_own_name():
    assert set(GENUINE) == KINDS
    for suffix, content in GENUINE.items():
        file = io.BytesIO(content)
        checked(f"附件{suffix.upper()}", file)
        assert file.tell() == 0, suffix


def test_no_kind_passes_for_another():
    """But pictures, which are made anew, and what WPS writes."""
    alike = [{".jpg", ".jpeg", ".png", ".gif", ".webp"}, {".doc", ".wps"}, {".xls", ".et"},
             {".txt", ".csv"}]  # fmt: skip
    alike += [{".wps", ".docx"}, {".et", ".xlsx"}]
    for suffix, content in GENUINE.items():
        for other in KINDS - {suffix}:
            if not any({suffix, other} <= kinds for kinds in alike):
                assert refusal(f"附件{other}", content).startswith(f"没有收下“附件{other}”：")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("照片.jpg", HTML, "把其中的图片另存为 JPG 或 PNG"),
        ("报告.pdf", HTML, "打印成 PDF"),
        ("照片.jpg", b"<?xml version='1.0'?><!-- a --><svg onload='x'/>", "导出为 PNG"),
        ("图.svg", b"<svg/>", "另存为 JPG 或 PNG"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", "另存为 JPG 或 PNG"),
        ("IMG_1.jpg", b"\0\0\0\x18ftypmif1", "兼容性最佳"),
        ("会场.mp4", b"\0\0\0\x18ftypqt  ", "其实是 .mov 文件"),
        ("报告.pdf", b"MZ\x90\x00", "其实是程序"),
        ("报告.pdf", b"#!/bin/sh\n", "其实是程序"),
        ("报告.doc", b"{\\rtf1}", "其实是 .rtf 文件"),
        ("报告.doc", GENUINE[".docx"], "把名称的结尾改成 .docx"),
        ("报表.xls", b"<html><table>", "其实是网页"),
        ("报表.xlsx", ole("EncryptedPackage"), "加了密码"),
        ("报告.doc", OLE, "可能已经损坏"),
        ("报告.docx", b"PK\x03\x04", "已经损坏"),
        ("报告.docx", office("word/document.xml")[:-30], "已经损坏"),
        ("报告.docx", zipped("word/document.xml"), "其实是 .zip 文件"),
        ("报告.pdf", b"", "它是空的"),
        ("报告.pdf", bytes(range(256)) * 9, "可能已经损坏"),
        ("表.csv", b"\xef\xbb\xbf <HTML>", "其实是网页"),
        ("照片.jpg", b"BM" + b"\0" * 60, "其实是 .bmp 文件"),
        ("材料.zip", b"Rar!\x1a\x07", "请另存为 .zip"),
        ("附件.exe", b"MZ", "请用 PDF、Word、Excel"),
        ("附件", b"%PDF", "请用 PDF、Word、Excel"),
    ],
)
def test_what_is_refused(name, content, told):
    assert told in refusal(name, content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (zipped("安装.EXE"), "有程序“安装.EXE”"),
        (zipped("甲/乙.zip"), "还有压缩包"),
        (zipped("../../etc/passwd"), "文件夹之外"),
        (zipped("..\\x.pdf"), "文件夹之外"),
        (zipped("/x.pdf"), "文件夹之外"),
        (locked(zipped("甲.pdf")), "加了密码"),
        (zipped("甲.pdf") + b"PK\x06\x07", "展开以后太大"),
    ],
)
def test_an_archive_that_does_harm(content, told):
    assert told in refusal("材料.zip", content)


def test_a_word_file_with_macros():
    content = zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
    assert "带有宏" in refusal("报告.docx", content)


@pytest.mark.parametrize(("over", "taken"), [(0, True), (1, False)])
def test_an_archive_unpacks_to_a_gigabyte(over, taken):
    content = promising(zipped("甲.pdf"), 1024**3 + over)
    if taken:
        assert checked("材料.zip", io.BytesIO(content)) == ".zip"
    else:
        assert "超过 1024 MB" in refusal("材料.zip", content)


@pytest.mark.parametrize(("members", "taken"), [(3, True), (4, False)])
def test_an_archive_of_so_many_files(monkeypatch, members, taken):
    assert zip_members.MOST_MEMBERS == 2_000
    monkeypatch.setattr(zip_members, "MOST_MEMBERS", 3)
    content = zipped(*(f"{n}.pdf" for n in range(members)))
    if taken:
        assert checked("材料.zip", io.BytesIO(content)) == ".zip"
    else:
        assert "3 个文件" in refusal("材料.zip", content)


@pytest.mark.parametrize(("over", "taken"), [(0, True), (1, False)])
def test_a_table_of_contents_of_a_megabyte(monkeypatch, over, taken):
    assert zip_members.MOST_LISTED == 1024**2
    content = zipped("甲.pdf", "乙.pdf")
    listed = content.index(b"PK\x05\x06") - content.index(b"PK\x01\x02")
    monkeypatch.setattr(zip_members, "MOST_LISTED", listed - over)
    if taken:
        assert checked("材料.zip", io.BytesIO(content)) == ".zip"
    else:
        assert "展开以后太大" in refusal("材料.zip", content)


def test_parts_that_overlap_are_damaged():
    content = bytearray(zipped("甲.pdf"))
    at = content.index(b"PK\x01\x02")
    content[at + 20 : at + 24] = (len(content) + 1).to_bytes(4, "little")
    assert "已经损坏" in refusal("材料.zip", bytes(content))


def test_a_large_binary_document_is_known_by_its_end():
    assert checked("报告.doc", io.BytesIO(OLE + b"\0" * 9 * 1024**2 + ole("WordDocument")))


@pytest.mark.parametrize(("length", "shown"), [(56, "图" * 56), (57, "图" * 30 + "…" + "图" * 25)])
def test_a_long_name_is_told_by_its_ends(length, shown):
    assert f"“{shown}.pdf”" in refusal("图" * length + ".pdf", b"MZ")
    assert "\u202e" not in refusal("报告\u202efdp.pdf", b"MZ")


def test_pictures_may_be_called_by_each_others_names():
    assert checked("微信图片.jpg", io.BytesIO(picture("WEBP"))) == ".webp"
