"""How often readers look for what: told to editors, who see what is not found; nothing of readers.

A page that is kept is counted as one that is made. What was counted is written down in batches,
after an answer has gone out: no reader waits for it.
"""

import atexit
import datetime
import re
import threading
import time
from collections import Counter
from contextlib import suppress
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from releases.models import SearchTally
from releases.search.backends import dialect
from releases.search.query.parser import Query
from releases.text.search_key import key

# A telephone or identity number or a mail address is somebody's: such a search is not kept. Written
# in groups a number is told by its length; years are none.
_PERSONAL = re.compile(r"[0-9x-]{7,}|[0-9](?:[\s.,_/()+-]*[0-9x]){10,}|[^\s@]@[^\s@]")
_YEARS = re.compile(r"(?<![0-9])(?:(?:19|20)[0-9]{2}[\s,-]+)+(?:19|20)[0-9]{2}(?![0-9x])")
TALLIED_FOR = datetime.timedelta(days=400)
# New words of one day beyond this many are a machine's.
MAX_WORDS_A_DAY = 5000
# Seconds between two batches of a process, and the most that one holds.
EVERY, MOST = 10.0, 1000


class Search(NamedTuple):
    """What was looked for, as it was typed, and how many releases have it."""

    words: str
    found: int


def countable(typed: str, query: Query, found: int) -> Search | None:
    """None for what is no search, or may be somebody's number or address."""
    words = " ".join(typed.split())
    if not query or _PERSONAL.search(_YEARS.sub(" ", key(words))):
        return None
    return Search(words, found)


def tally(search: Search | None, times: int = 1, day: datetime.date | None = None) -> None:
    """Write it down. Raises DatabaseError where somebody else is writing: nobody is waited for."""
    if search is None:
        return
    day, tallied = day or timezone.localdate(), key(search.words)[:200]
    of_day = SearchTally.objects.filter(day=day)
    with dialect.of(connection).impatient(connection), transaction.atomic():
        counted = of_day.filter(key=tallied)
        if counted.update(times=F("times") + times, found=search.found):
            return
        count = of_day.count()
        if count == 0:
            SearchTally.objects.filter(day__lt=day - TALLIED_FOR).delete()
        if count < MAX_WORDS_A_DAY:
            words = search.words[:200]
            of_day.create(day=day, key=tallied, words=words, found=search.found, times=times)


class Batch:
    """What this process has counted and not written down yet."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[datetime.date, Search]] = Counter()
        self.lock = threading.Lock()
        self.written_at = time.monotonic()

    def count(self, search: Search) -> None:
        entry = timezone.localdate(), search
        with self.lock:
            if entry in self.counts or len(self.counts) < MOST:
                self.counts[entry] += 1

    def write_if_due(self) -> None:
        if self.counts and time.monotonic() - self.written_at >= EVERY:
            self.write()

    def write(self) -> None:
        """What cannot be written now is written with the next batch."""
        with self.lock:
            counts, self.counts = self.counts, Counter()
            self.written_at = time.monotonic()
        for (day, search), times in list(counts.items()):
            try:
                tally(search, times, day)
            except DatabaseError:
                break
            del counts[day, search]
        with self.lock:
            self.counts.update(counts)


batch = Batch()


@atexit.register
def _at_the_end() -> None:
    with suppress(Exception):
        batch.write_if_due()
