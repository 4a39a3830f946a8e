from datetime import date

import pytest

from releases.text.periods.period_mentions import mentions

ON = date(2031, 8, 17)


def found(text, on=ON):
    return [(m.period.label, m.period.start, m.period.end) for m in mentions(text, on) if m.period]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2030年", "2030-01-01", "2030-12-31"),
        ("去年", "2030-01-01", "2030-12-31"),
        ("今年上半年", "2031-01-01", "2031-06-30"),
        ("截至7月底", "2031-07-31", "2031-07-31"),
        ("截至2月14日24时", "2031-02-14", "2031-02-14"),
        ("一季度", "2031-01-01", "2031-03-31"),
        ("2030年前三季度", "2030-01-01", "2030-09-30"),
        ("四季度", "2030-10-01", "2030-12-31"),
        ("3年来", "2028-08-17", "2031-08-17"),
        ("近三年", "2028-08-17", "2031-08-17"),
        ("2026年—2030年", "2026-01-01", "2030-12-31"),
        ("1-7月", "2031-01-01", "2031-07-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("今年以来", "2031-01-01", "2031-08-17"),
        ("二〇三〇年", "2030-01-01", "2030-12-31"),
        ("11月份", "2030-11-01", "2030-11-30"),
    ],
)
def test_periods_are_resolved(text, start, end):
    assert found(text) == [(text, start, end)]


@pytest.mark.parametrize("text", ["去年", "7月份", "截至7月底", "3年来", "全年"])
def test_without_a_day_to_stand_on_nothing_is_guessed(text):
    assert found(text, None) == []


@pytest.mark.parametrize("text", ["前三季度", "前11个月", "1—8月", "1—10月", "三季度"])
def test_a_part_of_this_year_that_goes_on_for_long_is_not_guessed(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["3.15", "4.26活动", "昆仑2023", "2月30日", "第25个"])
def test_what_is_no_period(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["比2028年上升", "与2028年年底相比", "较上年增长", "比去年同期"])
def test_a_time_of_comparison_is_marked(text):
    assert [m.reach for m in mentions(text, ON)] == ["number"]


def test_a_month_takes_the_year_of_its_sentence_only():
    assert found("2029年，7月份最多。8月份")[1][1] == "2029-07-01"
    assert found("2029年最多。8月份")[1][1] == "2031-08-01"
