"""What one of the five views lists in one state of the filter bar: how many, which, and how the
rest of the options would change it."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, F, Q, QuerySet

from releases.models import Measure, SearchFacet, SearchPlace, Theme

from . import kept
from .criteria import Criteria
from .documents import GROUPS, Documents, documents, where_rows_lie
from .lookup import Among, among
from .query import Word
from .views import RELEASES, View

# The column of SearchPlace that a filter of rows looks at.
COLUMNS = {
    "organisation": "organisation",
    "speaker": "person",
    "theme": "theme",
    "stage": "stage",
    "indicator": "indicator",
    "kind": "figure_kind",
}
# Those of them that are empty where they say nothing.
TEXTS = ("theme", "stage", "figure_kind")

T = TypeVar("T")


class Total(NamedTuple):
    """`more` tells that there are at least `n`: the keyword stands in more releases than were
    looked at."""

    n: int
    more: bool = False


for name in ("id", "row", "exchange", "appearance"):
    SearchPlace._meta.get_field(name).register_lookup(Among)  # type: ignore[union-attr]


@dataclass
class Listing:
    """Counts without a keyword are kept from one publication to the next: nothing else changes
    them, and there are few enough states without one."""

    view: View
    criteria: Criteria
    seen_from: "Listing | None" = None
    _documents: dict[Criteria, Documents] = field(default_factory=dict, repr=False)
    _held: dict[Any, "array[int]"] = field(default_factory=dict, repr=False)
    _totals: dict[tuple[str, ...], Total] = field(default_factory=dict, repr=False)

    @cached_property
    def state(self) -> kept.State:
        """Of what is published, asked for once a page."""
        return self.seen_from.state if self.seen_from else kept.state()

    def documents(self, *without: str) -> Documents:
        """The releases, some filters left out; for views of rows those that rows are sought in."""
        criteria = self.criteria.without(*without)
        if self.view is not RELEASES:
            criteria = where_rows_lie(criteria)
        looked_up = self.seen_from._documents if self.seen_from else self._documents
        if criteria not in looked_up:
            looked_up[criteria] = documents(criteria)
        return looked_up[criteria]

    def places(self, *without: str, group: str = "") -> QuerySet[SearchPlace]:
        """The rows that tell of the filters and of `group` which units there are; each unit is
        listed once. Only for views of rows."""
        query, inside = self.criteria.without(*without).q, self.documents(*without)
        told = bool(query.required)
        rows = self.chosen(inside.places(), *without, group=group, units_known=told)
        scope = self.view.named_by(self._columns(*without, group=group))
        for word in query.required:
            rows = rows.filter(**{f"{scope}__among": self._held_in(word, inside)})
        for word in query.excluded:
            rows = rows.exclude(**{f"{scope}__among": self._held_in(word, inside)})
        return rows

    def chosen(
        self, rows: QuerySet[SearchPlace], *without: str, group: str = "",
        units_known: bool = False,
    ) -> QuerySet[SearchPlace]:  # fmt: skip
        """Those of the rows that the filters of rows leave, whatever words they hold."""
        criteria = self.criteria.without(*without)
        names = self._columns(*without, group=group)
        rows = rows.filter(self.view.telling(names, units_known=units_known))
        for name in self._columns(*without):
            rows = rows.filter(**{COLUMNS[name]: getattr(criteria, name)})
        if criteria.outcome and "outcome" in self.view.filters:
            turned_out = Measure.objects.answerable().turned_out(criteria.outcome)
            rows = rows.filter(row__in=turned_out.values("pk"))
        return rows

    def are_units(self) -> bool:
        """Whether each of `places()` stands for a unit of its own."""
        return self.view.once(self._columns())

    def total(self, *without: str) -> Total:
        if without not in self._totals:
            self._totals[without] = self._kept_for(without, "", lambda: self._total(*without))
        return self._totals[without]

    def _total(self, *without: str) -> Total:
        found = self.documents(*without)
        if self.view is RELEASES:
            return Total(found.count(), found.more)
        units = self.view.units(self._columns(*without))
        return Total(self.places(*without).aggregate(n=units)["n"], found.more)

    def facet(self, group: str, *, most: int | None = None) -> Mapping[Any, int]:
        """How many there would be with each value of `group`, its own choice left out; of very
        many values the `most` frequent."""
        return self._kept_for((group,), (group, most), lambda: self._facet(group, most))

    def _facet(self, group: str, most: int | None) -> Mapping[Any, int]:
        if group == "outcome":
            return _outcomes(self.places(group))
        if self.view is not RELEASES:
            return _counted(*self._of_rows(group), most)
        hits = self.documents(group).found
        counts = _most(hits.facet(group), most) if hits else self._of_releases(group, most)
        if group != "theme":
            return counts
        return {Theme.values[value - 1]: n for value, n in counts.items()}

    def _kept_for(self, without: tuple[str, ...], what: Any, make: Callable[[], T]) -> T:
        criteria = self.criteria.without(*without)
        if criteria.q:
            return make()
        return kept.kept((self.view.name, criteria, what), make, at=self.state)

    def _of_rows(self, group: str) -> tuple[QuerySet[Any], Count]:
        """What is counted for each value `of` the group, and how."""
        rows = self.places(group, group=group)
        units = self.view.units(self._columns(group, group=group))
        if group == "topic":
            rows = rows.filter(document__facets__group=SearchFacet.Group.TOPIC)
            return rows.annotate(of=F("document__facets__value")), units
        column = "document__year" if group == "year" else COLUMNS[group]
        rows = rows.exclude(**{column: ""}) if column in TEXTS else rows
        return rows.filter(**{f"{column}__isnull": False}).annotate(of=F(column)), units

    def _of_releases(self, group: str, most: int | None) -> Mapping[Any, int]:
        documents = self.documents(group)
        if group == "year":
            years = documents.rows.filter(year__isnull=False)
            return _counted(years.annotate(of=F("year")), Count("pk"), most)
        facets = documents.facets().filter(group=GROUPS[group])
        return _counted(facets.annotate(of=F("value")), Count("pk"), most)

    def _columns(self, *without: str, group: str = "") -> list[str]:
        """The filters of rows that are set, and the group that is counted."""
        named = [
            name for name in COLUMNS
            if name in self.view.filters and name not in without and getattr(self.criteria, name)
        ]  # fmt: skip
        return [*named, group] if group in COLUMNS and group not in named else named

    def _held_in(self, word: Word, inside: Documents) -> "array[int]":
        """Found once a page: every count would look through the same texts again."""
        key = id(inside), word
        if key not in self._held:
            self._held[key] = self._holding(word, inside)
        return self._held[key]

    def _holding(self, word: Word, inside: Documents) -> "array[int]":
        """Where the word is: for a measure or figure in the row itself, for an exchange
        in any of its rows, for a speaker in anything said at the same press conference."""
        here = reduce(or_, (Q(text__contains=found) for found in word.keys))
        scope = self.view.scope or "id"
        rows = inside.places().filter(here, self.view.places).order_by()
        return among(rows.values_list(scope, flat=True).distinct())


def _counted(rows: QuerySet[Any], units: Count, most: int | None) -> Mapping[Any, int]:
    counts = rows.order_by().values_list("of").annotate(n=units).order_by("-n", "of")
    return dict(counts[:most] if most else counts)


def _most(counts: Mapping[Any, int], most: int | None) -> Mapping[Any, int]:
    by_value = sorted(counts)
    frequent = sorted(by_value, key=counts.__getitem__, reverse=True)
    return {value: counts[value] for value in frequent[:most]}


def _outcomes(rows: QuerySet[SearchPlace]) -> Mapping[str, int]:
    """The index does not hold what became of a measure: a later release may say so any day."""
    measures = Measure.objects.filter(pk__in=rows.values("row")).answerable().with_outcome()
    return dict(measures.order_by().values_list("outcome").annotate(n=Count("pk")))
