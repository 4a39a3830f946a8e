"""The databases that benchmarks fill and keep: one for each size, apart from the developer's own.

Front door: `prepare`, before Django reads its settings, then `opened` for each size.
"""

import argparse
import atexit
import os
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.databases import start_postgres


def prepare(vendor: str, data: Path, *, careful: bool = False) -> None:
    """Start the server where one is needed and point Django's settings at it.

    Importing tests.databases has prepared what else settings.py reads. What writes for many
    minutes is `careful`: without autovacuum each row would be looked for among its old versions.
    """
    folder = data / vendor
    folder.mkdir(parents=True, exist_ok=True)
    if vendor == "postgres":
        os.environ["DATABASE_URL"] = start_postgres(folder, careful=careful)
    else:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/start.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "ipnews.settings"
    import django

    django.setup()


def opened(size: int, *, seed: int, data: Path) -> None:
    """Connect to the database of `size` generated releases, made or completed now."""
    from django.core.management import call_command
    from django.db import connection

    from .generate import OtherReleases, load, stored

    name = _name(connection, size, seed, data)
    _connect(connection, name)
    call_command("migrate", verbosity=0)
    try:
        before = stored(size, seed=seed)
    except OtherReleases:  # of an older generator, say
        _make_anew(connection, name)
        call_command("migrate", verbosity=0)
        before = 0
    if before < size:
        rate = load(size, seed=seed)
        tell(f"{size:,} releases loaded, {rate:.0f} a second")
    analyse()


def complete() -> None:
    """Give promises an outcome and index what is not indexed; a run that was killed goes on."""
    from releases.search.index import indexing, rebuild

    from . import promises

    anew = promises.store()
    if anew or indexing.left_behind().exists():
        widen_cache()
        for done in rebuild.rebuild(None if anew else indexing.left_behind()):
            tell(f"{done.done:,} of {done.total:,} indexed")
        analyse()


def analyse() -> None:
    """As autovacuum would some time after a load. SQLite has nobody who does it."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def widen_cache() -> None:
    """SQLite's 2 MB of cache are too few for the indexes of a large load."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -262144")


def bytes_used() -> int:
    """Of the whole database, free pages left out."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        numbers = []
        for pragma in ("page_count", "freelist_count", "page_size"):
            cursor.execute(f"PRAGMA {pragma}")
            numbers.append(int(cursor.fetchone()[0]))
        return (numbers[0] - numbers[1]) * numbers[2]


def _name(connection: Any, size: int, seed: int, data: Path) -> str:
    if connection.vendor == "postgresql":
        return f"bench_{seed}_{size}"
    return str(data / "sqlite" / f"bench-{seed}-{size}.sqlite3")


def _connect(connection: Any, name: str) -> None:
    if connection.vendor == "postgresql":
        on_server(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
    _leave(connection)
    connection.settings_dict["NAME"] = name
    connection.ensure_connection()


def _leave(connection: Any) -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _make_anew(connection: Any, name: str) -> None:
    _leave(connection)
    if connection.vendor == "postgresql":
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    else:
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    _connect(connection, name)


def on_server(statement: str) -> None:
    """A statement for the server, not for one of its databases; what exists stays."""
    import psycopg

    exists = psycopg.errors.DuplicateDatabase
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as server, suppress(exists):
        server.execute(statement)


def options(description: str) -> argparse.ArgumentParser:
    """What every command that fills databases is told."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--data", type=Path, help="where databases are kept; else they are not")
    parser.add_argument("--report", type=Path)
    return parser


def address(name: str) -> str:
    """Of the database of that name, for another process."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def scratch() -> Path:
    """A folder that is removed at the end, after the server that is started later."""
    folder = tempfile.mkdtemp(prefix="ipnews-benchmark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def tell(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr)  # noqa: T201
