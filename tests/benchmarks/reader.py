"""Processor time of reading: ``python -m tests.benchmarks.reader``; collected by no test run."""

import time
from collections.abc import Callable
from pathlib import Path

from releases.intake.parse.reader import read
from tests.benchmarks.hostile_pages import WAYS

PAGE = Path(__file__).resolve().parents[2] / "releases" / "demo" / "pages" / "bullets.txt"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 5_000_000)
HOSTILE_SIZES = (3_000, 30_000, 100_000)
TRIES = 3


def seconds(text: str, tries: int = TRIES) -> float:
    """The best of several readings: the others tell of what else the machine did."""
    return min(_timed(lambda: read(text)) for _ in range(tries))


def _timed(job: Callable[[], object]) -> float:
    started = time.process_time()
    job()
    return time.process_time() - started


def page_of(size: int) -> str:
    """The page repeated until it has so many characters."""
    page = PAGE.read_text("utf-8")
    return (page * (size // len(page) + 1))[:size]


def main() -> None:
    page = PAGE.read_text("utf-8")
    read(page)
    print(f"one page of {len(page)} characters, warm: {seconds(page, 20) * 1000:.1f} ms")  # noqa: T201
    print(f"{'characters':>12} {'ms':>10} {'ms per 1,000':>14}")  # noqa: T201
    for size in SIZES:
        took = seconds(page_of(size), TRIES if size <= 300_000 else 1) * 1000
        print(f"{size:>12,} {took:>10.1f} {took / size * 1000:>14.3f}")  # noqa: T201
    print("hostile texts, µs a character at", *(f"{size:,}" for size in HOSTILE_SIZES))  # noqa: T201
    for way, page_with in WAYS.items():
        costs = [seconds(page_with(size), 1) / size * 1e6 for size in HOSTILE_SIZES]
        print(*(f"{cost:>8.1f}" for cost in costs), f"  {way!r}")  # noqa: T201


if __name__ == "__main__":
    main()
