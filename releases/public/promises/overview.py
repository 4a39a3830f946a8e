"""What was promised, and the lists of it: how long each is, and what it holds."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.template.loader import get_template
from django.utils.safestring import SafeString

from releases.models import OPEN_OUTCOMES, Measure, Release
from releases.public.lists.printed_rows import EDITION
from releases.public.site.context import in_chinese
from releases.public.site.kept_parts import kept_items
from releases.search import cache
from releases.search.backends.dialect import PreparedRows

from . import summary_table
from .promise_counts import promise_counts
from .promise_filters import ProgressFilter
from .summary_table import Counts, SummaryCell
from .without_follow_up import New, silent_since, too_new

EARLIEST = 100
# So many times as many as are shown are looked at, before what became of all is asked for.
TRIED = 4
# The lists that call for attention, and what became of what is in them.
WAITING = {"overdue": OPEN_OUTCOMES, "quiet": (Measure.Outcome.NONE,)}


class Told(NamedTuple):
    """What a promise is printed of, beside its own edition."""

    outcome: str
    due: datetime.date | None
    rest: tuple[object, ...]


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

    def overdue(self, filters: ProgressFilter) -> QuerySet[Measure, int]:
        """Of which the list is made: what became of them is not asked for yet."""
        late = summary_table.promises().filter(due_date__lt=self.today).order_by("due_date", "pk")
        keys: QuerySet[Measure, int] = filters.filter_queryset(late).values_list("pk", flat=True)
        return keys

    def quiet(self, filters: ProgressFilter) -> QuerySet[Measure, int]:
        """The same of the earliest releases alone, with what is too new."""
        told = Release.objects.exclude(first_published_at=None).order_by("first_published_at")
        times = list(told.values_list("pk", "first_published_at")[:EARLIEST])
        # Others may have been published at the moment of the last.
        ends = times[-1][1] if len(times) == EARLIEST else None
        early = [pk for pk, at in times if at != ends]
        said = summary_table.promises().filter(organisation__isnull=False)
        waiting = said.filter(edition__release__in=early)
        waiting = waiting.order_by(F("edition__release__first_published_at").asc(), "pk")
        keys: QuerySet[Measure, int] = filters.filter_queryset(waiting).values_list("pk", flat=True)
        return keys

    def first(
        self, filters: ProgressFilter, lengths: Mapping[str, int], most: int
    ) -> tuple[dict[str, list[int]], dict[int, Told]]:
        """The first keys of both lists, of which it is known how long they are, and what is told of
        them. What became of a few alone is asked for: of all it takes longer."""
        new = {each.pk for each in self.new}
        tried: dict[str, list[int]] = {name: [] for name in WAITING}
        if lengths["overdue"]:
            tried["overdue"] = list(self.overdue(filters)[: TRIED * most])
        if lengths["quiet"]:
            early = self.quiet(filters)[: TRIED * most + len(new)]
            tried["quiet"] = [pk for pk in early if pk not in new][: TRIED * most]
        told = told_of(pk for keys in tried.values() for pk in keys)
        for name, outcomes in WAITING.items():
            keys = tried[name]
            found = [pk for pk in keys if pk in told and told[pk].outcome in outcomes][:most]
            if len(found) < min(most, lengths[name]):
                found = list(self.keys(name, filters)[:most])
            tried[name] = found
        return tried, told

    def length(self, name: str, filters: ProgressFilter, counts: Counts) -> int:
        """How long the list is, from what is counted already and narrowed alike."""
        if name != "quiet":
            return int(getattr(counts, name))
        waiting = [each for each in filters.left(self.new) if each.outcome == Measure.Outcome.NONE]
        return counts.none - counts.nobody_said - len(waiting)


class PromiseItem(NamedTuple):
    html: SafeString
    is_sample: bool


def items(
    keys: Iterable[int], *, today: datetime.date, told: Mapping[int, Told] | None = None
) -> dict[int, PromiseItem]:
    """The promises of those keys, in their order; kept as rows of other lists are."""
    wanted, known = dict.fromkeys(keys), dict(told or {})
    known |= told_of(pk for pk in wanted if pk not in known)
    # How many days its time is past, which every day makes another.
    made_of = {pk: (known[pk], today if known[pk].due else None) for pk in wanted if pk in known}
    return kept_items("promises", made_of, partial(_printed, today=today, told=known))


def told_of(keys: Iterable[int]) -> dict[int, Told]:
    asked = list(keys)
    rows = _TOLD.of(asked) if asked else []
    return {pk: Told(outcome, due, tuple(rest)) for pk, outcome, due, *rest in rows}


def _printed(
    keys: list[int], *, today: datetime.date, told: Mapping[int, Told]
) -> dict[int, PromiseItem]:
    found = Measure.objects.select_related("edition__release", "organisation").in_bulk(keys)
    template, made = get_template("promises/_promise.html"), {}
    for key, row in found.items():
        row.outcome = told[key].outcome
        days_over = row.days_over(row.outcome, on=today)
        context = {"row": row, "days_over": days_over, "zh": in_chinese()}
        html = SafeString(template.render(context))
        made[key] = PromiseItem(html, row.edition.release.is_sample)
    return made


_TOLD = PreparedRows(
    lambda keys: (
        Measure.objects.filter(pk__among=keys)
        .with_outcome()
        .values_list("pk", "outcome", "due_date", *EDITION, "organisation__slug")
    )
)
