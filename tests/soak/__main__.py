"""The command: ``python -m tests.soak --help``."""

import argparse
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

from tests.benchmarks import stores
from tests.benchmarks.markdown import ms, table
from tests.benchmarks.peers.databases import ROOT
from tests.benchmarks.peers.servers import OURS, Site, gunicorn
from tests.benchmarks.percentiles import percentile

from .editors import Editor
from .readers import BEACON, Published, Reader


def main() -> None:
    arguments = _arguments()
    data = (arguments.data or stores.scratch()).resolve()
    stores.prepare(arguments.database, data, careful=True)
    stores.opened(arguments.size, seed=1, data=data)
    stores.complete()
    told, wrong = _soak(arguments, data)
    if arguments.report:
        arguments.report.write_text(told, "utf-8")
    print(told)  # noqa: T201
    if wrong:
        raise SystemExit("\n".join(wrong[:20]))


def _soak(arguments: argparse.Namespace, data: Path) -> tuple[str, list[str]]:
    from . import newsroom

    drafts, beacon, pages, beacons = newsroom.prepare(arguments.editors)
    published, stop = Published(), threading.Event()
    site = _site(data, arguments)
    site.start(data)
    started = time.perf_counter()
    readers = [
        Reader(
            site.port, pages, beacons,
            requests=arguments.requests // arguments.clients, published=published, seed=n,
        )
        for n in range(arguments.clients)
    ]  # fmt: skip
    editors = [Editor(site.port, name, draft, stop) for name, draft in drafts.items()]
    publisher = threading.Thread(
        target=newsroom.publish, args=(beacon, published, stop, arguments.every), name="publisher"
    )
    try:
        for thread in (publisher, *editors, *readers):
            thread.start()
        for reader in readers:
            reader.join()
        took = time.perf_counter() - started
        stop.set()
        for thread in (publisher, *editors):
            thread.join()
        memory = site.memory()
    finally:
        stop.set()
        site.stop()
    lost = newsroom.lost(editors, drafts)
    return _report(arguments, took, memory, readers, editors, lost, published)


def _report(arguments, took, memory, readers, editors, lost, published) -> tuple[str, list[str]]:
    heard = [reader.heard for reader in readers]
    kinds = defaultdict(list)
    for kind, some in ((kind, some) for each in heard for kind, some in each.took.items()):
        kinds[kind] += some
    times = [one for some in kinds.values() for one in some]
    failed = [*published.failed, *(one for some in heard for one in some.failed)]
    stale = [one for some in heard for one in some.stale]
    refused = [one for editor in editors for one in editor.saves.refused]
    lost = [*lost, *(one for editor in editors for one in editor.saves.lost)]
    saves = sum(editor.saves.done for editor in editors)
    rows = {
        "releases": f"{arguments.size:,}",
        "requests answered": f"{len(times):,} in {took:,.0f} s, {len(times) / took:,.0f} a second",
        "answered 304": f"{sum(some.kept for some in heard):,}",
        "half of them within, 99 in 100 within": f"{_within(times, 0.5)}, {_within(times, 0.99)}",
        "publications": str(published.number),
        "saves of editors": f"{saves:,} kept, {len(refused)} refused",
        "5xx or no answer": str(len(failed)),
        "stale pages": str(len(stale)),
        "lost saves": str(len(lost)),
        "memory of each worker, megabytes": ", ".join(f"{each:.0f}" for each in memory),
    }
    title = f"# Soak on {arguments.database}, {time.strftime('%Y-%m-%d')}\n\n"
    told = title + table(["what", "measured"], [list(row) for row in rows.items()])
    told += "\n" + table(
        ["pages", "requests", "half within", "99 in 100 within"],
        [
            [kind, f"{len(some):,}", _within(some, 0.5), _within(some, 0.99)]
            for kind, some in sorted(kinds.items())
        ],
    )
    # A soak in which nobody published or saved has shown nothing.
    idle = [f"nothing done: {rows}"] if not (saves and published.number and times) else []
    return told, [*failed, *stale, *refused, *lost, *idle]


def _within(times: list[float], share: float) -> str:
    return f"{ms(percentile(times, share) * 1000)} ms"


def _site(data: Path, arguments: argparse.Namespace) -> Site:
    from django.db import connection

    address = stores.address(connection.settings_dict["NAME"])
    environment = {"DATABASE_URL": address, "DATA_DIR": str(data), "PAGE_CACHE_MB": "12"}
    return Site("soak", gunicorn(Path(sys.executable), OURS, "ipnews.wsgi"), ROOT, environment)


def _arguments() -> argparse.Namespace:
    parser = stores.options(f"Readers, editors and {BEACON} at once.")
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--editors", type=int, default=3)
    parser.add_argument("--every", type=float, default=5.0, help="seconds between publications")
    parser.add_argument("--size", type=int, default=100, help="releases")
    return parser.parse_args()


if __name__ == "__main__":
    main()
