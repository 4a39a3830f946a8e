"""Periods inside of what was typed."""

import datetime

import pytest

from releases.search.questions.typed_periods import MAX_YEARS, periods_at

TODAY = datetime.date(2026, 12, 1)


def period(text):
    return next(periods_at(text, 0, TODAY), None)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("2022年专利", "2022年"),
        ("2022专利", "2022年"),
        ("去年专利", "2025年"),
        ("2024年上半年专利", "2024年上半年"),
        ("2024年一季度", "2024年一季度"),
        ("last year", "2025年"),
        ("first half of 2024", "2024年上半年"),
        ("近三年的", "近三年"),
        ("十四五期间", "十四五期间"),
        ("2021-2023年", "2021-2023年"),
    ],
)
def test_what_begins_with_a_period(typed, name):
    assert period(typed).name == name


@pytest.mark.parametrize("typed", ["专利", "20222", "1939件", "3年级", "年", "13个月"])
def test_what_is_none(typed):
    assert period(typed) is None


def test_each_of_ten_years_is_looked_for_and_no_more():
    assert len(period(f"2011-{2010 + MAX_YEARS}年").also) == MAX_YEARS
    assert period(f"2010-{2010 + MAX_YEARS}年").also == ()
    assert period("近三年").also == ("2023年", "2024年", "2025年", "2026年")
