"""The states of the database that tests begin from: as migration leaves it, and with the demo.

Each is made once a run, by the process that comes first, and copied: by SQLite's backup, by
CREATE DATABASE … TEMPLATE on PostgreSQL. A test in a transaction rolls back to the state that it
began from; after one that commits, the state is copied anew.
"""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from releases.demo.load import load
from releases.models import ReviewRules

# On PostgreSQL, the database that each state is copied from.
TEMPLATES = {"migrated": "ipnews_tests_migrated", "demo": "ipnews_tests_demo"}


class Snapshots:
    """What both engines do."""

    def __init__(self) -> None:
        self.own = connection.creation._get_test_db_name()  # one for each process
        self.state = ""

    def prepare(self) -> None:
        """Make the states, unless another process of this run has."""
        made = settings.DATA_DIR / "snapshots.made"
        with _alone(settings.DATA_DIR / "snapshots.lock"):
            if not made.exists():
                self._make()
                made.touch()

    def use(self, state: str) -> None:
        """Begin from the state; it is copied unless the database stands there already."""
        assert not connection.in_atomic_block, "the state is chosen before a test's transaction"
        if state != self.state:
            self._copy(state)
            self.state = state

    def soiled(self) -> None:
        """A test has committed: the state that it began from is there no more."""
        self.state = ""

    def remove(self) -> None:
        """Leave nothing of this process behind."""
        connection.close()

    def _connect(self, name: str) -> None:
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name

    def _make(self) -> None:
        raise NotImplementedError

    def _copy(self, state: str) -> None:
        raise NotImplementedError


class SQLiteSnapshots(Snapshots):
    """A file for each state, copied into the file of the process."""

    def _make(self) -> None:
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        _office_of_one()
        self._save("migrated")
        load()
        self._save("demo")

    def _save(self, state: str) -> None:
        with closing(sqlite3.connect(_file(state))) as file:
            connection.connection.backup(file)

    def _copy(self, state: str) -> None:
        if connection.settings_dict["NAME"] != self.own:
            self._connect(self.own)
        connection.ensure_connection()
        with closing(sqlite3.connect(_file(state))) as file:
            file.backup(connection.connection)


class PostgreSQLSnapshots(Snapshots):
    """Each process has a database for each state and moves between them."""

    def __init__(self) -> None:
        super().__init__()
        self.copied: set[str] = set()
        # A served page's thread would stay in the state before.
        connection.settings_dict["CONN_MAX_AGE"] = 0

    def soiled(self) -> None:
        super().soiled()
        self.copied.discard(connection.settings_dict["NAME"])

    def remove(self) -> None:
        _leave()
        for state in TEMPLATES:
            _run(f"DROP DATABASE IF EXISTS {self.own}_{state}")

    def _make(self) -> None:
        connection.settings_dict["TEST"]["NAME"] = TEMPLATES["migrated"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        _office_of_one()
        _leave()
        _clone("migrated", TEMPLATES["demo"])
        self._connect(TEMPLATES["demo"])
        load()
        _leave()

    def _copy(self, state: str) -> None:
        _leave()
        name = f"{self.own}_{state}"
        if name not in self.copied:
            _clone(state, name)
            self.copied.add(name)
        self._connect(name)


def snapshots() -> Snapshots:
    """Those of the engine that the tests run on."""
    return SQLiteSnapshots() if connection.vendor == "sqlite" else PostgreSQLSnapshots()


def _office_of_one() -> None:
    """Most tests publish alone; those of review ask for it, as it is on a new site."""
    assert ReviewRules.current().on
    ReviewRules.objects.update(steps=ReviewRules.Steps.OFF)


def _file(state: str) -> Path:
    return Path(settings.DATA_DIR) / f"{state}.sqlite3"


def _leave() -> None:
    """End every session of this process, for which CREATE and DROP DATABASE would wait."""
    connection.close()
    connection.close_pool()


def _clone(state: str, name: str) -> None:
    _run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATES[state]}")


def _run(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process of the run at a time."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
