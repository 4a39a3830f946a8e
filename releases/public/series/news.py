"""Of which indicators anything new was published, as far as this process has looked.

What was worked out from thousands of rows is good as long as its indicator's mark stays. A look
costs two queries, and only where the content version is new: an edition never changes, so what is
new is told by the editions that went live or were taken back; where names were changed or merged,
everything is.
"""

import threading
from collections import Counter

from releases.models import Edition
from releases.models.triggers.content_version import content_version
from releases.search.backends.dialect import fetched, raw_rows

Mark = tuple[int, int]
AT_ONCE = 500  # so many editions are told apart; of more everything is new
_NAMES = "SELECT COALESCE(MAX(id), 0) FROM releases_vocabularyentry WHERE verb <> %s"
_TOLD = "SELECT DISTINCT indicator_id FROM releases_statistic WHERE edition_id IN ({})"


class News:
    """How often anything was new, of all and of each indicator, since the process began."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.version = ""
        self.names = -1
        self.editions: frozenset[int] = frozenset()
        self.of_all = 0
        self.of_each: Counter[int] = Counter()

    def mark(self, indicator: int) -> Mark:
        version = content_version()
        with self.lock:
            if not version or version != self.version:
                self.look()
                self.version = version
            return self.of_all, self.of_each[indicator]

    def look(self) -> None:
        ((names,),) = fetched((_NAMES, ["add"]))
        live = raw_rows(Edition.objects.published().values_list("pk"))
        editions = frozenset(key for (key,) in live)
        changed = sorted(editions ^ self.editions)
        if names != self.names or len(changed) > AT_ONCE:
            self.of_all += 1
            self.of_each.clear()
        elif changed:
            told = fetched((_TOLD.format(", ".join(["%s"] * len(changed))), changed))
            self.of_each.update(indicator for (indicator,) in told)
        self.editions, self.names = editions, names


_news = News()


def mark(indicator: int) -> Mark:
    """New with whatever may change what is told of the indicator."""
    return _news.mark(indicator)


def forget() -> None:
    """For tests, of which each has a database of its own."""
    _news.version, _news.names = "", -1
