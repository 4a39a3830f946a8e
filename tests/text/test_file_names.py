"""Names of files on the disk and in the reader's folder of downloads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.file_names import MOST_BYTES, downloaded, stored, suffix_of

KNOWN = frozenset({".pdf", ".docx", ".jpg", ".jpeg"})


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("白皮书.pdf", "白皮书.pdf"),
        ("报告.PDF", "报告.pdf"),
        ("年报 v2.1.Docx", "年报_v2.1.docx"),
        ("CON.pdf", "_con.pdf"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("console.pdf", "console.pdf"),
        ("2024/25：专利？.pdf", "202425专利.pdf"),
        ("？？.pdf", "file.pdf"),
        ("...", "file"),
        ("", "file"),
        ("\u202egpj.pdf", "gpj.pdf"),
        ("e\u0301.pdf", "é.pdf"),
    ],
)
def test_what_a_disk_gets(name, kept):
    assert stored(name) == kept


@pytest.mark.parametrize(
    ("name", "suffix", "kept"),
    [
        ("白皮书", ".pdf", "白皮书.pdf"),
        ("白皮书.pdf", ".pdf", "白皮书.pdf"),
        ("白皮书.PDF", ".pdf", "白皮书.pdf"),
        ("白皮书.docx", ".pdf", "白皮书.pdf"),
        ("白皮书.pdf.PDF", ".pdf", "白皮书.pdf"),
        ("图.jpeg", ".jpg", "图.jpg"),
        ("第1.2版", ".pdf", "第1.2版.pdf"),
        ("2024/25年度 报告", ".pdf", "2024／25年度 报告.pdf"),
        ('a\\b:c*d?"e"<f>|g', ".pdf", "a＼b：c＊d？＂e＂＜f＞｜g.pdf"),
        ("nul", ".pdf", "_nul.pdf"),
        ("一\r\n二", ".pdf", "一二.pdf"),
        (".pdf", ".pdf", "file.pdf"),
        ("数据", "", "数据"),
    ],
)
def test_what_a_reader_gets(name, suffix, kept):
    assert downloaded(name, suffix, KNOWN) == kept


@pytest.mark.parametrize("letters", [78, 79, 84, 300])
def test_a_long_name_keeps_its_suffix(letters):
    """78 letters of three bytes and `.xlsx` are 239 bytes."""
    for name in (stored("专" * letters + ".xlsx"), downloaded("专" * letters, ".xlsx")):
        assert name == "专" * min(letters, 78) + ".xlsx"


@given(st.text(max_size=300), st.sampled_from([".pdf", ".PDF", "", ".tar.gz"]))
def test_whatever_it_is_called(name, suffix):
    for kept in (stored(name + suffix), downloaded(name, suffix_of(suffix), KNOWN)):
        assert 0 < len(kept.encode("utf-8", "surrogatepass")) <= MOST_BYTES + 1
        assert "/" not in kept
        assert kept not in (".", "..")
        assert suffix_of(kept) == suffix_of(name + suffix) or not suffix
    assert stored(name + suffix) == stored(name + suffix).lower()
