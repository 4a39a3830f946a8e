"""How many units of a list each value of a column has, over all that is published.

Counted once; from then on what comes is added, of speakers what was not there before. Where a
document goes or is written anew, all is counted anew: what it had is gone from the index.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Self

from releases.models import SearchPlace
from releases.search.backends.dialect import among, raw_rows

from .list_kinds import MEASURES, SPEAKERS, STATISTICS, ListKind

# So many documents that came are added to what was counted; of more everything is counted anew.
ADDED_AT_ONCE = 50
Kind = SearchPlace.Kind
_ROWS = {MEASURES.name: (Kind.MEASURE,), STATISTICS.name: (Kind.STATISTIC,)}


class PlaceFacts(NamedTuple):
    """A row of the index without its text."""

    document: int
    kind: str
    id: int
    exchange: int | None
    person: int | None
    organisation: int | None
    theme: str
    stage: str
    indicator: int | None
    figure_kind: str
    told_as: str


class RowCounts:
    """Of the documents of one version, and those that came since the counting."""

    def __init__(self) -> None:
        # With how many of those that came since.
        self._counts: dict[tuple[str, str], tuple[int, Mapping[Any, int]]] = {}
        self._came: list[int] = []
        self._rows: dict[int, list[PlaceFacts]] = {}

    def with_more(self, came: Iterable[int]) -> Self | None:
        """None where too many came."""
        new = type(self)()
        new._came = [*self._came, *came]
        new._counts, new._rows = self._counts, self._rows
        return new if len(new._came) <= ADDED_AT_ONCE else None

    def of(self, kind: ListKind, column: str, known: Mapping[int, Any]) -> Mapping[Any, int] | None:
        """None where that was not counted yet; `known` are the documents, by key."""
        there, counts = self._counts.get((kind.name, column), (-1, {}))
        if not 0 <= there <= len(self._came):
            return None
        if came := self._came[there:]:
            if missing := [key for key in came if key not in self._rows]:
                rows = _read(SearchPlace.objects.filter(document__among=among(missing)))
                self._rows |= {key: [r for r in rows if r.document == key] for key in missing}
            new = units_by(kind, column, (row for key in came for row in self._rows[key]))
            counts = _more(counts, kind, column, new, lambda key: key in known and key not in came)
            self.keep(kind, column, counts)
        return counts

    def keep(self, kind: ListKind, column: str, counts: Mapping[Any, int]) -> None:
        self._counts[kind.name, column] = len(self._came), counts


def units_by(kind: ListKind, column: str, rows: Iterable[PlaceFacts]) -> Mapping[Any, set[int]]:
    """The units by what the column says of them."""
    by_column = {
        "theme": (Kind.MEASURE, Kind.STATISTIC),
        "organisation": (*kind.heard, Kind.MEASURE),
    }
    telling = _ROWS.get(kind.name) or by_column.get(column, kind.heard)
    found: defaultdict[Any, set[int]] = defaultdict(set)
    for row in rows:
        unit = getattr(row, kind.unit if kind.heard else "id")
        value = getattr(row, column)
        if row.kind in telling and unit is not None and value not in (None, ""):
            found[value].add(unit)
    return found


def _more(
    counts: Mapping[Any, int],
    kind: ListKind,
    column: str,
    new: Mapping[Any, set[int]],
    counted: Callable[[int], bool],
) -> Mapping[Any, int]:
    there: Mapping[Any, set[int]] = {}
    if kind is SPEAKERS and new:
        people = SearchPlace.objects.published().filter(person__in=set().union(*new.values()))
        rows = _read(people)
        there = units_by(kind, column, (row for row in rows if counted(row.document)))
    found = Counter(counts)
    for value, units in new.items():
        found[value] += len(units - there.get(value, set()))
    return found


def _read(places: Any) -> list[PlaceFacts]:
    return [
        PlaceFacts(*row) for row in raw_rows(places.order_by().values_list(*PlaceFacts._fields))
    ]
