"""How many promises there are, and when each body spoke last, kept up by what comes and goes.

A live edition never changes, so each publication adds its own promises and takes along those of
the edition that it replaces. What follow-ups say of them is asked for anew: few have any.
"""

import datetime
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Q

from releases.models import (
    Appearance,
    AttendingOrganisation,
    FollowUp,
    Measure,
)
from releases.public.series.news import PublishedNow, published
from releases.search.backends.dialect import PreparedRows, raw_rows

from .summary_table import YEAR, SummaryCell, promises

Narrow = Callable[[Any], Any]  # leaves some of the rows of editions


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """By body and year, with how many are past due today; and when each body spoke last."""

    today: datetime.date
    published: PublishedNow
    promised: Counter[tuple[int | None, str]] = field(default_factory=Counter)
    late: Counter[tuple[int | None, str]] = field(default_factory=Counter)
    latest: dict[int, datetime.datetime] = field(default_factory=dict)

    def add(self, rows: Any, times: int) -> None:
        late = Count("pk", filter=Q(due_date__lt=self.today))
        grouped = rows.promised().annotate(year=YEAR).order_by().values_list("organisation", "year")
        for body, year, n, overdue in grouped.annotate(n=Count("pk"), late=late):
            self.promised[body, year] += n * times
            self.late[body, year] += overdue * times

    def hear(self, narrow: Narrow) -> None:
        for body, at in _spoken(narrow):
            self.latest[body] = max(at, self.latest.get(body, at))

    def after(self, now: PublishedNow, came: list[int], went: list[int]) -> "PromiseCounts":
        """The counts that follow from these, which stay as they are."""
        found = PromiseCounts(
            self.today, now, self.promised.copy(), self.late.copy(), dict(self.latest)
        )
        for editions, times in ((came, 1), (went, -1)):
            if editions:
                found.add(Measure.objects.filter(edition__in=editions), times)
        if went:
            theirs = _spoken(lambda rows: rows.filter(edition__in=went))
            gone = {body for body, at in theirs if found.latest.get(body) == at}
            for body in gone:
                del found.latest[body]
            found.hear(lambda rows: rows.published().filter(organisation__in=gone))
        if came:
            found.hear(lambda rows: rows.filter(edition__in=came))
        return found

    def cells(self) -> list[SummaryCell]:
        """With what became of them; `promised` has all as if nobody had reported on any."""
        none = Measure.Outcome.NONE
        counts = Counter({(*key, none.value): n for key, n in self.promised.items()})
        late = Counter({(*key, none.value): n for key, n in self.late.items()})
        for body, year, outcome, due in _reported():
            overdue = due is not None and due < self.today
            for key, times in (((body, year, none.value), -1), ((body, year, outcome), 1)):
                counts[key] += times
                late[key] += overdue * times
        return [SummaryCell(*key, n, late[key]) for key, n in counts.items() if n]


_lock = threading.Lock()
_held: PromiseCounts | None = None


def promise_counts(today: datetime.date) -> PromiseCounts:
    """As they are now."""
    global _held
    with _lock:
        held, now = _held, published()
        if held is None or held.today != today or (news := now.since(held.published)) is None:
            held = _anew(today)
        elif held.published != now:
            held = held.after(now, *news)
        _held = held
    return held


def _anew(today: datetime.date) -> PromiseCounts:
    while True:
        counts = PromiseCounts(today, published())
        counts.add(Measure.objects.published(), 1)
        counts.hear(lambda rows: rows.published())
        # What went live meanwhile is in one of the two alone.
        if counts.published == published():
            return counts


def _spoken(narrow: Narrow) -> Iterator[tuple[int, datetime.datetime]]:
    """When each body spoke, attended or promised last, some bodies more than once."""
    newest = Max("edition__release__first_published_at")
    for model in (Appearance, AttendingOrganisation, Measure):
        theirs = narrow(model._default_manager).filter(organisation__isnull=False).order_by()
        yield from theirs.values_list("organisation").annotate(at=newest)


def _reported() -> Iterator[tuple[int | None, str, str, datetime.date | None]]:
    """Body, year, outcome and time of the promises of releases that anybody ever reported on."""
    rows = promises().filter(edition__release__in=FollowUp.objects.values("promise")).order_by()
    # What became of them is asked apart: SQLite would look for each row in each of the editions.
    if asked := [pk for (pk,) in raw_rows(rows.values_list("pk"))]:
        yield from _REPORTED.of(asked)


_REPORTED = PreparedRows(
    lambda keys: (
        Measure.objects.filter(pk__among=keys)
        .with_outcome()
        .annotate(year=YEAR)
        .order_by()
        .values_list("organisation", "year", "outcome", "due_date")
    )
)


def forget() -> None:
    """For tests, of which each has a database of its own."""
    global _held
    with _lock:
        _held = None
