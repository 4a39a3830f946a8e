"""What was promised, and the lists of it: how long each is, and what it holds."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from django.db.models import F, QuerySet

from releases.models import Measure, Release
from releases.models.measure import tell_outcomes
from releases.search import cache

from . import summary_table
from .promise_counts import promise_counts
from .promise_filters import ProgressFilter
from .summary_table import Counts, SummaryCell
from .without_follow_up import New, silent_since, too_new

EARLIEST = 100


@dataclass
class Promised:
    """What is counted before anything is narrowed."""

    today: datetime.date
    at: cache.DataVersion

    @cached_property
    def cells(self) -> list[SummaryCell]:
        make = promise_counts(self.today).cells
        return cache.cached(("promises", self.today), make, at=self.at)

    @cached_property
    def new(self) -> list[New]:
        make = partial(too_new, promise_counts(self.today).latest)
        return cache.cached("too new", make, at=self.at)

    def keys(self, name: str, filters: ProgressFilter) -> QuerySet[Measure, int]:
        """The promises of one list: those that wait longest first, else the newest first."""
        if name == "overdue":
            listed = summary_table.promises().overdue(on=self.today).order_by("due_date", "pk")
        elif name == "quiet":
            said = F("edition__release__first_published_at").asc()
            listed = silent_since(self.new).order_by(said, "pk")
        else:
            listed = summary_table.promises().turned_out(name).newest_first()
        keys: QuerySet[Measure, int] = filters.filter_queryset(listed).values_list("pk", flat=True)
        return keys

    def first(self, name: str, filters: ProgressFilter, most: int, *, length: int) -> list[int]:
        """The first keys of a list of that length; of what waits longest the earliest releases
        alone are asked, where these have enough of it."""
        if not length:
            return []
        keys = self.keys(name, filters)
        told = Release.objects.exclude(first_published_at=None).order_by("first_published_at")
        if name == "quiet":
            times = list(told.values_list("pk", "first_published_at")[:EARLIEST])
            # Others may have been published at the moment of the last.
            ends = times[-1][1] if len(times) == EARLIEST else None
            early = [pk for pk, at in times if at != ends]
            found = list(keys.filter(edition__release__in=early)[:most])
            if len(found) == min(most, length):
                return found
        return list(keys[:most])

    def length(self, name: str, filters: ProgressFilter, counts: Counts) -> int:
        """How long the list is, from what is counted already and narrowed alike."""
        if name != "quiet":
            return int(getattr(counts, name))
        waiting = [each for each in filters.left(self.new) if each.outcome == Measure.Outcome.NONE]
        return counts.none - counts.nobody_said - len(waiting)


@dataclass(frozen=True, slots=True)
class PromiseItem:
    """A promise in a list, with how long its time is past."""

    measure: Measure
    days_over: int


def items(keys: Iterable[int], *, today: datetime.date) -> list[PromiseItem]:
    """The promises of those keys, in their order, with all that an item prints."""
    wanted = list(keys)
    rows = Measure.objects.select_related("edition__release", "organisation")
    found = rows.in_bulk(wanted)
    tell_outcomes(found.values())
    return [
        PromiseItem(found[key], found[key].days_over(found[key].outcome, on=today))
        for key in wanted
    ]
