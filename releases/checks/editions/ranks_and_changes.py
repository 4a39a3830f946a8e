"""Ranks and changes beside what other releases, or other sentences, tell of the same time."""

import re
from collections.abc import Iterator, Sequence

from releases.checks.passages import amount, at_figure, period_of, printed
from releases.figures.indicator_history import History, Statement
from releases.figures.printed_numbers import overlap
from releases.figures.stated_figure import StatedFigure
from releases.figures.units import comparable
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic

from .finding import CheckedEdition

DISAGREE, LEAP = "releases_disagree", "leap_in_series"
_KINDS, _BASES = ("rank", "change"), ("yoy", "mom", "")
# From the third place to the thirtieth, and not to the eighth.
_PLACES, _TIMES = 8, 3


def ranks_and_changes(checked: CheckedEdition) -> Iterator[ParsedDoubt]:
    seen: dict[tuple[object, ...], ParsedStatistic] = {}
    for row in checked.reading.statistics:
        if row.kind not in _KINDS or row.goal or row.basis not in _BASES:
            continue
        yield from beside_others(row, checked.published.histories.get(row.indicator))
        key = (row.indicator, row.kind, row.basis, row.scope, row.unit, period_of(row))
        first = seen.setdefault(key, row)
        if first.block != row.block or first is row or period_of(row) is None:
            apart = first is not row
        else:
            text = checked.reading.blocks[row.block - 1].text
            apart = "。" in text[first.end : row.start]
        exact = row.qualifier == first.qualifier == "exact" and bool(period_of(row))
        same = printed(first).value == printed(row).value
        if apart and exact and not same and named_beside(checked, row):
            message = f"“{row.indicator}”前后不一致：{told(first)}与{told(row)}，请核对。"
            yield at_figure(row, "two_values", message)


def named_beside(checked: CheckedEdition, row: ParsedStatistic) -> bool:
    """Whether the sentence of a figure names its indicator: another place may be spoken of."""
    text = checked.reading.blocks[row.block - 1].text
    sentence = re.split("[。；;]", text[: row.start])[-1]
    return row.indicator.rstrip("量数额") in sentence


def beside_others(row: ParsedStatistic, history: History | None) -> Iterator[ParsedDoubt]:
    """What contradicts the same time first; a rank that leaps beside the times before."""
    if history is None:
        return
    part = StatedFigure(printed(row), row.kind, scope=row.scope).part
    same = [
        each
        for each in history.within(part).statements
        if (each.kind, each.basis, each.scope) == (row.kind, row.basis, row.scope)
        and not each.row.goal
        and comparable(each.row.printed.unit, row.unit)
    ]
    period, own = period_of(row), printed(row)
    then = [each for each in same if period and each.row.period == period]
    if then and not any(overlap(each.row.printed.bounds, own.bounds) for each in then):
        before = then[-1].row
        value = f"{before.printed.text}{before.printed.unit}"
        message = f"“{row.indicator}”为{told(row)}，{before.at}发布的是{value}，请核对。"
        yield at_figure(row, DISAGREE, message)
    elif row.kind == "rank" and leaps(int(own.value), same):
        message = f"“{row.indicator}”为{told(row)}，与此前的位次相差很大，请核对。"
        yield at_figure(row, LEAP, message)


def leaps(rank: int, before: Sequence[Statement]) -> bool:
    places = [int(each.row.printed.value) for each in before]
    return bool(places) and all(
        abs(rank - place) >= _PLACES and max(rank, place) >= min(rank, place) * _TIMES
        for place in places
    )


def told(row: ParsedStatistic) -> str:
    return f"第{row.value}位" if row.kind == "rank" else amount(row)
