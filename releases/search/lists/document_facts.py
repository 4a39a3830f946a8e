"""What is counted of each published release: its year, its facets, how many rows it lists.

Each process knows it by heart and learns what has changed since, release by release, so that a
publication has nobody count everything anew. A stamp tells one writing of a document from the next.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterable
from operator import itemgetter
from typing import NamedTuple

from releases.models import SearchDocument, SearchFacet, SearchPlace
from releases.search.backends.dialect import among, raw_rows
from releases.search.cache import DataVersion

from .list_kinds import EXCHANGES, MEASURES, RELEASES, SPEAKERS, STATISTICS, ListKind

_OF_ROWS = (EXCHANGES, MEASURES, STATISTICS)
# Keys of documents; None for all that are published.
Keys = Collection[int] | None


class DocumentFacts(NamedTuple):
    """`tags` as SearchDocument has them, `units` how many each list of _OF_ROWS has of it."""

    stamp: int
    year: int | None
    tags: str
    units: tuple[int, ...]

    def text(self, group: int) -> str:
        """The values of the group, parted by blanks."""
        return self.tags.split("|", group)[group - 1]


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

    def learned(self) -> "PublishedFacts":
        """With all that has changed since; these are left as they are."""
        published = SearchDocument.objects.published().values_list("key", "stamp")
        stamps: dict[int, int] = dict(raw_rows(published))
        rows = {key: row for key, row in self._rows.items() if stamps.get(key) == row.stamp}
        read = _read([key for key in stamps if key not in rows])
        new = PublishedFacts()
        new._rows = rows | read
        new._years, new._units = self._years.copy(), self._units.copy()
        new._values = {group: counted.copy() for group, counted in self._values.items()}
        new._count([row for key, row in self._rows.items() if key not in rows], -1)
        new._count(read.values(), 1)
        return new

    def years(self, keys: Keys) -> dict[int, int]:
        counted = self._years if keys is None else Counter(row.year for row in self._of(keys))
        return _frequent({year: n for year, n in counted.items() if year})

    def values(self, group: int, keys: Keys, most: int | None = None) -> dict[int, int]:
        """The most frequent first, of equal ones that of the lowest number."""
        every = self._values[group]
        if keys is None:
            if group not in self._of_all:
                self._of_all[group] = _frequent_values(every)
            return self._of_all[group]
        # Where most documents are asked about, by what the others have.
        few = 2 * len(keys) <= len(self._rows)
        rows = self._of(keys if few else self._rows.keys() - set(keys))
        # One text is parted, and every fourth part taken: to part each takes three times as long.
        parts = "|".join([row.tags for row in rows]).split("|")
        some = Counter(" ".join(parts[group - 1 :: len(self._values)]).split())
        return _frequent_values(some if few else every - some, most)

    def units(self, kind: ListKind, keys: Keys) -> int:
        """How many the list has of these documents, whatever is said in them."""
        if kind is SPEAKERS:
            return len(self.values(SearchFacet.Group.SPEAKER, keys))
        if kind is RELEASES:
            return len(self._rows if keys is None else keys)
        place = _OF_ROWS.index(kind)
        return self._units[place] if keys is None else sum(r.units[place] for r in self._of(keys))

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


def _frequent(counted: dict[int, int]) -> dict[int, int]:
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
