"""Which of two periods is the newer one."""

from datetime import date

import pytest

from releases.figures.period_lengths import LONGEST_YEAR, CalendarPeriod


def period(start: str, end: str) -> CalendarPeriod:
    return CalendarPeriod(date.fromisoformat(start), date.fromisoformat(end))


YEAR = period("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    "older",
    [
        period("2023-01-01", "2023-12-31"),
        period("2024-07-01", "2024-12-31"),
        period("2020-01-01", "2024-12-31"),
        period("2024-01-01", "2024-11-30"),
    ],
)
def test_the_whole_year_is_newest(older):
    assert YEAR.newness > older.newness


def test_a_leap_year_is_a_year_and_a_day_more_is_not():
    assert LONGEST_YEAR == 366
    assert period("2023-12-31", "2024-12-31").newness > period("2024-07-01", "2024-12-31").newness
    assert period("2023-12-30", "2024-12-31").newness < period("2024-07-01", "2024-12-31").newness
