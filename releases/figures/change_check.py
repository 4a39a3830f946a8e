"""A stated change, year on year or month on month, beside the one that the values make."""

from collections.abc import Iterable

from releases.figures.change import ChangeCheck, ComputedChange, best, change
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import Lane, Point, Series


def checked(
    stated: Printed,
    basis: str,
    period: CalendarPeriod | None,
    series: Series,
    nows: Iterable[Printed] | None = None,
) -> ChangeCheck:
    """`nows` where one source is asked; else all that was told of the period.

    较此前 and 年均 do not say exactly enough what the period is set against.
    """
    earlier = None
    if period and basis == "yoy":
        earlier = period.a_year_before()
    elif period and basis == "mom":
        earlier = period.one_before()
    if nows is None:
        nows = _printed(series.at(period))
    return best(stated, nows, _printed(series.at(earlier)))


def on_a_year_before(
    printed: Printed, period: CalendarPeriod | None, series: Series
) -> ComputedChange | None:
    """The change on the same stretch of the year before, where it is known."""
    before = series.at(period.a_year_before()) if period else None
    return change(printed, before.printed) if before else None


def last_change(lane: Lane | None) -> tuple[ComputedChange, Point] | None:
    """The change of the last value on the one before, with that one: there may be a gap."""
    if lane is None or len(lane.points) < 2:
        return None
    now, before = lane.points[-1], lane.points[-2]
    found = change(now.printed, before.printed)
    return (found, before) if found else None


def _printed(point: Point | None) -> list[Printed]:
    return [row.printed for row in point.rows] if point else []
