"""What published releases told of indicators, as plain rows for the arithmetic of figures.

One query, one row for each distinct statement: ten releases that repeat a value give one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DateField, F, Max, QuerySet, When
from django.db.models.functions import TruncDate

from releases.figures.periods import Period
from releases.figures.printed import Printed
from releases.figures.series import Row, Series, series
from releases.models import Indicator, Kind, Release, Statistic

# The day on which readers were told: what an imported page printed, else our publication.
TOLD_ON = Case(
    When(
        edition__release__origin=Release.Origin.IMPORTED,
        edition__printed_date__isnull=False,
        then=F("edition__printed_date"),
    ),
    default=TruncDate("edition__release__first_published_at"),
    output_field=DateField(),
)
# Only these make a line; a change or a rank is told beside it.
FOLLOWED = (Kind.LEVEL, Kind.SHARE)
NO_SERIES = Series()
_NUMBER = ("kind", "value", "decimals", "unit", "qualifier")
_FIELDS = ("indicator", *_NUMBER, "basis", "scope", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Told:
    """A row with the facts that arithmetic does not ask for."""

    row: Row
    kind: str
    basis: str
    scope: str

    @property
    def statistic(self) -> Statistic:
        """Unsaved: enough to put it into words."""
        printed = self.row.printed
        return Statistic(
            kind=self.kind, basis=self.basis, scope=self.scope, value=printed.value,
            decimals=printed.decimals, unit=printed.unit, qualifier=printed.qualifier,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class History:
    """Everything told of one indicator; `kind` says which kind its series is made of."""

    told: tuple[Told, ...] = ()
    kind: str = Kind.LEVEL
    series: Series = NO_SERIES

    @property
    def latest_told(self) -> Told | None:
        """For an indicator without a series: what was told last."""
        return max(self.told, key=lambda each: (each.row.at, each.row.source), default=None)

    @property
    def stated_changes(self) -> list[Told]:
        return [each for each in self.told if each.kind == Kind.CHANGE]


def printed_of(statistic: Statistic) -> Printed:
    return Printed(statistic.value, statistic.decimals, statistic.unit, statistic.qualifier)


def period_of(statistic: Statistic) -> Period | None:
    start, end = statistic.period_start, statistic.period_end
    return Period(start, end) if start and end else None


def histories(indicators: Iterable[Indicator]) -> dict[int, History]:
    """By the indicator's key; one query however many indicators and releases there are."""
    keys = [indicator.pk for indicator in indicators]
    told: dict[int, list[Told]] = defaultdict(list)
    for values in _statements(keys):
        told[values["indicator"]].append(_told(values))
    return {key: _history(told[key]) for key in keys}


def _statements(keys: list[int]) -> QuerySet[Statistic, dict[str, Any]]:
    rows = Statistic.objects.published().filter(indicator__in=keys).order_by()
    return rows.values(*_FIELDS).annotate(told_on=Max(TOLD_ON), source=Max("pk"))


def _told(values: dict[str, Any]) -> Told:
    start, end = values["period_start"], values["period_end"]
    printed = Printed(values["value"], values["decimals"], values["unit"], values["qualifier"])
    period = Period(start, end) if start and end else None
    row = Row(printed, period, values["told_on"], values["source"])
    return Told(row, values["kind"], values["basis"], values["scope"])


def _history(told: list[Told]) -> History:
    """Levels make the series; shares where there are none."""
    found = History(tuple(told))
    for kind in FOLLOWED:
        made = series(each.row for each in told if each.kind == kind)
        if made.main:
            return History(tuple(told), kind, made)
    return found
