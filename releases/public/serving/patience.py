"""How long a statement waits for who holds what it needs: a reader's hardly at all.

SQLite has who finds the file locked wait in line, PostgreSQL who asks for a table that is being
altered. A writer may; a reader gets what is kept. Each thread keeps its connection, so that it is
told once, and again where an editor comes after a reader.
"""

import threading
from contextlib import suppress

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Milliseconds; the second is what a new connection begins with (ipnews.env).
READER, WRITER = 500, 20_000
STATEMENTS = {"sqlite": "PRAGMA busy_timeout = {:d}", "postgresql": "SET lock_timeout = {:d}"}
_told = threading.local()


def wait_at_most(milliseconds: int, here: BaseDatabaseWrapper) -> None:
    """Tells the connection of this thread, unless it was told so last."""
    here.ensure_connection()
    now = here.connection, milliseconds
    if getattr(_told, "last", None) == now or not stays_ours(here):
        return
    with here.wrap_database_errors:
        now[0].execute(STATEMENTS[here.vendor].format(milliseconds))
    _told.last = None if here.in_atomic_block else now  # a rollback would take it back


def wait_in_line() -> None:
    """As who may write does."""
    with suppress(Error):  # it fails, and is told of, where the connection is missed
        wait_at_most(WRITER, connections[DEFAULT_DB_ALIAS])


def stays_ours(here: BaseDatabaseWrapper) -> bool:
    """Whether no other thread, by a pool or a PgBouncer, is handed the same connection."""
    options = here.settings_dict["OPTIONS"]
    return here.vendor == "sqlite" or ("options" in options and "pool" not in options)
