"""A sum of money, a rate or a time that is told in a unit of things is doubted, whatever unit."""

import pytest

from releases.intake.parse.reader import read

UNITS = [
    "件",
    "项",
    "家",
    "个",
    "起",
    "人",
    "批",
    "宗",
    "户",
    "份",
    "次",
    "笔",
    "册",
    "台",
    "种",
    "条",
    "名",
    "所",
    "场",
    "例",
    "案",
    "只",
    "人次",
]


def codes(words):
    page = read(f"云岫市召开发布会\n2031-05-20\n\n2030年，{words}。\n会议结束。")
    return [doubt.code for doubt in page.doubts]


@pytest.mark.parametrize("unit", UNITS)
def test_money_in_a_unit_of_things_is_doubted(unit):
    assert "unit_does_not_fit" in codes(f"全市专利质押融资金额为500{unit}")


@pytest.mark.parametrize("unit", ["万元", "亿元"])
def test_money_in_money_is_not(unit):
    assert "unit_does_not_fit" not in codes(f"全市专利质押融资金额为500{unit}")
