"""The units of a list that hold the words: how many have each value of a filter, and which are
listed next to a release. Counted in arrays of what is known by heart of each document."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, compress
from operator import itemgetter

from releases.models import SearchUnit
from releases.models.search_index.search_unit import document_of, person_of
from releases.search.backends.dialect import among, raw_rows, unit_ids
from releases.search.query.parser import Query

from .document_facts import DocumentFacts, PublishedFacts
from .list_kinds import SPEAKERS, ListKind
from .unit_values import ByColumn, Columns, values_of


@dataclass(frozen=True)
class FoundUnits:
    """`ids` as SearchUnit has them; `known` are the documents that any word was found in."""

    kind: ListKind
    ids: frozenset[int]
    known: dict[int, DocumentFacts]
    values: Sequence[ByColumn]
    _masks: list[tuple[list[int], list[bool]]] = field(default_factory=list)

    @classmethod
    def holding(
        cls,
        query: Query,
        kind: ListKind,
        columns: Columns,
        facts: PublishedFacts,
        bounds: tuple[int, Sequence[int] | None],
    ) -> "FoundUnits":
        ids = frozenset(unit_ids(query, kind.held_as, *bounds))
        known = facts.known(set(map(document_of, ids)))
        return cls(kind, ids, known, values_of(kind, columns, known))

    def having(self, column: str, number: int) -> "FoundUnits":
        """Those with the value; of a list in which one row says all that is said of a unit."""
        units, values = self._held(column)
        these = compress(units, map(number.__eq__, values))
        return replace(self, ids=frozenset(these), _masks=[])

    def counts(self, column: str, group: int) -> dict[int, int]:
        """By value of a column, or of a group of documents: the most frequent first, of equal ones
        that of the lowest number."""
        counted: Counter[int]
        if column:
            units, values = self._held(column)
            if self.kind is SPEAKERS:
                values = [n for _who, n in set(zip(map(person_of, units), values, strict=True))]
            counted = Counter(values)
        elif self.kind is SPEAKERS:
            told = {key: facts.numbers(group) for key, facts in self.known.items()}
            people = {(person_of(u), n) for u in self.ids for n in told.get(document_of(u), ())}
            counted = Counter(n for _who, n in people)
        else:
            counted = Counter()
            for key, times in self._by_document.items():
                for n in self.known[key].numbers(group) if key in self.known else ():
                    counted[n] += times
        counted.pop(0, None)
        return dict(sorted(sorted(counted.items()), key=itemgetter(1), reverse=True))

    @cached_property
    def people(self) -> list[int]:
        return list(set(map(person_of, self.ids)))

    def rows(self, near: int | None, *, back: bool, most: int | None) -> "array[int]":
        """What the units stand for, of documents that have at least the `most` next to one; all
        where no number is asked for."""
        counted = self._by_document
        keys, there = set(), 0
        for key in sorted(counted, reverse=not back):
            ahead = near is None or (key >= near if back else key <= near)
            if most is None or (ahead and there < most):
                keys.add(key)
                there += counted[key] if key != near else 0
        ids = among(unit for unit in self.ids if document_of(unit) in keys)
        units = SearchUnit.objects.filter(id__among=ids)
        return among(row for (row,) in raw_rows(units.values_list("row")))

    @cached_property
    def _by_document(self) -> Counter[int]:
        return Counter(map(document_of, self.ids))

    def _held(self, column: str) -> tuple[list[int], list[int]]:
        """The found units that are told of by the column, and what it says."""
        pairs = [by_column[column] for by_column in self.values]
        if self.kind.heard or not self._masks:
            units = list(chain.from_iterable(each.units for each in pairs))
            held = list(map(self.ids.__contains__, units))
            # One for all columns, where each row says all that is said of a unit.
            self._masks[:] = [(list(compress(units, held)), held)]
        ((found, held),) = self._masks
        values = chain.from_iterable(each.values for each in pairs)
        return found, list(compress(values, held))
