"""Whatever opens an item of a list is no part of its heading and hides nothing."""

import pytest

from releases.intake.parse.reader import read

from .told import headings

MARKS = [
    *"●■◆➢▪□✓★※►①⑴㈠⒈",
    *["- ", "* ", "○ ", "\uf0b7", "l\t", "Ø\t", "ü\t"],
    *["a.", "一.", "一、", "（一）", "第一、", "其一，", "——"],
    *["1)", "1）", "【1】", "[1]", "（1）", "1.", "1、"],
]  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_of_a_line(mark):
    lead = "云岭市新闻发布会\n云岭市商务局局长 沈焜：\n下一步，我们将抓好工作。"
    page = f"{lead}\n{mark}完善服务网络。布设网点。\n"
    assert [(m.heading, m.stage) for m in read(page).measures] == [("完善服务网络", "planned")]


@pytest.mark.parametrize("mark", ["1.", "（2）", "③", "——", "（一）", "其一，"])
def test_of_a_paragraph_of_one_sentence(mark):
    text = f"{mark}加快数据平台建设，年底前上线运行。"
    assert headings(text) == ["加快数据平台建设"]


@pytest.mark.parametrize(
    "text", ["1.全市专利授权120件。", "（一）专利授权情况良好。", "——商标案件仍占多数。"]
)
def test_a_mark_alone_makes_no_measure(text):
    assert headings(text) == []
