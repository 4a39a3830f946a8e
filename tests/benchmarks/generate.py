"""Generated press releases in the database: ``python -m tests.benchmarks.generate 1000 --seed 1``.

Front door: `load`. What it stores depends on count and seed alone, not on the database or the size
of batches: rows carry their own primary keys and addresses. It wants a database without other
releases, stores the vocabulary too, and runs no check of our own; the constraints and
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
    """Have `count` published releases stored and return how many a second were stored.

    Each batch is a transaction of its own, and a load that was killed goes on where it ended.
    """
    from django.db import transaction

    from . import vocabulary_rows
    from .pages import pages
    from .rows import STORED, VOCABULARY, Rows, reset_sequences
    from .stores import widen_cache

    before = done = stored(count, seed=seed)
    widen_cache()
    started = time.perf_counter()
    if not done:
        with transaction.atomic():
            vocabulary_rows.store(seed)
    rows = Rows(seed)
    gc.disable()  # a load makes no cycles worth looking for, and looking takes a quarter of it
    try:
        for chunk in _chunks(pages(count, seed=seed, start=before), batch):
            with transaction.atomic():
                rows.store(chunk)
            done += len(chunk)
            if progress:
                _tell(done, count, (done - before) / (time.perf_counter() - started))
    finally:
        gc.enable()
    reset_sequences(*STORED, *VOCABULARY)
    return (count - before) / (time.perf_counter() - started)


def stored(count: int, *, seed: int) -> int:
    """How many of these very releases are here; refuses a database that has others."""
    from releases.models import Release

    from .pages import pages

    here = Release.objects.count()
    if not here:
        return 0
    page = next(pages(count, seed=seed))
    release = Release.objects.filter(number=page.number).first()
    edition = release.editions.first() if release else None
    texts = list(edition.blocks.in_order().values_list("text", flat=True)) if edition else []
    if here > count or texts != [line.text for line in page.lines]:
        raise OtherReleases("There are other releases in this database: name an empty one.")
    return here


class OtherReleases(Exception):
    """The database has releases that a load of this size and seed would not have stored."""


def _chunks(things: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while chunk := list(itertools.islice(things, size)):
        yield chunk


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
