"""What a list shows in one state of its filters: how many, which, and how choosing another value
would change it. Its filters alone say which rows are left."""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar, cast

from django.db.models import QuerySet

from releases.models import Release, SearchDocument, SearchPlace
from releases.models.search_index.search_document import key_of_number
from releases.search import cache
from releases.search.backends.dialect import UnitKind, among, unit_counts, unit_rows
from releases.search.query.parser import Criteria, Query
from releases.search.results.ranked_results import RankedResults

from .document_facts import FACTS, Counts, PublishedFacts
from .facets import OfferedFilter
from .found_documents import Documents, Total
from .found_units import FoundUnits
from .list_filters import ListFilter, narrowed
from .list_kinds import RELEASES, ListKind

T = TypeVar("T")


def _pinned() -> tuple[int, ...]:
    numbers = Release.objects.pinned().values_list("number", flat=True)
    keys = (key_of_number(number or "") for number in numbers)
    return tuple(key for key in keys if key is not None)


@dataclass
class ResultList:
    """Counts of whole documents come from what is known of each. Those of rows, without a keyword,
    are cached from one publication to the next: there are few enough states without one."""

    kind: ListKind
    filters: Mapping[str, ListFilter]
    criteria: Criteria
    seen_from: "ResultList | None" = None
    _documents: dict[Criteria, Documents] = field(default_factory=dict)
    _rows_held: dict[Any, "array[int]"] = field(default_factory=dict)
    _found: dict[int, FoundUnits] = field(default_factory=dict)
    _totals: dict[tuple[str, ...], Total] = field(default_factory=dict)
    # How many units of each kind hold the words, by the documents looked at.
    _counted: dict[int, dict[UnitKind, int]] = field(default_factory=dict)

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

    def pinned(self) -> tuple[int, ...]:
        """The keys of pinned releases, where nothing chooses among all releases; others are in the
        order of their days wherever something does."""
        if self.kind is not RELEASES or self.criteria:
            return ()
        return cache.cached("pinned", _pinned, at=self.data_version)

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
        scope = self.kind.named_by(self._columns(*without, column=column))
        if query.required:  # units that hold them tell in which documents they stand
            held = SearchPlace.objects.filter(**{f"{scope}__among": self._held(query, inside)})
            return self.chosen(held, *without, column=column, units_known=True)
        rows = self.chosen(inside.places(), *without, column=column)
        if query:
            return rows.exclude(**{f"{scope}__among": self._held(query, inside)})
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

    def units(self, *without: str) -> FoundUnits | None:
        """What words and filters leave, where each unit's own values tell that: not where one of
        its rows has to meet two conditions, or a later release may tell more."""
        chosen = self.criteria.without(*without)
        offered = {n: each for n, each in self.filters.items() if isinstance(each, OfferedFilter)}
        if any(self.filters[n].of_rows and n not in offered for n in chosen):
            return None  # the index does not hold what it looks at
        of_rows = {n: offered[n] for n in chosen if self.filters[n].of_rows}
        known = not of_rows if self.kind.heard else all(each.column for each in of_rows.values())
        if self.kind is RELEASES or not chosen.q.required or not known:
            return None
        inside = self.documents(*without)
        if id(inside) not in self._found:
            columns = {each.column: each.number for each in offered.values() if each.column}
            self._found[id(inside)] = FoundUnits.holding(
                chosen.q, self.kind, columns, self._facts, inside.bounds
            )
        found = self._found[id(inside)]
        for name, each in of_rows.items():
            found = found.having(each.column, each.number(chosen.get(name)))
        return found

    def are_units(self) -> bool:
        """Whether each of `places()` stands for a unit of its own."""
        return self.kind.once(self._columns())

    def total(self, *without: str) -> Total:
        if without not in self._totals:
            if self._of_documents_alone(*without):
                found = self.documents(*without)
                total = Total(self._facts.units(self.kind, found.keys), found.more)
            elif self._of_words_alone(*without):
                inside = self.documents(*without)
                # All lists of rows are counted at once.
                counted = self.seen_from._counted if self.seen_from else self._counted
                if id(inside) not in counted:
                    counted[id(inside)] = unit_counts(self.criteria.q, *inside.bounds)
                total = Total(counted[id(inside)][self.kind.held_as], inside.more)
            else:
                total = self._cached(without, "", lambda: self._total(*without))
            self._totals[without] = total
        return self._totals[without]

    @property
    def _facts(self) -> PublishedFacts:
        return FACTS.at(self.data_version)

    def _of_documents_alone(self, *without: str) -> bool:
        """Whether nothing that is asked for depends on what single rows say."""
        if self.kind is RELEASES:
            return True
        chosen = self.criteria.without(*without)
        return not any(name == "q" or self.filters[name].of_rows for name in chosen)

    def _of_words_alone(self, *without: str) -> bool:
        """Whether rows are asked for nothing but words that they must hold."""
        chosen = self.criteria.without(*without)
        return bool(chosen.q.required) and not any(self.filters[name].of_rows for name in chosen)

    def _total(self, *without: str) -> Total:
        found = self.documents(*without)
        if known := self.units(*without):
            return Total(len(known.ids), found.more)
        units = self.kind.units(self._columns(*without))
        return Total(self.places(*without).aggregate(n=units)["n"], found.more)

    def facet(self, name: str, *, most: int | None = None) -> Counts:
        """How many there would be with each value of the filter, its own choice left out; of very
        many values the `most` frequent."""
        if self.kind is not RELEASES:
            return self._cached((name,), (name, most), lambda: self._facet(name, most))
        filter_ = cast(OfferedFilter, self.filters[name])
        every = filter_.in_documents(self._facts, self.documents(name).keys, most)
        return {filter_.value(number): n for number, n in islice(every.items(), most)}

    def _facet(self, name: str, most: int | None) -> Counts:
        filter_ = cast(OfferedFilter, self.filters[name])
        if (filter_.column or not filter_.of_rows) and (found := self.units(name)):
            counted = found.counts(filter_.column, filter_.group)
            return {filter_.value(n): times for n, times in islice(counted.items(), most)}
        column, alone = filter_.column, self._of_documents_alone(name)
        units = self.kind.units(self._columns(name, column=column))
        keys = self.documents(name).keys if alone else ()
        if alone and not filter_.of_rows:
            every = filter_.rows_in_documents(self._facts, self.kind, keys)
            return dict(islice(every.items(), most))

        def anew(most: int | None = None) -> Counts:
            return filter_.counts_in_places(self.places(name, column=column), units, most)

        if column and keys is None:
            every = self._facts.rows_by(self.kind, column, anew)
            return dict(islice(every.items(), most))
        return anew(most)

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

    def _held(self, query: Query, inside: Documents) -> "array[int]":
        """Of which units the words are: of a measure or figure in the row itself, of an exchange
        in any of its rows, of a speaker in anything said at the same press conference.

        Found once a page, for all its counts.
        """
        key = id(inside), query
        if key not in self._rows_held:
            self._rows_held[key] = unit_rows(query, self.kind.held_as, *inside.bounds)
        return self._rows_held[key]
