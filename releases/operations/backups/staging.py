"""A database beside the site's own, where a backup is restored and proved before it counts.

On SQLite that is a file in DATA_DIR, which SQLite then copies over the site's in one transaction;
on PostgreSQL a schema, whose tables then change places with the site's in one transaction. Until
that is committed the site has what it had.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

SCHEMA = "ipnews_restore"
WAIT_SECONDS = 30
_TABLES = (
    "SELECT quote_ident(relname) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
    " WHERE n.nspname = %s AND relkind = 'r'"
)
_FUNCTIONS = (
    "SELECT format('%%I(%%s)', proname, pg_get_function_identity_arguments(p.oid))"
    " FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE n.nspname = %s"
)


@contextmanager
def standing_apart(folder: Path) -> Iterator[None]:
    """All queries within go to the other database, which is empty at first."""
    own = dict(connection.settings_dict)
    if connection.vendor == "sqlite":
        apart: dict[str, Any] = {"NAME": str(folder / "site.sqlite3")}
    else:
        leave_nothing()
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        apart = {"OPTIONS": {**own["OPTIONS"], "options": f"-c search_path={SCHEMA}"}}
    try:
        _connect(apart)
        yield
    finally:
        _connect({name: own[name] for name in apart})


def put_in_place(folder: Path) -> None:
    """Let what was made apart be the site's database, all at once."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
            _change_places(cursor)
        return
    connection.close()
    site = Path(connection.settings_dict["NAME"])
    with connection.wrap_database_errors:
        try:
            _copy(folder / "site.sqlite3", site)
        except sqlite3.OperationalError:
            raise  # locked, or no room
        except sqlite3.DatabaseError:  # the site's file is broken: it makes room
            for end in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{site}{end}").rename(f"{site}.broken{end}")
            _copy(folder / "site.sqlite3", site)


def _copy(made: Path, site: Path) -> None:
    """In one transaction, so that readers see one or the other."""
    latest = time.monotonic() + WAIT_SECONDS

    def patience(status: int, _left: int, _total: int) -> None:
        if status == sqlite3.SQLITE_BUSY and time.monotonic() > latest:
            raise sqlite3.OperationalError("database is locked")

    with (
        closing(sqlite3.connect(made)) as source,
        closing(sqlite3.connect(site, timeout=WAIT_SECONDS)) as target,
    ):
        target.execute("PRAGMA journal_mode = WAL")
        source.backup(target, progress=patience)  # by itself it waits for ever


def leave_nothing() -> None:
    """Take away what a restoring that failed or was killed has made."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _connect(settings: dict[str, Any]) -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL alone
    connection.settings_dict.update(settings)


def _change_places(cursor: CursorWrapper) -> None:
    """Tables, then the functions that their triggers and indexes call."""
    cursor.execute("SELECT quote_ident(current_schema())")
    (own,) = cursor.fetchone()
    cursor.execute(_TABLES, [SCHEMA])
    tables = [name for (name,) in cursor.fetchall()]
    cursor.execute(_FUNCTIONS, [SCHEMA])
    functions = [name for (name,) in cursor.fetchall()]
    for kind, names in (("TABLE", tables), ("FUNCTION", functions)):
        for name in names:
            cursor.execute(f"DROP {kind} IF EXISTS {own}.{name} CASCADE")
    for kind, names in (("TABLE", tables), ("FUNCTION", functions)):
        for name in names:
            cursor.execute(f"ALTER {kind} {SCHEMA}.{name} SET SCHEMA {own}")
    cursor.execute(f"DROP SCHEMA {SCHEMA}")
