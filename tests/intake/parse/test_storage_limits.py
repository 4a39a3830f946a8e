"""Whatever a page prints, what is read can be stored."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.intake.parse.reader import read
from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, Reading
from releases.intake.parse.reading_as_json import to_dict
from releases.intake.parse.storage_limits import storable
from releases.intake.validate import reading_of

LINES = [
    "同比增长12.5%。", "增长5%。", "超过90%。", "去年30余件。", "约0.12345678亿元的专利质押融资。",
    "编号1234567890123456的专利1234567890123456件。",
    "一是" + "推动企业创新发展" * 80 + "。二是好。",
    "007件专利。", "其中，3%。", "分别为3件、4件。", "比上年末下降0.0个百分点。", "第一名。",
    "市公安局局长 王焜：立案5起。", "一、打击有力",
    "问：有何举措？", "答：有三项。", "居全省第二。",
    "2023年1月1日至2024年2月30日，办案10件。", "（一）加强保护。年底前建成。", "[李犇] 大家好。",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_lone_line_can_be_stored(line):
    reading_of(to_dict(read(f"云岭市发布会\n{line}")))


@given(st.lists(st.sampled_from(LINES), max_size=8), st.sampled_from(["", "\n", " "]))
def test_lines_in_any_order_can_be_stored(lines, between):
    reading_of(to_dict(read(between.join(lines))))


def reading(**fields):
    row = ParsedStatistic(block=1, start=0, end=2, indicator="专利", kind="level", value="7")
    block = ParsedBlock(id=1, kind="paragraph", text="专利7件。")
    return Reading(blocks=(block,), statistics=(replace(row, **fields),))


@pytest.mark.parametrize(
    "fields",
    [{"indicator": ""}, {"value": "1234567890123456"}, {"value": "0.1234567"}, {"unit": "件" * 21}],
)
def test_a_figure_that_cannot_be_stored_leaves_a_doubt_on_its_words(fields):
    kept = storable(reading(**fields))
    assert kept.statistics == ()
    assert (kept.doubts[0].code, kept.doubts[0].start) == ("figure_left_out", 0)


@pytest.mark.parametrize(
    ("printed", "stored"), [("007", "7"), ("-0", "0"), ("-0.50", "-0.50"), ("00.5", "0.5")]
)
def test_numbers_are_written_one_way(printed, stored):
    assert storable(reading(value=printed)).statistics[0].value == stored
