"""Days that exist, or words that say why one does not."""

import calendar
from datetime import date

EARLIEST, LATEST = date(1900, 1, 1), date(2099, 12, 31)
Span = tuple[date, date]


def gettext_noop(words: str) -> str:
    """Marks words for the translators; this room knows no Django."""
    return words


class Unclear(Exception):
    """What is wrong with what was typed, and forms that would be right."""

    def __init__(self, reason: str, *examples: str, **values: object) -> None:
        super().__init__(reason % values if values else reason)
        self.reason, self.examples, self.values = reason, examples, values


def in_months(year: int, first: int, last: int) -> Span:
    """From the first day of one month to the last day of another of the same year."""
    start, end = day_in(year, first, 1), day_in(year, last, 1)
    return start, end.replace(day=calendar.monthrange(year, last)[1])


def day_in(year: int, number: int, day: int) -> date:
    """A day that exists, in the years that are read."""
    if not EARLIEST.year <= year <= LATEST.year:
        reason = gettext_noop("年份只能从%(first)d到%(last)d")
        raise Unclear(reason, first=EARLIEST.year, last=LATEST.year)
    if not 1 <= number <= 12:
        raise Unclear(gettext_noop("月份只到12") if number else gettext_noop("月份从1开始"))
    size = calendar.monthrange(year, number)[1]
    if not 1 <= day <= size:
        reason = gettext_noop("%(year)d年%(month)d月有%(size)d天，没有%(day)d日")
        raise Unclear(reason, year=year, month=number, size=size, day=day)
    return date(year, number, day)


def from_ordinals(first: int, last: int) -> Span:
    """From one day's ordinal to another's, in the years that are read."""
    if first < EARLIEST.toordinal() or last > LATEST.toordinal():
        day_in(0, 1, 1)
    return date.fromordinal(first), date.fromordinal(last)
