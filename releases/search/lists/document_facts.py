"""What is counted of each published release: its year, its facets, how many rows it lists.

Each process knows it by heart and learns what has changed since, release by release, so that a
publication has nobody count everything anew. A stamp tells one writing of a document from the next.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from heapq import heappush, heappushpop
from operator import itemgetter
from typing import Any, NamedTuple

from releases.models import SearchDocument, SearchFacet, SearchPlace
from releases.search.backends.dialect import among, raw_rows
from releases.search.cache import DataVersion

from .list_kinds import EXCHANGES, MEASURES, RELEASES, SPEAKERS, STATISTICS, ListKind
from .row_counts import RowCounts

_OF_ROWS = (EXCHANGES, MEASURES, STATISTICS)
_SPREAD = (0, SearchFacet.Group.TOPIC)  # 0 stands for the year
# Keys of documents; None for all that are published.
Keys = Collection[int] | None
Counts = Mapping[Any, int]


class DocumentFacts(NamedTuple):
    """`tags` as SearchDocument has them, `units` how many each list of _OF_ROWS has of it."""

    stamp: int
    year: int | None
    tags: str
    units: tuple[int, ...]

    def text(self, group: int) -> str:
        """The values of the group, parted by blanks."""
        return self.tags.split("|", group)[group - 1]

    def numbers(self, group: int) -> list[int]:
        """The values of the group, or for 0 its year."""
        if group:
            return [int(value) for value in self.text(group).split()]
        return [self.year] if self.year else []


class _Parted(NamedTuple):
    """Tags of documents, group after group: of those asked about, or where these are not `few`, of
    all others."""

    of: Collection[int]
    few: bool
    tags: list[str]


class PublishedFacts:
    """What is published at one version. It stays as it is: other requests count from it while one
    learns of the next."""

    def __init__(self) -> None:
        self._rows: dict[int, DocumentFacts] = {}
        self._years: Counter[int | None] = Counter()
        self._values: dict[int, Counter[str]] = {group: Counter() for group in SearchFacet.Group}
        self._units = [0] * len(_OF_ROWS)
        # The values of each group over all documents, once they were asked for.
        self._of_all: dict[int, dict[int, int]] = {}
        self._rows_by = RowCounts()
        self._parted: _Parted | None = None
        # How many rows of each list the values of a group have that no row says of itself.
        self._spread = {group: [Counter[int]() for _kind in _OF_ROWS] for group in _SPREAD}

    def learned(self) -> "PublishedFacts":
        """With all that has changed since; these are left as they are."""
        stamps = _stamps()
        rows = {key: row for key, row in self._rows.items() if stamps.get(key) == row.stamp}
        read = _read([key for key in stamps if key not in rows])
        new = PublishedFacts()
        new._rows = rows | read
        new._years, new._units = self._years.copy(), self._units.copy()
        new._values = {group: counted.copy() for group, counted in self._values.items()}
        new._spread = {of: [each.copy() for each in sums] for of, sums in self._spread.items()}
        new._count([row for key, row in self._rows.items() if key not in rows], -1)
        new._count(read.values(), 1)
        went = len(rows) < len(self._rows)
        new._rows_by = (None if went else self._rows_by.with_more(read)) or RowCounts()
        return new

    def years(self, keys: Keys) -> dict[int, int]:
        counted = self._years if keys is None else Counter(row.year for row in self._of(keys))
        return _frequent({year: n for year, n in counted.items() if year})

    def values(self, group: int, keys: Keys, most: int | None = None) -> dict[int, int]:
        """The most frequent first, of equal ones that of the lowest number."""
        if group not in self._of_all:
            self._of_all[group] = _frequent_values(self._values[group])
        every = self._of_all[group]
        if keys is None:
            return every
        parted = self._parted
        if parted is None or parted.of is not keys:  # all groups of a page ask of the same
            parted = self._parted = self._part(keys)
        some = Counter(" ".join(parted.tags[group - 1 :: len(self._values)]).split())
        return _frequent_values(some, most) if parted.few else _left(every, some, most)

    def _part(self, keys: Collection[int]) -> "_Parted":
        """One text is parted, every fourth part taken: to part each takes three times as long."""
        few = 2 * len(keys) <= len(self._rows)
        rows = self._of(keys if few else self._rows.keys() - set(keys))
        return _Parted(keys, few, "|".join([row.tags for row in rows]).split("|"))

    def known(self, keys: Iterable[int]) -> dict[int, DocumentFacts]:
        """Those of the documents that are published at this version."""
        return {key: self._rows[key] for key in keys if key in self._rows}

    def units(self, kind: ListKind, keys: Keys) -> int:
        """How many the list has of these documents, whatever is said in them."""
        if kind is SPEAKERS:
            return len(self.values(SearchFacet.Group.SPEAKER, keys))
        if kind is RELEASES:
            return len(self._rows if keys is None else keys)
        place = _OF_ROWS.index(kind)
        return self._units[place] if keys is None else sum(r.units[place] for r in self._of(keys))

    def spread(self, kind: ListKind, group: int, keys: Keys) -> dict[int, int]:
        """How many units of a list of rows each value of the group has."""
        if keys is None and kind is not SPEAKERS:
            return _frequent(self._spread[group][_OF_ROWS.index(kind)])
        people: defaultdict[int, set[str]] = defaultdict(set)
        counted = Counter[int]()
        for row in self._rows.values() if keys is None else self._of(keys):
            for value in row.numbers(group):
                if kind is SPEAKERS:
                    people[value].update(row.text(SearchFacet.Group.SPEAKER).split())
                else:
                    counted[value] += row.units[_OF_ROWS.index(kind)]
        return _frequent(counted or {value: len(theirs) for value, theirs in people.items()})

    def rows_by(self, kind: ListKind, column: str, anew: Callable[[], Counts]) -> Counts:
        """How many units each value of the column has, over all that is published, the most
        frequent first; `anew` counts them."""
        counts = self._rows_by.of(kind, column, self._rows)
        if counts is None:
            counts = anew()
            # Nothing came meanwhile that would be added once more.
            if _stamps() == {key: row.stamp for key, row in self._rows.items()}:
                self._rows_by.keep(kind, column, counts)
        return _frequent(counts)

    def _of(self, keys: Collection[int]) -> list[DocumentFacts]:
        return [self._rows[key] for key in keys if key in self._rows]

    def _count(self, rows: Iterable[DocumentFacts], times: int) -> None:
        for row in rows:
            self._years[row.year] += times
            for group, counted in self._values.items():
                for value in row.text(group).split():
                    counted[value] += times
            for place, n in enumerate(row.units):
                self._units[place] += times * n
            for group, sums in self._spread.items():
                for number in row.numbers(group):
                    for place, n in enumerate(row.units):
                        sums[place][number] += times * n


class LearnedFacts:
    """The facts that this process knows, of the version asked for last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._known: tuple[DataVersion, PublishedFacts] = "", PublishedFacts()

    def at(self, version: DataVersion) -> PublishedFacts:
        with self._lock:
            at, facts = self._known
            if not version or version != at:
                facts = facts.learned()
                self._known = version, facts
            return facts


def _frequent_values(counted: Counter[str], most: int | None = None) -> dict[int, int]:
    """Where only the first are asked for, those that cannot be among them are not put in order."""
    least = 0
    if most is not None and most < len(counted):
        least = sorted(counted.values(), reverse=True)[most - 1]
    return _frequent({int(value): n for value, n in counted.items() if n >= least})


def _left(every: Mapping[int, int], some: Mapping[str, int], most: int | None) -> dict[int, int]:
    """What all have without what some have. Nothing is left more often than all have it: who has
    less than the `most` frequent so far is not looked at."""
    left: dict[int, int] = {}
    frequent: list[int] = []
    for value, n in every.items():
        if most is not None and len(frequent) >= most and n < frequent[0]:
            break
        left[value] = n - some.get(str(value), 0)
        (heappush if most is None or len(frequent) < most else heappushpop)(frequent, left[value])
    return _frequent(left)


def _stamps() -> dict[int, int]:
    return dict(raw_rows(SearchDocument.objects.published().values_list("key", "stamp")))


def _frequent(counted: Mapping[Any, int]) -> dict[Any, int]:
    there = sorted((value, n) for value, n in counted.items() if n)
    there.sort(key=itemgetter(1), reverse=True)
    return dict(there)


def _read(keys: list[int]) -> dict[int, DocumentFacts]:
    if not keys:
        return {}
    asked = among(keys)
    documents = SearchDocument.objects.filter(key__among=asked)
    places = SearchPlace.objects.filter(document__key__among=asked).order_by()
    counts = [
        dict(raw_rows(places.filter(kind.telling(())).values_list("document").annotate(n=units)))
        for kind, units in ((kind, kind.units(())) for kind in _OF_ROWS)
    ]
    return {
        key: DocumentFacts(stamp, year, tags, tuple(of_kind.get(key, 0) for of_kind in counts))
        for key, stamp, year, tags in raw_rows(
            documents.values_list("key", "stamp", "year", "tags")
        )
    }


FACTS = LearnedFacts()
