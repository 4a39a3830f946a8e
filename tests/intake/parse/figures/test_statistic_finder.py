from datetime import date

import pytest

from releases.intake.parse.figures.statistic_finder import statistics
from releases.intake.parse.reading import ParsedBlock

ON = date(2031, 6, 11)


def rows(text, kind="paragraph"):
    return list(statistics(ParsedBlock(1, kind, text), ON))


def told(text):
    return [(s.indicator, s.kind, s.value, s.basis) for s in rows(text)]


def test_growth_from_one_year_to_another():
    found = rows("专利授权量由2028年777件增加到2030年1939件。")
    assert [(s.indicator, s.value, s.period and s.period.label) for s in found] == [
        ("专利授权量", "777", "2028年"),
        ("专利授权量", "1939", "2030年"),
    ]


def test_a_change_speaks_of_what_was_counted_before():
    assert told("发明专利授权89件,同比下降16.7%。") == [
        ("发明专利授权", "level", "89", ""),
        ("发明专利授权", "change", "-16.7", "yoy"),
    ]


def test_a_pair_of_rates_is_shared_out_in_order():
    assert told("受理案件159件,审结案件253件,同比分别上升35.9%、40.56%。")[2:] == [
        ("受理案件", "change", "35.9", "yoy"),
        ("审结案件", "change", "40.56", "yoy"),
    ]


def test_a_pair_of_ranks():
    text = "2030年注册量同比增速4.5%,总存量同比增速9.6%,双双位居全省第一。"
    assert [(s.indicator, s.value) for s in rows(text) if s.kind == "rank"] == [
        ("注册量增速", "1"),
        ("总存量增速", "1"),
    ]


def test_signs_of_a_list_are_each_its_own():
    values = [s.value for s in rows("三类案件分别增长132.1%、下降43.4%、增长11.1%。")]
    assert values == ["132.1", "-43.4", "11.1"]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("比上月下降0.1个百分点", "mom"),
        ("环比增长2%", "mom"),
        ("较上年增长2%", "yoy"),
        ("比2028年上升11.73%", "since"),
        ("年均增长5%", "average"),
        ("增长5%", ""),
    ],
)
def test_what_a_change_is_set_against(text, basis):
    assert rows(f"失业率{text}。")[0].basis == basis


def test_a_level_that_was_reached_is_no_change():
    assert [s.kind for s in rows("占比提高到87.1%。")] == ["share"]
    assert [s.kind for s in rows("额度增加至80万元。")] == ["level"]


def test_a_new_count_is_a_level():
    assert [s.kind for s in rows("新增就业12万人。")] == ["level"]


def test_the_words_after_a_number_name_it():
    assert told("派出21支医疗队,有690多张床位。") == [
        ("医疗队", "level", "21", ""),
        ("床位", "level", "690", ""),
    ]


def test_a_time_of_comparison_is_not_the_figure_s_time():
    (row,) = rows("截至5月底,与2029年年底相比净增9.7万户。")
    assert row.period is not None
    assert (row.period.label, row.kind, row.basis) == ("截至5月底", "change", "since")


def test_a_span_holds_the_number_and_its_unit():
    text = "，共办理案件４００余件"
    (row,) = rows(text)
    assert text[row.start : row.end] == "４００余件"
    assert row.value == "400"


def test_a_heading_without_a_time_repeats_the_text_below():
    assert rows("40亿元专项贷款已到位", "heading") == []
    assert len(rows("去年专利授权1939件", "heading")) == 1


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("为企业和权利人挽回损失200万元。", "挽回损失"),
        ("3人被市政府和省公安厅联合表彰。", "表彰"),
        ("按照合同额的20%给予奖励。", "奖励比例"),
        ("签约总金额达1.5亿元。", "签约总金额"),
        ("居民消费满意度位居全省第二。", "居民消费满意度"),
    ],
)
def test_the_shortest_full_name(text, indicator):
    assert rows(text)[0].indicator == indicator
