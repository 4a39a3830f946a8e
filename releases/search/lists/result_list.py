"""What a list shows in one state of its filters: how many, which, and how choosing another value
would change it. Its filters alone say which rows are left."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar, cast

from django.db.models import Count, Q, QuerySet

from releases.models import SearchDocument, SearchFacet, SearchPlace
from releases.search import cache
from releases.search.backends.dialect import among
from releases.search.query.parser import Criteria, Query, Word
from releases.search.results.ranked_results import RankedResults

from .facets import Counts, OfferedFilter, counted
from .list_filters import ListFilter, narrowed
from .list_kinds import RELEASES, ListKind

T = TypeVar("T")


class Total(NamedTuple):
    """`more` tells that there are at least `n`: the keyword stands in more releases than were
    looked at."""

    n: int
    more: bool = False


@dataclass(frozen=True, slots=True)
class Documents:
    """The releases that a state of the filters leaves: `rows` are what readers may see of them;
    `found` tells more where a keyword was typed."""

    rows: QuerySet[SearchDocument]
    found: RankedResults | None = None
    are_all: bool = False

    @property
    def more(self) -> bool:
        return self.found is not None and self.found.more

    def count(self) -> int:
        return len(self.found.hits.keys) if self.found else self.rows.count()

    def facets(self) -> QuerySet[SearchFacet]:
        return self._those_of(SearchFacet.objects.all())

    def places(self) -> QuerySet[SearchPlace]:
        return self._those_of(SearchPlace.objects.all())

    def _those_of(self, rows: Any) -> Any:
        """Of everything that is published, rows tell themselves; no document is looked up."""
        if self.are_all:
            return rows.published()
        return rows.filter(document__in=self.rows.order_by().values("key"))


@dataclass
class ResultList:
    """Counts without a keyword are cached from one publication to the next: nothing else changes
    them, and there are few enough states without one."""

    kind: ListKind
    filters: Mapping[str, ListFilter]
    criteria: Criteria
    seen_from: "ResultList | None" = None
    _documents: dict[Criteria, Documents] = field(default_factory=dict, repr=False)
    _held: dict[Any, "array[int]"] = field(default_factory=dict, repr=False)
    _totals: dict[tuple[str, ...], Total] = field(default_factory=dict, repr=False)

    @cached_property
    def data_version(self) -> cache.DataVersion:
        """Of what is published, asked for once a page."""
        return self.seen_from.data_version if self.seen_from else cache.data_version()

    def documents(self, *without: str) -> Documents:
        """The releases, some filters left out; for lists of rows those that rows are sought in."""
        criteria = self.of_documents(self.criteria.without(*without))
        looked_up = self.seen_from._documents if self.seen_from else self._documents
        if criteria not in looked_up:
            published = SearchDocument.objects.published()
            rows, found = self.narrowed(published, criteria), None
            if criteria.q:
                found = RankedResults(criteria.q, rows if criteria.without("q") else None)
                rows = published.filter(key__among=among(found.hits.keys))
            looked_up[criteria] = Documents(rows, found, are_all=not criteria)
        return looked_up[criteria]

    def found_in(self, rows: QuerySet[SearchDocument]) -> RankedResults:
        """What the keyword finds among these documents."""
        return RankedResults(self.criteria.q, self.narrowed(rows, self.criteria))

    def narrowed(self, rows: QuerySet[Any], criteria: Criteria) -> QuerySet[Any]:
        """By all filters but the keyword, which is a search of its own."""
        return narrowed(rows, self.filters, criteria.without("q"))

    def of_documents(self, criteria: Criteria) -> Criteria:
        """What chooses releases. For lists of rows these are releases in which rows with the
        required words are sought: what is excluded is left to the rows, and so is what chooses
        rows by themselves."""
        if self.kind is RELEASES:
            return criteria
        query = replace(criteria.q, excluded=()) if criteria.q.required else Query()
        whole = criteria.without("q", *(n for n, each in self.filters.items() if each.of_rows))
        return whole.plus(q=query) if query else whole

    def places(self, *without: str, column: str = "") -> QuerySet[SearchPlace]:
        """The rows that tell of the filters and of `column` which units there are; each unit is
        listed once. Only for lists of rows."""
        query, inside = self.criteria.without(*without).q, self.documents(*without)
        known = bool(query.required)
        rows = self.chosen(inside.places(), *without, column=column, units_known=known)
        scope = self.kind.named_by(self._columns(*without, column=column))
        for word in query.required:
            rows = rows.filter(**{f"{scope}__among": self._held_in(word, inside)})
        for word in query.excluded:
            rows = rows.exclude(**{f"{scope}__among": self._held_in(word, inside)})
        return rows

    def chosen(
        self,
        rows: QuerySet[SearchPlace],
        *without: str,
        column: str = "",
        units_known: bool = False,
    ) -> QuerySet[SearchPlace]:
        """Those of the rows that the filters of rows leave, whatever words they hold."""
        columns = self._columns(*without, column=column)
        rows = rows.filter(self.kind.telling(columns, units_known=units_known))
        return self.narrowed(rows, self.criteria.without(*without))

    def are_units(self) -> bool:
        """Whether each of `places()` stands for a unit of its own."""
        return self.kind.once(self._columns())

    def total(self, *without: str) -> Total:
        if without not in self._totals:
            self._totals[without] = self._cached(without, "", lambda: self._total(*without))
        return self._totals[without]

    def _total(self, *without: str) -> Total:
        found = self.documents(*without)
        if self.kind is RELEASES:
            return Total(found.count(), found.more)
        units = self.kind.units(self._columns(*without))
        return Total(self.places(*without).aggregate(n=units)["n"], found.more)

    def facet(self, name: str, *, most: int | None = None) -> Counts:
        """How many there would be with each value of the filter, its own choice left out; of very
        many values the `most` frequent."""
        return self._cached((name,), (name, most), lambda: self._facet(name, most))

    def _facet(self, name: str, most: int | None) -> Counts:
        filter_ = cast(OfferedFilter, self.filters[name])
        if self.kind is not RELEASES:
            column = filter_.column
            units = self.kind.units(self._columns(name, column=column))
            return filter_.counts_in_places(self.places(name, column=column), units, most)
        documents = self.documents(name)
        if documents.found:
            every = filter_.in_found(documents.found)
            frequent = sorted(sorted(every), key=every.__getitem__, reverse=True)
            counts = {number: every[number] for number in frequent[:most]}
        else:
            values = filter_.in_documents(documents.rows, documents.facets())
            counts = dict(counted(values, Count("pk"), most))
        return {filter_.value(number): n for number, n in counts.items()}

    def _cached(self, without: tuple[str, ...], what: Any, make: Callable[[], T]) -> T:
        criteria = self.criteria.without(*without)
        if criteria.q:
            return make()
        return cache.cached((self.kind.name, criteria, what), make, at=self.data_version)

    def _columns(self, *without: str, column: str = "") -> set[str]:
        """What the filters of rows that are set look at, and the column that is counted."""
        chosen = self.criteria.without(*without)
        columns = {each.column for name, each in self.filters.items() if chosen.get(name)}
        return (columns | {column}) - {""}

    def _held_in(self, word: Word, inside: Documents) -> "array[int]":
        """Where the word is: for a measure or figure in the row itself, for an exchange
        in any of its rows, for a speaker in anything said at the same press conference.

        Found once a page: every count would look through the same texts again.
        """
        key = id(inside), word
        if key not in self._held:
            here = reduce(or_, (Q(text__contains=found) for found in word.keys))
            rows = inside.places().filter(here, self.kind.places).order_by()
            scope = self.kind.scope or "id"
            self._held[key] = among(rows.values_list(scope, flat=True).distinct())
        return self._held[key]
