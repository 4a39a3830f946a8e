"""What arithmetic would say to readers of the figures were the edition published now."""

from collections.abc import Iterator

from releases.checks.passages import AMOUNTS, amount, at_figure, period_of, plain, printed
from releases.figures.change import Verdict
from releases.figures.change_check import checked as change_checked
from releases.figures.indicator_history import History
from releases.figures.stated_figure import StatedFigure
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic

from .finding import CheckedEdition

MISFIT, DISAGREE = ("readers_see_misfit", "releases_disagree")


def readers_arithmetic(checked: CheckedEdition) -> Iterator[ParsedDoubt]:
    """A change that misfits the values, and a value that another release contradicts."""
    rows = [row for row in checked.reading.statistics if not lies_ahead(row, checked)]
    for row in rows:
        told = checked.readers.get(row.indicator)
        if told is None:
            continue
        history = told.within(StatedFigure(printed(row), row.kind, scope=row.scope).part)
        yield from reader_misfit(row, rows, history)
        if not is_first_of_two(row, rows, history):
            yield from reader_conflict(row, history)


def is_first_of_two(row: ParsedStatistic, rows: list[ParsedStatistic], history: History) -> bool:
    """Where only the edition contradicts itself, the last of its figures is doubted."""
    key = (row.indicator, row.scope, row.kind, period_of(row))
    own = [each for each in rows if (each.indicator, each.scope, each.kind, period_of(each)) == key]
    point = history.series.at(period_of(row))
    values = {each.printed.canonical for each in point.rows} if point else set()
    mine = {printed(each).canonical for each in own}
    return len(mine) > 1 and values == mine and own[-1] is not row


def lies_ahead(row: ParsedStatistic, checked: CheckedEdition) -> bool:
    """Of a time that has not ended there is no result."""
    period = period_of(row)
    return bool(row.goal or (period and checked.told_on and period.end > checked.told_on))


def reader_misfit(
    row: ParsedStatistic, rows: list[ParsedStatistic], history: History
) -> Iterator[ParsedDoubt]:
    if row.kind != "change":
        return
    same = (row.indicator, row.scope, period_of(row))
    nows = [
        printed(each)
        for each in rows
        if each.kind == history.kind and (each.indicator, each.scope, period_of(each)) == same
    ]
    found = change_checked(printed(row), row.basis, period_of(row), history.series, nows or None)
    if found.verdict == Verdict.MISFITS and found.computed:
        message = (
            f"{row.indicator} {amount(row)}：按数值算得 {plain(found.computed.value)}"
            f"{found.computed.unit}，读者会看到“与计算不符”。"
        )
        yield at_figure(row, MISFIT, message)


def reader_conflict(row: ParsedStatistic, history: History) -> Iterator[ParsedDoubt]:
    point = (
        history.series.at(period_of(row))
        if row.kind in AMOUNTS and row.kind == history.kind
        else None
    )
    if point is not None and point.conflicting:
        values = dict.fromkeys(
            f"{plain(each.printed.value, 6)}{each.printed.unit}" for each in point.rows
        )
        message = (
            f"{row.indicator} {amount(row)}：同一时期的说法不一（{'、'.join(values)}），"
            "读者会看到“说法不一”。"
        )
        yield at_figure(row, DISAGREE, message)
