"""Keyword search against one LIKE scan of the same texts, in the same run.

    python -m tests.benchmarks.search --sizes 1000 10000 --database sqlite --report FILE

Loads generated releases (or takes those that an earlier run left under --data), indexes them, and
for every query takes turns: one scan, and the whole request (total, first page, two facets).
Totals are held against the scan's; one that differs ends the run with status 1.
"""

import argparse
import json
import platform
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from . import stores

SINGLE = 20  # releases indexed one by one


def main() -> None:
    arguments = _arguments()
    data = arguments.data or stores.scratch()
    stores.prepare(arguments.database, data)
    wrong = _run(arguments, data)
    if wrong:
        raise SystemExit(f"{wrong} wrong totals and failed queries: see the report.")


def _run(arguments: argparse.Namespace, data: Path) -> int:
    from .report import report

    every = []
    for size in arguments.sizes:
        stores.opened(size, seed=arguments.seed, data=data)
        every.append(_findings(arguments, size, data))
        title = f"Search on {arguments.database}, {time.strftime('%Y-%m-%d')}"
        told = report(title, every)  # after each size: a killed run leaves what it has
        if arguments.report:
            arguments.report.write_text(told, "utf-8")
    print(told)  # noqa: T201
    return sum(findings.failures for findings in every)


def _findings(arguments: argparse.Namespace, size: int, data: Path) -> Any:
    from . import adapters, hostile, measure, search_queries
    from .report import Findings

    adapter = {"ours": adapters.Ours, "scan": adapters.Scan}[arguments.adapter]()
    facts = _indexed(adapter, arguments, size, data)
    facts |= {"indexing one release": _single(adapter)}
    queries = search_queries.pick(adapter.texts(), seed=arguments.seed)
    _tell(f"{size:,}: {len(queries)} queries")
    timed = measure.timed(adapter, queries, runs=arguments.runs)
    attempts = [] if arguments.no_hostile else hostile.attempts(adapter)
    facts["machine"] = f"Python {platform.python_version()}, {platform.machine()}"
    return Findings(size, facts, timed, attempts)


def _indexed(adapter: Any, arguments: argparse.Namespace, size: int, data: Path) -> dict[str, str]:
    """Index unless all is indexed; what a kept database took is kept beside it."""
    kept = data / f"{arguments.database}-{arguments.adapter}-{arguments.seed}-{size}.json"
    before = adapter.indexed()
    if before == size and kept.exists() and not arguments.reindex:
        return json.loads(kept.read_text("utf-8"))
    used = stores.bytes_used()
    started = time.perf_counter()
    adapter.reindex()
    rate = size / (time.perf_counter() - started)
    if adapter.indexed() != size:
        raise SystemExit(f"{adapter.indexed():,} of {size:,} releases are indexed.")
    text, grown = adapter.text_bytes(), stores.bytes_used() - used
    facts = {
        "indexing, releases a second": f"{rate:.0f}",
        "folded text": f"{text / 1e6:,.1f} MB",
        "text and index": f"{grown / 1e6:,.1f} MB" if not before else "there was one before",
        "text and index, times the text": f"{grown / text:.2f}" if not before else "–",
    }
    kept.write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    _tell(f"{size:,} releases indexed, {rate:.0f} a second")
    return facts


def _single(adapter: Any) -> str:
    """Times of indexing a release again, each in its own transaction."""
    from django.db import transaction

    from releases.models import Release

    from .measure import clocked
    from .percentiles import percentile

    def again(release: Release) -> None:
        with transaction.atomic():
            adapter.index_one(release)

    some = Release.objects.order_by("-pk")[:SINGLE]
    times = [clocked(lambda release=release: again(release))[1] for release in some]
    return f"{statistics.median(times):.1f} ms, p95 {percentile(times, 0.95):.1f} ms"


def _arguments() -> argparse.Namespace:
    parser = stores.options("Keyword search against one LIKE scan.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--adapter", choices=["ours", "scan"], default="ours")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--reindex", action="store_true", help="index anew what is indexed")
    parser.add_argument("--no-hostile", action="store_true")
    return parser.parse_args()


def _tell(line: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
