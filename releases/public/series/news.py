"""Of which indicators anything new was published, as far as this process has looked.

What was worked out from thousands of rows is good as long as its indicator's mark stays. A look
costs a query or two, and only where the content version is new: an edition never changes, so what
is new is told by the editions that went live or were taken back; where names were changed or
merged, or a backup was put back, everything is.
"""

import threading
from collections import Counter

from django.db.models import Count

from releases.models import Edition, Statistic, content_version, names_version
from releases.search.backends.dialect import fetched, raw_rows

Mark = tuple[int, int]
AT_ONCE = 500  # so many editions are told apart; of more everything is new
_TOLD = "SELECT DISTINCT edition_id, indicator_id FROM releases_statistic WHERE edition_id IN ({})"


class News:
    """How often anything was new, of all and of each indicator, since the process began."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.version = ""
        self.names = ""
        self.editions: frozenset[int] = frozenset()
        self.of_all = 0
        self.of_each: Counter[int] = Counter()
        # How many releases tell of each; none where that is to be counted anew.
        self.reported: Counter[int] | None = None

    def mark(self, indicator: int) -> Mark:
        with self.lock:
            self.look()
            return self.of_all, self.of_each[indicator]

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
        if names != self.names or len(changed) > AT_ONCE:
            self.of_all += 1
            self.of_each.clear()
            self.reported = None
        elif changed:
            told = fetched((_TOLD.format(", ".join(["%s"] * len(changed))), changed))
            for edition, indicator in told:
                self.of_each[indicator] += 1
                if self.reported is not None:
                    self.reported[indicator] += 1 if edition in editions else -1
        self.version, self.editions, self.names = version, editions, names


def live() -> frozenset[int]:
    return frozenset(key for (key,) in raw_rows(Edition.objects.published().values_list("pk")))


_news = News()


def mark(indicator: int) -> Mark:
    """New with whatever may change what is told of the indicator."""
    return _news.mark(indicator)


def times_reported() -> dict[int, int]:
    """How many releases tell of each indicator; counted once, and kept up from then on."""
    return _news.times_reported()


def forget() -> None:
    """For tests, of which each has a database of its own."""
    _news.version, _news.names = "", ""
