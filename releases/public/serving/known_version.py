"""The content version for one request, and the last known one while the database is away.

To ask for it is the first thing a request does with its connection, so it is the check of the
connection, too: one that the server has closed meanwhile is replaced, and the reader sees nothing.
"""

import threading
import time
from datetime import datetime
from typing import NamedTuple

from django.db import Error, connection
from django.utils import timezone

from releases.models import content_version

from .store import A_DAY, keep, kept

# Seconds for which nobody asks again, and in which an answer is expected.
PAUSE, PATIENCE = 1.0, 0.5
KEPT_AS = "last known version"


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
        self.last: KnownVersion | None = None
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
        except Error as error:
            self.failed_at = time.monotonic()
            raise Away from error
        finally:
            self.waiting.pop(thread, None)
        now = timezone.localtime()
        known = KnownVersion(token, now.date().isoformat(), now)
        if token and (self.last is None or self.last[:2] != known[:2]):
            keep(KEPT_AS, known)  # for a worker that starts meanwhile
        self.last = known
        return known

    def last_known(self) -> KnownVersion | None:
        """None where it was read too long ago, or never."""
        known = self.last or kept(KEPT_AS, KnownVersion)
        return known if known and timezone.now() - known.read_at < A_DAY else None


def _read() -> str:
    try:
        return content_version()
    except Error:
        was_open = connection.connection is not None
        if connection.vendor != "postgresql" or connection.in_atomic_block or not was_open:
            raise
        connection.close()
        if pool := getattr(connection, "pool", None):
            pool.check()  # the others are as old
        return content_version()
