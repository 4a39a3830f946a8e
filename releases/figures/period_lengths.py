"""Periods by their length, so that unlike ones are never set against each other.

A year, a half, a quarter, a month, January to some month, a moment (年底, 截至9月底), or another.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Length(IntEnum):
    """In the order in which a series prefers them."""

    YEAR = 1
    MOMENT = 2
    HALF = 3
    QUARTER = 4
    MONTH = 5
    TO_DATE = 6
    OTHER = 7


_BY_MONTHS = {12: Length.YEAR, 6: Length.HALF, 3: Length.QUARTER, 1: Length.MONTH}
_A_YEAR = {Length.HALF: 2, Length.QUARTER: 4, Length.MONTH: 12}
LONGEST_YEAR = 366  # days
# Which stretches may be joined by a line: the length, and for 1—9月 the last month.
LaneKey = tuple[Length, int]


@dataclass(frozen=True, slots=True, order=True)
class CalendarPeriod:
    """Both ends are included."""

    start: date
    end: date

    @property
    def length(self) -> Length:
        if self.start == self.end:
            return Length.MOMENT
        whole = self.start.day == 1 and ends_month(self.end) and self.start.year == self.end.year
        months = self.end.month - self.start.month + 1
        if whole and months in _BY_MONTHS and (self.start.month - 1) % months == 0:
            return _BY_MONTHS[months]
        return Length.TO_DATE if whole and self.start.month == 1 else Length.OTHER

    @property
    def ends_year(self) -> bool:
        return (self.end.month, self.end.day) == (12, 31)

    @property
    def lane(self) -> LaneKey:
        length = self.length
        return length, self.end.month if length == Length.TO_DATE else 0

    @property
    def newness(self) -> tuple[date, int]:
        """Greatest of the newest; of what ends on one day that of the whole year, before its half
        and before that of five years."""
        days = (self.end - self.start).days
        return self.end, days if days <= LONGEST_YEAR else 0

    @property
    def ordinal(self) -> int:
        """Its place among periods of its lane: consecutive ones differ by one."""
        per_year = _A_YEAR.get(self.length, 1)
        return self.end.year * per_year + (self.end.month - 1) * per_year // 12

    def a_year_before(self) -> "CalendarPeriod | None":
        if self.start.year == 1:
            return None
        return CalendarPeriod(_years(self.start, -1), _years(self.end, -1))

    def one_before(self) -> "CalendarPeriod | None":
        """The period of the same length just before: last month for a month (环比)."""
        if self.length not in (Length.YEAR, Length.HALF, Length.QUARTER, Length.MONTH):
            return None
        return nth(self.lane, self.ordinal - 1) if self.start.year > 1 else None


def nth(lane: LaneKey, ordinal: int) -> CalendarPeriod:
    """The period at a place of its lane; among moments the end of that year."""
    length, last_month = lane
    per_year = _A_YEAR.get(length, 1)
    year, place = divmod(ordinal, per_year)
    if length == Length.MOMENT:
        return CalendarPeriod(date(year, 12, 31), date(year, 12, 31))
    months = 12 // per_year
    end = last_month or (place + 1) * months
    first = 1 if last_month else place * months + 1
    return CalendarPeriod(date(year, first, 1), date(year, end, calendar.monthrange(year, end)[1]))


def ends_month(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day == date.max or (day + timedelta(days=1)).day == 1


def _years(day: date, years: int) -> date:
    """The same day of another year; the end of February stays the end of February."""
    year = day.year + years
    if day.month == 2 and ends_month(day):
        return date(year, 2, calendar.monthrange(year, 2)[1])
    return day.replace(year=year)
