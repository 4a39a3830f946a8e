"""The periods of which published releases tell values that cannot all be true, of all indicators.

Found once by a process; from then on a publication costs the indicators that its edition tells of.
"""

import threading
from datetime import date
from typing import NamedTuple

from django.db.models import F, Max, Min, Q

from releases.figures.change import ComputedChange, change
from releases.figures.indicator_history import FOLLOWED, History
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.series import Point
from releases.models import Goal, Statistic
from releases.series.series_queries import histories

from .held_history import history_of
from .news import PublishedNow, published

AT_ONCE = 50  # indicators whose statements are read together


class Contradiction(NamedTuple):
    """`sources` are the keys of the statements, the one told last first; `told_on` is its day."""

    indicator: int
    part: str
    period: CalendarPeriod
    sources: tuple[int, ...]
    told_on: date
    least: Printed
    greatest: Printed

    @classmethod
    def of(cls, indicator: int, part: str, point: Point) -> "Contradiction":
        told = sorted((row.printed for row in point.rows), key=lambda printed: printed.canonical)
        sources = tuple(row.source for row in point.rows)
        newest = point.rows[0].at
        return cls(indicator, part, point.period, sources, newest, told[0], told[-1])

    @property
    def change(self) -> ComputedChange | None:
        """By how much the greatest is above the least."""
        return change(self.greatest, self.least)


class Found(NamedTuple):
    published: PublishedNow
    by_indicator: dict[int, tuple[Contradiction, ...]]
    newest_first: tuple[Contradiction, ...]

    @classmethod
    def of(cls, now: PublishedNow, found: dict[int, tuple[Contradiction, ...]]) -> "Found":
        every = [each for told in found.values() for each in told]
        every.sort(key=lambda each: (each.told_on, each.period.end, each.sources[0]), reverse=True)
        return cls(now, {key: told for key, told in found.items() if told}, tuple(every))


_lock = threading.Lock()
_held: Found | None = None


def contradictions() -> tuple[Contradiction, ...]:
    """Of all that is published now, the one told last first."""
    return _found().newest_first


def contradicted() -> frozenset[int]:
    """The keys of the indicators that have any."""
    return frozenset(_found().by_indicator)


def in_history(indicator: int, history: History) -> tuple[Contradiction, ...]:
    """Of the whole and of every part."""
    return tuple(
        Contradiction.of(indicator, part, point)
        for part, told in history.parts.items()
        for point in told.series.points
        if point.conflicting
    )


def _found() -> Found:
    global _held
    with _lock:
        held, now = _held, published()
        if held is None or (news := now.since(held.published)) is None:
            held = _anew()
        elif held.published != now:
            told = Statistic.objects.filter(edition__in=[*news[0], *news[1]]).order_by()
            changed = told.values_list("indicator", flat=True).distinct()
            fresh = {key: in_history(key, history_of(key)) for key in changed}
            held = Found.of(now, held.by_indicator | fresh)
        _held = held
    return held


def _anew() -> Found:
    while True:
        now, found = published(), {}
        keys = _candidates()
        for start in range(0, len(keys), AT_ONCE):
            for key, history in histories(keys[start : start + AT_ONCE]).items():
                found[key] = in_history(key, history)
        # What went live meanwhile is in some of them alone.
        if now == published():
            return Found.of(now, found)


def _candidates() -> list[int]:
    """The indicators of which different values of a period were told."""
    rows = Statistic.objects.published().filter(
        goal=Goal.RESULT, kind__in=FOLLOWED, period_end__isnull=False
    )
    alike = rows.order_by().values("indicator", "kind", "scope", "period_start", "period_end")
    differing = alike.annotate(
        least=Min("value"), greatest=Max("value"), unit_a=Min("unit"), unit_z=Max("unit")
    ).filter(Q(least__lt=F("greatest")) | ~Q(unit_a=F("unit_z")))
    return sorted(set(differing.values_list("indicator", flat=True)))


def forget() -> None:
    """For tests, of which each has a database of its own."""
    global _held
    with _lock:
        _held = None
