"""The content version for one request, and the last known one while the database is away.

To ask for it is the first thing a request does with its connection, so it is the check of the
connection, too: one that the server has closed meanwhile is replaced, and the reader sees nothing.
"""

import threading
import time
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from releases.models import Release

from .build import build
from .patience import READER
from .store import A_DAY, keep, kept
from .version_row import version_row

# Seconds for which nobody asks again, and in which an answer is expected.
PAUSE, PATIENCE = 1.0, READER / 1000
# Versions whose pages are looked for, the newest first, when one cannot be made.
REMEMBERED = 8
LONGEST_TRANSACTION = timedelta(minutes=1)
HELD = "55P03"  # PostgreSQL's lock_not_available


class Away(Exception):
    """The database does not answer."""


class KnownVersion(NamedTuple):
    """What a page depends on besides its address: the content, and the day that it was read on."""

    token: str
    day: str
    read_at: datetime


class VersionSource:
    """One for all threads of a process."""

    def __init__(self) -> None:
        self.known: tuple[KnownVersion, ...] = ()
        self.began = float("-inf")
        self.failed_at = float("-inf")
        self.waiting: dict[int, float] = {}

    def ask(self) -> KnownVersion:
        """Raises Away, at once where another has just found it so or waits for an answer."""
        began = time.monotonic()
        slow = any(began - since > PATIENCE for since in list(self.waiting.values()))
        if slow or began - self.failed_at < PAUSE:
            raise Away
        thread = threading.get_ident()
        self.waiting[thread] = began
        try:
            token = _read()
            now = datetime.now(timezone.get_default_timezone())
            known = KnownVersion(token, now.date().isoformat(), now)
            if token:
                self.remember(known, began)
        except Error as error:
            self.failed_at = time.monotonic()
            raise Away from error
        finally:
            self.waiting.pop(thread, None)
        return known

    def remember(self, known: KnownVersion, began: float) -> None:
        """Nothing from before a withdrawal: while the database is away, too, a text that was taken
        back is shown to nobody."""
        if began < self.began:  # another has asked later, and answered sooner
            return
        self.began, others = began, list(self.known)
        if others and others[0][:2] == known[:2]:
            others = others[1:]
        else:
            keep(kept_as(), known)  # for a worker that starts meanwhile
            if others and settings.PAGE_CACHE_MB and _withdrawn_since(others[0].read_at):
                others = []
        self.known = (known, *others[: REMEMBERED - 1])

    def last_known(self) -> list[KnownVersion]:
        """The newest first; none that was read too long ago."""
        known = list(self.known)
        if not known and (shared := kept(kept_as(), KnownVersion)):
            known = [shared]
        return [one for one in known if timezone.now() - one.read_at < A_DAY]


def kept_as() -> str:
    """The name of this site's: another may use the same Redis."""
    return f"last-known-version-{build().hex()[:16]}"


def _withdrawn_since(last: datetime) -> bool:
    """A moment is written down before the transaction ends that it belongs to."""
    return Release.objects.filter(withdrawn_at__gte=last - LONGEST_TRANSACTION).exists()


def _read() -> str:
    try:
        return version_row()
    except Error as error:
        was_open = connection.connection is not None
        if connection.vendor != "postgresql" or connection.in_atomic_block or not was_open:
            raise
        if getattr(error.__cause__, "sqlstate", "") == HELD:  # a new one would wait as long
            raise
        connection.close()
        if pool := getattr(connection, "pool", None):
            pool.check()  # the others are as old
        return version_row()
