"""Reading many tables as they were at one moment, while others write."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def consistent_read() -> Iterator[None]:
    """One snapshot for all queries within, which keeps no writer waiting; outside transactions."""
    assert not connection.in_atomic_block
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN DEFERRED")  # Django's own would be IMMEDIATE, as a writer's
            try:
                cursor.execute("SELECT count(*) FROM sqlite_master")  # from now on
                yield
            finally:
                cursor.execute("ROLLBACK")
            return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
