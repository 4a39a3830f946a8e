"""How often readers look for what, so that editors see what is not found. Nothing about readers."""

import datetime
import re

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from releases.models import SearchTally
from releases.text.search_key import key

from .backends import dialect
from .query import Query

# A telephone or identity number or a mail address is somebody's: such a search is not kept. Written
# in groups a number is told by its length; years are none.
_PERSONAL = re.compile(r"[0-9x-]{7,}|[0-9](?:[\s.,_/()+-]*[0-9x]){10,}|[^\s@]@[^\s@]")
_YEARS = re.compile(r"(?<![0-9])(?:(?:19|20)[0-9]{2}[\s,-]+)+(?:19|20)[0-9]{2}(?![0-9x])")
KEPT = datetime.timedelta(days=400)
# New words of one day beyond this many are a machine's.
MOST_A_DAY = 5000


def tally(typed: str, query: Query, found: int) -> None:
    """Count one search. A database that is being written to, or cannot be, keeps nobody waiting."""
    words = " ".join(typed.split())
    if not query or _PERSONAL.search(_YEARS.sub(" ", key(words))):
        return
    try:
        with dialect.of(connection).impatient(connection), transaction.atomic():
            _count(words, found, timezone.localdate())
    except DatabaseError:
        pass


def _count(words: str, found: int, day: datetime.date) -> None:
    rows = SearchTally.objects.filter(day=day, key=key(words)[:200])
    if rows.update(times=F("times") + 1, found=found):
        return
    today = SearchTally.objects.filter(day=day).count()
    if today == 0:
        SearchTally.objects.filter(day__lt=day - KEPT).delete()
    if today < MOST_A_DAY:
        SearchTally.objects.create(day=day, key=key(words)[:200], words=words[:200], found=found)
