"""What published releases state of indicators, as time series for the arithmetic of figures.

One query, one row for each distinct statement: ten releases that repeat a value give one. Where
many tell different values of a period, the newest few stand for all, with the least and the
greatest, between which a conflict shows. A district's figures are another series than the city's,
and goals are in none.
"""

import sys
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Exists, F, Max, OrderBy, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from releases.figures.indicator_history import FOLLOWED, History, Statement
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import SeriesRow
from releases.models import Edition, Goal, Statistic
from releases.models.days import TOLD_ON

from .newest_in_group import Newest

# Different statements of one period that are looked at, the newest ones.
MAX_STATEMENTS_OF_A_PERIOD = 4
_NUMBER = ("kind", "value", "decimals", "unit", "qualifier")
_FIELDS = ("indicator", *_NUMBER, "basis", "scope", "goal", "period_start", "period_end")
_ALIKE = ("indicator", "kind", "unit", "period_start", "period_end", "scope", "goal")
Values = Mapping[str, Any]  # of a row, by the names of `_FIELDS`
T = TypeVar("T", bound=Hashable)


def histories(keys: Iterable[int]) -> dict[int, History]:
    """By the indicator's key; one query however many indicators and releases there are."""
    wanted = list(keys)
    rows = Statistic.objects.published().filter(indicator__in=wanted)
    return _histories(wanted, _distinct_statements(rows))


def histories_beside(
    edition: Edition, mine: Iterable[Values]
) -> tuple[dict[int, History], dict[int, History]]:
    """What other releases state of the indicators of these statements, and the same with them, as
    readers would have it were the edition published; one query."""
    own = list(mine)
    keys = sorted({each["indicator"] for each in own})
    others = Statistic.objects.published().exclude(edition__release=edition.release_id)
    told = list(_distinct_statements(others.filter(indicator__in=keys))) if keys else []
    return _histories(keys, told), _histories(keys, [*told, *own])


def as_statement(row: Statistic, told_on: date) -> Values:
    """The values of a row that is loaded, as a query of statements gives them."""
    values = {name: getattr(row, name) for name in _FIELDS if name != "indicator"}
    return {**values, "indicator": row.indicator_id, "told_on": told_on, "source": row.pk}


def told_of_ends(
    indicator: int, kinds: Collection[str], ends: Collection[date | None]
) -> list[Statement]:
    """What `histories` finds of these kinds in the periods that end with one of these days."""
    days = [end for end in ends if end]
    rows = Statistic.objects.published().filter(indicator=indicator, kind__in=kinds)
    found = list(_distinct_statements(rows.filter(period_end__in=days))) if days else []
    if None in ends:
        found += _distinct_statements(rows.filter(period_end=None))
    return [told for _key, told in _statements(found)]


def latest(keys: Iterable[int]) -> dict[int, History]:
    """Of each period what was told last: enough for the items of a list.

    What makes no line is looked at where there is none.
    """
    wanted = list(keys)
    rows = Statistic.objects.published()
    found = _histories(wanted, _newest_statements(rows.filter(kind__in=FOLLOWED), wanted))
    rest = [key for key in wanted if not found[key].series.main]
    return found | _histories(rest, _newest_statements(rows, rest))


def latest_of_ends(keys: Iterable[int], ends: Collection[date]) -> Iterator[tuple[int, Statement]]:
    """What was told last of each period that ends with one of these days, in what makes a line."""
    wanted = list(keys)
    rows = Statistic.objects.published().filter(kind__in=FOLLOWED, period_end__in=ends)
    return _statements(_newest_statements(rows, wanted))


def told_in(editions: Iterable[int], keys: Iterable[int]) -> Iterator[tuple[int, bool, Statement]]:
    """What these editions tell, of which indicator, and whether readers see it now."""
    rows = Statistic.objects.filter(edition__in=list(editions), indicator__in=list(keys))
    live = Exists(Edition.objects.published().filter(pk=OuterRef("edition")))
    told = rows.annotate(told_on=TOLD_ON, source=F("pk"), is_live=live)
    values = list(told.values(*_FIELDS, "told_on", "source", "is_live"))
    for each, (key, statement) in zip(values, _statements(values), strict=True):
        yield key, each["is_live"], statement


def disputed(rows: Iterable[Statistic]) -> set[int]:
    """Keys of those for whose period releases tell values that cannot all be true; one query."""
    shown = [row for row in rows if not row.goal]
    keys = [row.indicator_id for row in shown]
    ends = {row.period_end for row in shown if row.period_end}
    alike = Statistic.objects.published().filter(
        goal=Goal.RESULT, indicator__in=keys, period_end__in=ends
    )
    found = _histories(keys, _distinct_statements(alike))
    of = {row.pk: found[row.indicator_id].within(row.stated.part) for row in shown}
    points = {row.pk: of[row.pk].series.at(row.period) for row in shown}
    return {key for key, point in points.items() if point and point.conflicting}


def _newest_statements(rows: QuerySet[Statistic], keys: list[int]) -> Iterable[Values]:
    """Of each period the statement that was told last."""
    alike = rows.filter(indicator__in=keys).order_by().values(*_ALIKE)
    newest = alike.annotate(source=Newest(TOLD_ON, "pk")).values("source")
    shown = Statistic.objects.filter(pk__in=newest).annotate(told_on=TOLD_ON, source=F("pk"))
    return shown.values(*_FIELDS, "told_on", "source")


def _distinct_statements(rows: QuerySet[Statistic]) -> Iterable[Values]:
    """The newest few of each period, with the least and the greatest."""
    told = rows.order_by().values(*_FIELDS).annotate(told_on=Max(TOLD_ON), source=Max("pk"))
    ranked = told.annotate(
        newest=_ranked(F("told_on").desc(), F("source").desc()),
        least=_ranked("value", "source"),
        greatest=_ranked(F("value").desc(), "source"),
    )
    few = Q(newest__lte=MAX_STATEMENTS_OF_A_PERIOD) | Q(least=1) | Q(greatest=1)
    shown: Iterable[Values] = ranked.filter(few)
    return shown


def _ranked(*order: str | OrderBy) -> Window:
    """Among what was told of one period in one unit."""
    return Window(RowNumber(), partition_by=[F(name) for name in _ALIKE], order_by=order)


def _histories(keys: list[int], rows: Iterable[Values]) -> dict[int, History]:
    statements: dict[int, list[Statement]] = defaultdict(list)
    for key, told in _statements(rows):
        statements[key].append(told)
    return {key: History.of(in_order(statements[key])) for key in keys}


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """One and the same, whatever the database looked at first."""
    return sorted(statements, key=lambda told: told.row.source)


@lru_cache(maxsize=4096)
def the_same(told: T) -> T:
    """One object for all that are equal: thousands of statements that are held tell of the same
    days and periods."""
    return told


def _statements(rows: Iterable[Values]) -> Iterator[tuple[int, Statement]]:
    """Each with the key of its indicator."""
    one = sys.intern
    for values in rows:
        start, end, told_on = values["period_start"], values["period_end"], values["told_on"]
        printed = Printed(
            values["value"], values["decimals"], one(values["unit"]), one(values["qualifier"])
        )
        period = the_same(CalendarPeriod(start, end)) if start and end else None
        row = SeriesRow(printed, period, the_same(told_on), values["source"], one(values["goal"]))
        kind, basis, scope = (one(values[name]) for name in ("kind", "basis", "scope"))
        yield values["indicator"], Statement(row, kind, basis, scope)
