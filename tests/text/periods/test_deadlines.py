from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.periods.deadlines import last_day

ON = date(2024, 4, 24)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("年底前", date(2024, 12, 31)),
        ("今年年底前", date(2024, 12, 31)),
        ("年内", date(2024, 12, 31)),
        ("明年底前", date(2025, 12, 31)),
        ("明年6月底前", date(2025, 6, 30)),
        ("2025年底前", date(2025, 12, 31)),
        ("2026年2月底前", date(2026, 2, 28)),
        ("6月底前", date(2024, 6, 30)),
        ("3月底前", date(2025, 3, 31)),
        ("9月15日前", date(2024, 9, 15)),
        ("三季度", date(2024, 9, 30)),
        ("今年三季度前", date(2024, 9, 30)),
        ("上半年", date(2024, 6, 30)),
    ],
)
def test_deadlines(words, day):
    assert last_day(words, ON) == day


@pytest.mark.parametrize("words", ["", "尽快", "近期", "13月底前", "2月30日前", "“十四五”末"])
def test_words_that_name_no_day(words):
    assert last_day(words, ON) is None


@given(st.text("今明年底内月日上下半季度一三12前0 ", max_size=12), st.dates())
def test_any_words_give_a_day_or_none(words, on):
    last_day(words, on)
