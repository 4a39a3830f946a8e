"""Numbers, periods and rows of a series as the questions of `answers.txt` write them."""

from datetime import date
from decimal import Decimal

from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import SeriesRow


def printed_of(text):
    """`1.50 万件 about` as it was printed."""
    number, unit, qualifier = (*text.split(" "), "", "exact")[:3]
    return Printed(Decimal(number), len(number.partition(".")[2]), unit, qualifier or "exact")


def period_of(text):
    """`2029-01-01/2029-12-31`."""
    return CalendarPeriod(*map(date.fromisoformat, text.split("/")))


def row_of(text, source):
    """`number unit qualifier@period@day!goal`."""
    printed, period, told = text.split("@")
    at, _mark, goal = told.partition("!")
    when = period_of(period) if period else None
    return SeriesRow(printed_of(printed), when, date.fromisoformat(at), source, goal)


def rows_of(text):
    return [row_of(row, source) for source, row in enumerate(text.split(";"))]
