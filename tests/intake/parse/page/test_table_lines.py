"""Lines parted by tabs become one block of kind table, where they are one."""

import pytest

from releases.intake.parse.reader import read

HEAD = "云岭市召开发布会\n\n云岭市民政局局长 张三：\n2030年，各项工作进展顺利。\n"
ROWS = "指标\t单位\t2030年\n专利授权量\t件\t7960\n商标注册量\t件\t3200\n"


def kinds(text):
    return [(block.kind, block.text) for block in read(text).blocks]


def test_a_table_is_one_block():
    found = kinds(f"{HEAD}{ROWS}谢谢大家，工作还在继续。")
    assert ("table", ROWS.strip()) in found
    assert found[-1] == ("statement", "谢谢大家，工作还在继续。")


def test_an_empty_cell_keeps_its_place():
    rows = "指标\t2030年\t\t2031年\n\t数值\t同比\t数值\n专利\t7\t5%\t9"
    assert ("table", rows) in kinds(f"{HEAD}{rows}\n")


def test_a_row_of_one_cell_parts_no_table():
    rows = "指标\t单位\t2030年\n专利授权量\t件\t7960\n二、商标\n商标注册量\t件\t3200\n"
    assert ("table", rows.strip()) in kinds(HEAD + rows)


@pytest.mark.parametrize(
    "rows",
    [
        "一、\t加强保护，办好案件。\n二、\t做好服务，帮助企业。",
        "专利授权量\t7960件",
        "\t2030年，全市工作顺利。\n\t下一步，继续努力。",
        "联系人\t王五\n电话\t12345",
        "发布时间\t2031-05-01\n来源\t市民政局",
    ],
)
def test_a_list_with_a_tab_is_no_table(rows):
    assert [kind for kind, _text in kinds(HEAD + rows) if kind == "table"] == []


def test_speakers_go_on_after_a_table():
    blocks = read(f"{HEAD}{ROWS}我们还将继续努力。").blocks
    assert [block.speaker for block in blocks if block.kind == "statement"] == [1, 1]
    assert [block.speaker for block in blocks if block.kind == "table"] == [None]
