"""Published statistics of an indicator, each with its words and what arithmetic says of it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from releases.figures.change import Verdict
from releases.figures.change_check import checked, on_a_year_before
from releases.figures.indicator_history import History
from releases.models import Goal, Indicator, Kind, Statistic
from releases.models.days import TOLD_ON
from releases.public.series.goal_results import GoalResult
from releases.public.series.series_words import Movement
from releases.public.wording.figure_words import period_words, value_words
from releases.public.wording.quotes import quote_of
from releases.text.quotations import Quote

KINDS = (Kind.LEVEL, Kind.SHARE, Kind.CHANGE, Kind.RANK)
# The edition, and the first and the last day that it speaks of.
Period = tuple[int, datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True)
class StatedChange:
    """What a release says of a change, and what the published values make."""

    words: str
    computed: Movement | None
    verdict: Verdict

    @property
    def misfits(self) -> bool:
        return self.verdict == Verdict.MISFITS


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A published statistic with the words around it and what arithmetic says of it."""

    row: Statistic
    value: str
    period: str
    quote: Quote
    is_goal: bool
    result: GoalResult | None
    computed: Movement | None
    stated: list[StatedChange]
    conflicting: bool

    @property
    def misfits(self) -> bool:
        return any(each.misfits for each in self.stated)


def statements(*indicators: Indicator) -> QuerySet[Statistic]:
    """What published releases say: goals, then values first, the latest period first.

    `held_rows` has the same order.
    """
    order = Case(
        When(~Q(goal=Goal.RESULT) | Q(period_end__gt=F("told_on")), then=Value(-1)),
        *(When(kind=kind, then=Value(n)) for n, kind in enumerate(KINDS)),
        output_field=IntegerField(),
    )
    rows = Statistic.objects.published().filter(indicator__in=indicators)
    return (
        rows.for_display()
        .annotate(told_on=TOLD_ON)
        .order_by(order, F("period_end").desc(nulls_last=True), "-period_start", "-told_on", "pk")
    )


def of_part(part: str) -> Q:
    """The rows that `StatedFigure.part` tells of."""
    ranks = Q(kind=Kind.RANK)
    return Q(scope=part) & ~ranks if part else Q(scope="") | ranks


def rows_of(keys: Iterable[int]) -> list[Statistic]:
    """The statistics of these keys in the same order: words are read of those shown alone."""
    rows = Statistic.objects.published().for_display().annotate(told_on=TOLD_ON)
    found = rows.in_bulk(list(keys))
    return [found[key] for key in keys]


def statement_row(
    row: Statistic,
    history: History,
    stated: Mapping[Period, list[Statistic]],
    result: GoalResult | None = None,
) -> StatementRow:
    """`result` is what became of a goal, which is held against nothing else."""
    goal = is_goal(row)
    followed = row.kind == history.kind and not goal
    point = history.series.at(row.period) if followed else None
    of_this = [row] if row.kind == Kind.CHANGE and not goal else []
    nows = [row.printed] if followed else None
    changes = []
    for each in stated.get(_edition_and_period(row), []) if followed else of_this:
        check = checked(each.printed, each.basis, row.period, history.series, nows)
        movement = Movement.of(check.computed)
        changes.append(StatedChange(value_words(each.stated), movement, check.verdict))
    computed = None
    if followed:
        # Where sources of the year before disagree, from the one that the stated change is from.
        fitting = (each.computed for each in changes if each.verdict == Verdict.FITS)
        own = on_a_year_before(row.printed, row.period, history.series)
        computed = next(fitting, None) or Movement.of(own)
    return StatementRow(
        row=row,
        value=value_words(row.stated),
        period=period_words(row),
        quote=quote_of(row),
        is_goal=goal,
        result=result,
        computed=computed,
        stated=changes,
        conflicting=bool(point and point.conflicting),
    )


def stated_by_edition(rows: Iterable[Statistic], history: History) -> dict[Period, list[Statistic]]:
    """The changes that the releases of these rows state of the same period."""
    values = [row for row in rows if row.kind == history.kind and not is_goal(row)]
    found: dict[Period, list[Statistic]] = defaultdict(list)
    if not values or not history.stated_changes:
        return found
    changes = Statistic.objects.published().filter(
        kind=Kind.CHANGE,
        goal=Goal.RESULT,
        scope=history.part,
        indicator=values[0].indicator_id,
        edition__in={row.edition_id for row in values},
    )
    for change in changes.in_order():
        same = found[_edition_and_period(change)]
        if value_words(change.stated) not in (value_words(other.stated) for other in same):
            same.append(change)
    return found


def _edition_and_period(row: Statistic) -> Period:
    return row.edition_id, row.period_start, row.period_end


def is_goal(row: Statistic) -> bool:
    """Whether it says so, or its period had not ended when readers were told, as `told_on` has."""
    return bool(row.goal_when(getattr(row, "told_on", None)))
