"""What a reading says beside what was published: leaps, and changes that misfit the series."""

from collections.abc import Iterator
from decimal import Decimal

from releases.figures.change import Verdict
from releases.figures.change_check import checked
from releases.figures.indicator_history import History
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import Lane, Point
from releases.figures.stated_figure import StatedFigure
from releases.figures.units import unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

from .changes import current, misfit_message, pairs_in_text, tells_a_change
from .passages import AMOUNTS, Passage, amount, at_figure, passages, period_of, plain, printed
from .published import Published

# Ten times, by a digit more or less, also where the value itself grew or fell a little; less
# beside values that hardly move.
_LEAP, _STEADY_LEAP = Decimal(7), Decimal(4)
_STEADY = 2  # times, between any two of them
# Rare cases go from 1 to 8; from so few only a lost 万 is a leap, or ten times what never moved.
_FEW = Decimal(10)
_FEW_LEAP, _FEW_STEADY_LEAP = Decimal(100), Decimal(10)
_LAST_POINTS = 4


def against_the_series(reading: Reading, published: Published) -> Iterator[ParsedDoubt]:
    """A leap, or else a stated change that what was published does not bear out."""
    for passage in passages(reading):
        leapt: list[ParsedStatistic] = []  # a change from such a value misfits for the same cause
        for places in passage.sentences():
            for n in places:
                row = passage.rows[n]
                history = published.histories.get(row.indicator)
                if history is None or row.goal:
                    continue
                if row.kind in AMOUNTS:
                    for doubt in _leap(passage, n, within(history, row)):
                        leapt.append(row)
                        yield doubt
                elif row.kind != "change" or current(passage, n) in leapt:
                    continue
                elif not any(pairs_in_text(passage, n, n - places[0])):
                    yield from _misfit(passage, n, within(history, row))


def within(history: History, row: ParsedStatistic) -> History:
    """What was told of the same part: the district, the larger firms."""
    return history.within(StatedFigure(printed(row), row.kind, scope=row.scope).part)


def _leap(passage: Passage, n: int, history: History) -> Iterator[ParsedDoubt]:
    row = passage.rows[n]
    if row.kind != history.kind:
        return
    period = period_of(row)
    points = near_points(history, row, period)
    value = printed(row).canonical
    if value <= 0 or not points or is_near(value, [point.value for point in points]):
        return
    if any(told.kind == "change" for told in passage.rows[n + 1 : n + 2]) and period:
        stated = passage.rows[n + 1]
        found = checked(printed(stated), stated.basis, period, history.series, [printed(row)])
        if found.verdict == Verdict.FITS:
            return  # the page itself tells the leap
    nearest = points[-1]
    before = _published(nearest.printed)
    ratio = value / nearest.value
    times = f"{plain(ratio, 1)}倍" if ratio > 1 else f"{plain(1 / ratio, 1)}分之一"
    message = (
        f"“{row.indicator}”为{amount(row)}，是已公布的{nearest.period.end.year}年{before}的"
        f"{times}：请核对小数点、位数和“万”“亿”。"
    )
    yield at_figure(row, "leap_in_series", message)


def near_points(
    history: History, row: ParsedStatistic, period: CalendarPeriod | None
) -> list[Point]:
    """The last points of the same length of period; of every length for a figure without one."""
    if unit_of(row.unit).dimension not in {
        unit_of(point.printed.unit).dimension for point in history.series.points
    }:
        return []
    lanes: list[Lane] = [
        lane for lane in history.series.lanes if period is None or lane.key == period.lane
    ]
    points = [point for lane in lanes for point in lane.points if point.value > 0]
    return sorted(points, key=lambda point: point.period.end)[-_LAST_POINTS:]


def is_near(value: Decimal, others: list[Decimal]) -> bool:
    """Whether it lies near one of them, as far as they themselves lie apart."""
    steady = len(others) > 1 and max(others) < min(others) * _STEADY
    whole = all(each == int(each) for each in (value, *others))
    for other in others:
        low, high = sorted((value, other))
        if whole and low < _FEW and high < _FEW * _FEW:
            limit = _FEW_STEADY_LEAP if steady else _FEW_LEAP
        else:
            limit = _STEADY_LEAP if steady else _LEAP
        if high < low * limit:
            return True
    return False


def _misfit(passage: Passage, n: int, history: History) -> Iterator[ParsedDoubt]:
    """The value just before the change, against that of the series for the period before."""
    stated, now = passage.rows[n], current(passage, n)
    period = period_of(now) if now else period_of(stated)
    if not tells_a_change(passage, n) or period is None:
        return
    nows = [printed(now)] if now else None
    found = checked(printed(stated), stated.basis, period, history.series, nows)
    earlier = history.series.at(
        period.a_year_before() if stated.basis == "yoy" else period.one_before()
    )
    here = now.value + now.unit if now else ""
    if not here and (point := history.series.at(period)):
        here = _published(point.printed)
    if found.verdict == Verdict.MISFITS and found.computed and earlier:
        before = _published(earlier.printed)
        message = misfit_message(stated, here, before, found.computed, "按已公布的数，")
        yield at_figure(stated, "change_misfits_series", message)


def _published(figure: Printed) -> str:
    """A value of the series as the message writes it, without noughts at its end."""
    return f"{plain(figure.value, 6)}{figure.unit}"
