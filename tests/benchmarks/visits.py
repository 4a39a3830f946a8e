"""A visit to a page: what it asked of the database, what it read from it, and what it cost."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.test import Client

from releases.search import cache

PATIENCE = 5.0  # seconds: what takes longer is not asked for many times


@dataclass(slots=True)
class Asked:
    """`rows` counts what was fetched; `statements` are in the order they were sent."""

    statements: list[str] = field(default_factory=list)
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """`cost` are milliseconds of processor time, the database's among them; `first` is what it
    costs right after a publication, when nothing is kept."""

    name: str
    address: str
    status: int
    queries: int
    rows: int
    first: float
    cost: float
    size: int


def visit(name: str, address: str, *, runs: int) -> Visit:
    """Asked once before it is counted: what a process keeps, it has then."""
    client = Client()
    cache._cache.clear()
    started, before = time.perf_counter(), processor_time()
    client.get(address).getvalue()
    first = (processor_time() - before) * 1000
    if time.perf_counter() - started > PATIENCE:
        runs = 1
    with asking() as asked:
        response = client.get(address)
        size = len(response.getvalue())
    costs = []
    for _run in range(runs):
        before = processor_time()
        client.get(address).getvalue()
        costs.append((processor_time() - before) * 1000)
    return Visit(
        name, address, response.status_code, len(asked.statements), asked.rows, first,
        statistics.median(costs), size,
    )  # fmt: skip


def processor_time() -> float:
    """Seconds of this process and of the database's process that works for it."""
    return time.process_time() + (_of_server() if connection.vendor == "postgresql" else 0.0)


def alone() -> None:
    """No helpers beside the server's process: their time would be nobody's."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")


def _of_server() -> float:
    """From Linux's own account, which is finer than the clock ticks that `ps` shows."""
    pid = connection.connection.info.backend_pid
    account = Path(f"/proc/{pid}/schedstat").read_text()
    return int(account.split()[0]) / 1e9


@contextmanager
def asking() -> Iterator[Asked]:
    asked = Asked()

    class Counting(CursorWrapper):
        def __iter__(self) -> Iterator[Any]:
            for row in super().__iter__():
                asked.rows += 1
                yield row

        def fetchone(self) -> Any:
            return self._counted([row])[0] if (row := self.cursor.fetchone()) else row

        def fetchmany(self, *args: Any) -> Any:
            return self._counted(self.cursor.fetchmany(*args))

        def fetchall(self) -> Any:
            return self._counted(self.cursor.fetchall())

        def _counted(self, rows: Any) -> Any:
            asked.rows += len(rows)
            return rows

    def sent(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.statements.append(sql)
        return execute(sql, params, many, context)

    connection.make_cursor = lambda cursor: Counting(cursor, connection)
    try:
        with connection.execute_wrapper(sent):
            yield asked
    finally:
        del connection.make_cursor
