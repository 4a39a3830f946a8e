"""What the filters of rows say of each unit of a document, by heart while the document stays as it
was written: a common word is in ten thousand units, which a query for each facet would read again.
"""

import threading
from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from cachetools import LRUCache

from releases.models import SearchDocument, SearchPlace
from releases.models.search_index.search_unit import unit_id
from releases.search.backends.dialect import among, raw_rows, units_in

from .document_facts import DocumentFacts
from .list_kinds import SPEAKERS, ListKind

# So many lists of a document; each takes a kilobyte where it has fifty rows.
MAX_KEPT = 4000
# So many documents are read at once: rows of a thousand would leave holes among what is kept.
READ_AT_ONCE = 100
# Of each column how its values are numbered.
Columns = Mapping[str, Callable[[Any], int]]


class ValuePairs(NamedTuple):
    """Units, and a value that each has in a column, 0 for none; no pair is there twice."""

    units: "array[int]"
    values: Sequence[int]


ByColumn = Mapping[str, ValuePairs]
_kept: LRUCache[tuple[str, int, int], ByColumn] = LRUCache(MAX_KEPT)
# To look at an entry moves it: threads would lose each other's.
_lock = threading.Lock()


def values_of(
    kind: ListKind, columns: Columns, documents: Mapping[int, DocumentFacts]
) -> list[ByColumn]:
    """Of each of the documents; those that are not kept are read together."""
    asked = {key: (kind.name, key, facts.stamp) for key, facts in documents.items()}
    with _lock:
        found = {key: _kept.get(name) for key, name in asked.items()}
    missing = [key for key, there in found.items() if there is None]
    if missing:
        read: dict[int, ByColumn] = {}
        for start in range(0, len(missing), READ_AT_ONCE):
            read.update(_read(kind, columns, missing[start : start + READ_AT_ONCE]))
        found.update(read)
        now = SearchDocument.objects.filter(key__among=among(missing)).values_list("key", "stamp")
        stamps = dict(raw_rows(now))
        with _lock:
            for key, values in read.items():
                if stamps.get(key) == documents[key].stamp:
                    _kept[asked[key]] = values
    return [there for there in found.values() if there is not None]


def _read(kind: ListKind, columns: Columns, documents: list[int]) -> Mapping[int, ByColumn]:
    units = {} if kind is SPEAKERS else units_in(documents, kind.held_as)
    together = defaultdict(list)
    for column in columns:
        together[kind.telling({column})].append(column)
    found: dict[int, dict[str, ValuePairs]] = {key: {} for key in documents}
    for telling, names in together.items():
        places = SearchPlace.objects.filter(telling, document__among=among(documents)).order_by()
        told: dict[int, set[tuple[int, ...]]] = {key: set() for key in documents}
        numbered = [_Numbered(columns[name]) for name in names]
        for document, scope, person, *row in raw_rows(
            places.values_list("document", kind.scope, "person", *names)
        ):
            unit = unit_id(document, kind.held_as, person) if kind is SPEAKERS else units.get(scope)
            values = [of[value] for of, value in zip(numbered, row, strict=True)]
            if unit is not None and any(values):
                told[document].add((unit, *values))
        for key, rows in told.items():
            ids = array("q", [row[0] for row in rows])  # one for all of them
            for place, name in enumerate(names, 1):
                found[key][name] = ValuePairs(ids, packed([row[place] for row in rows]))
    return found


def packed(values: list[int]) -> Sequence[int]:
    """In little room: most columns have a few dozen values, and documents a few dozen units."""
    return bytes(values) if max(values, default=0) < 1 << 8 else array("i", values)


class _Numbered(dict[Any, int]):
    """The number of each value that was asked for."""

    def __init__(self, number: Callable[[Any], int]) -> None:
        self.number = number

    def __missing__(self, value: Any) -> int:
        self[value] = 0 if value in (None, "") else self.number(value)
        return self[value]


def forget() -> None:
    """For tests, of which each has a database of its own."""
    with _lock:
        _kept.clear()
