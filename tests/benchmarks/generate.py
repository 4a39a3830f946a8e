"""Generated press releases in the database: ``python -m tests.benchmarks.generate 1000 --seed 1``.

Front door: `load`. What it stores depends on count and seed alone, not on the database or the size
of batches: rows carry their own primary keys and addresses. It wants a database without releases,
for which it stores the vocabulary too, and it runs no check of our own; the constraints and
triggers of the database hold. The database is the one DATABASE_URL names, never the developer's.
"""

import argparse
import gc
import itertools
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

DEFAULT_SEED = 1
BATCH = 500


def load(
    count: int, *, seed: int = DEFAULT_SEED, batch: int = BATCH, progress: bool = True
) -> float:
    """Store `count` published releases and return how many a second were stored.

    Each batch is a transaction of its own, so a killed load leaves whole releases.
    """
    from django.db import connection, transaction

    from releases.models import Release

    from . import vocabulary_rows
    from .pages import pages
    from .rows import Rows, reset_sequences

    if Release.objects.exists():
        raise SystemExit("There are releases in this database already: name an empty one.")
    _widen_cache(connection)
    started = time.perf_counter()
    with transaction.atomic():
        vocabulary_rows.store(seed)
    rows, done = Rows(seed), 0
    gc.disable()  # a load makes no cycles worth looking for, and looking takes a quarter of it
    try:
        for chunk in _chunks(pages(count, seed=seed), batch):
            with transaction.atomic():
                rows.store(chunk)
            done += len(chunk)
            if progress:
                _tell(done, count, done / (time.perf_counter() - started))
    finally:
        gc.enable()
    reset_sequences()
    return count / (time.perf_counter() - started)


def _chunks(things: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while chunk := list(itertools.islice(things, size)):
        yield chunk


def _widen_cache(connection: Any) -> None:
    """SQLite's 2 MB of cache are too few for the indexes of a large load."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size = -262144")


def _tell(done: int, count: int, rate: float) -> None:
    end = "\n" if done == count else ""
    line = f"\r{done:,} of {count:,} releases, {rate:.0f} a second"
    print(line, end=end, file=sys.stderr)  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description="Load generated releases into DATABASE_URL.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--batch", type=int, default=BATCH)
    arguments = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        raise SystemExit("Set DATABASE_URL to an empty, migrated database.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ipnews.settings")
    import django

    django.setup()
    rate = load(arguments.count, seed=arguments.seed, batch=arguments.batch)
    print(f"{rate:.0f} releases a second")  # noqa: T201


if __name__ == "__main__":
    main()
