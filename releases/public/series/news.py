"""Of which indicators anything new was published, as far as this process has looked.

What was worked out from thousands of rows is good as long as its indicator's mark stays. A look
costs a query or two, and only where the content version is new: an edition never changes, so what
is new is told by the editions that went live or were taken back; where names were changed or
merged, or a backup was put back, everything is.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count

from releases.models import Edition, Statistic, content_version, names_version
from releases.search.backends.dialect import fetched, raw_rows

Mark = tuple[int, int]
AT_ONCE = 500  # so many editions are told apart; of more everything is new
REMEMBERED = 20_000  # so many times that an edition told of an indicator
_TOLD = "SELECT DISTINCT edition_id, indicator_id FROM releases_statistic WHERE edition_id IN ({})"


class PublishedNow(NamedTuple):
    """What readers see: the names, by their version, and the live editions."""

    names: str
    editions: frozenset[int]

    def since(self, before: "PublishedNow | None") -> "tuple[list[int], list[int]] | None":
        """The editions that came and those that went; None where everything is new."""
        if before is None or before.names != self.names:
            return None
        came, went = self.editions - before.editions, before.editions - self.editions
        return (sorted(came), sorted(went)) if len(came) + len(went) <= AT_ONCE else None


class News:
    """How often anything was new, of all and of each indicator, since the process began."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.version = ""
        self.names = ""
        self.editions: frozenset[int] = frozenset()
        self.of_all = 0
        # The editions that came or went and told of it.
        self.of_each: defaultdict[int, list[int]] = defaultdict(list)
        # How many releases tell of each; none where that is to be counted anew.
        self.reported: Counter[int] | None = None

    def marks(self, indicators: Iterable[int]) -> dict[int, Mark]:
        with self.lock:
            self.look()
            return {key: (self.of_all, len(self.of_each.get(key, ()))) for key in indicators}

    def published(self) -> PublishedNow:
        with self.lock:
            self.look()
            return PublishedNow(self.names, self.editions)

    def since(self, indicator: int, before: Mark) -> list[int] | None:
        with self.lock:
            of_all, seen = before
            return self.of_each[indicator][seen:] if of_all == self.of_all else None

    def times_reported(self) -> dict[int, int]:
        with self.lock:
            self.look()
            while self.reported is None:
                rows = Statistic.objects.published().order_by().values_list("indicator")
                counted = dict(rows.annotate(releases=Count("edition", distinct=True)))
                # What went live meanwhile is in one of the two alone.
                self.reported = Counter(counted) if live() == self.editions else None
                self.look(again=self.reported is None)
            return {key: times for key, times in self.reported.items() if times}

    def look(self, *, again: bool = False) -> None:
        version = content_version()
        if version and version == self.version and not again:
            return
        names, editions = names_version(version), live()
        changed = sorted(editions ^ self.editions)
        told = sum(map(len, self.of_each.values()))
        if names != self.names or len(changed) > AT_ONCE or told > REMEMBERED:
            self.of_all += 1
            self.of_each.clear()
            self.reported = None
        elif changed:
            telling = fetched((_TOLD.format(", ".join(["%s"] * len(changed))), changed))
            for edition, indicator in telling:
                self.of_each[indicator].append(edition)
                if self.reported is not None:
                    self.reported[indicator] += 1 if edition in editions else -1
        self.version, self.editions, self.names = version, editions, names


def live() -> frozenset[int]:
    return frozenset(key for (key,) in raw_rows(Edition.objects.published().values_list("pk")))


_news = News()


def mark(indicator: int) -> Mark:
    """New with whatever may change what is told of the indicator."""
    return _news.marks([indicator])[indicator]


def marks(indicators: Iterable[int]) -> dict[int, Mark]:
    """The same of several at one look."""
    return _news.marks(indicators)


def since(indicator: int, before: Mark) -> list[int] | None:
    """The editions that went live or were taken back and tell of it; None where all may be new."""
    return _news.since(indicator, before)


def published() -> PublishedNow:
    return _news.published()


def times_reported() -> dict[int, int]:
    """How many releases tell of each indicator; counted once, and kept up from then on."""
    return _news.times_reported()


def forget() -> None:
    """For tests, of which each has a database of its own."""
    _news.version, _news.names = "", ""
