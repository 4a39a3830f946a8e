"""What readers lose while others publish: requests a second with and without, in turns.

    python -m tests.soak.stalls --size 20000 --database sqlite --data DIR --report FILE

Every kind of page is read as fast as it is answered, thirty seconds with nobody publishing and
thirty with 1.5 publications a second. No page is kept unless `--cache` says so: what is measured is
whether a page can be made meanwhile. `--name` takes a database that is there, instead of `--size`.
"""

import argparse
import sys
import threading
import time
from pathlib import Path

from tests.benchmarks import stores
from tests.benchmarks.markdown import ms, table
from tests.benchmarks.peers.databases import ROOT
from tests.benchmarks.peers.rounds import Asked, Load, run
from tests.benchmarks.peers.servers import OURS, Site, database_time, gunicorn
from tests.soak.readers import Published

GOAL = 0.8


def main() -> None:
    arguments = _arguments()
    data = (arguments.data or stores.scratch()).resolve()
    stores.prepare(arguments.database, data, careful=True)
    if arguments.name:
        from django.core.management import call_command
        from django.db import connection

        connection.settings_dict["NAME"] = arguments.name
        call_command("migrate", verbosity=0)
    else:
        stores.opened(arguments.size, seed=1, data=data)
        stores.complete()
    told = _measured(arguments, data)
    if arguments.report:
        arguments.report.write_text(told, "utf-8")
    print(told)  # noqa: T201


def _measured(arguments: argparse.Namespace, data: Path) -> str:
    from django.db import connection

    from . import newsroom

    _drafts, beacon, pages, _beacons = newsroom.prepare(0)
    environment = {
        "DATABASE_URL": stores.address(connection.settings_dict["NAME"]), "DATA_DIR": str(data),
        "PAGE_CACHE_MB": str(arguments.cache),
    }  # fmt: skip
    site = Site("stalls", gunicorn(Path(sys.executable), OURS, "ipnews.wsgi"), ROOT, environment)
    site.start(data)
    spent = database_time(arguments.database, data)
    load = Load(arguments.seconds, arguments.connections, arguments.rounds, spent)
    quiet, busy, published = Asked(site, pages), Asked(site, pages), Published()
    try:
        run(quiet, load)
        quiet.rounds.clear()
        for _round in range(load.rounds):
            run(quiet, load)
            stop = threading.Event()
            words = beacon, published, stop, 1 / arguments.rate
            publisher = threading.Thread(target=newsroom.publish, args=words)
            publisher.start()
            run(busy, load)
            stop.set()
            publisher.join()
    finally:
        site.stop()
    rate = published.number / (load.rounds * load.seconds)
    return _report(arguments, quiet, busy, rate) + "".join(f"\n{one}" for one in published.failed)


def _report(arguments: argparse.Namespace, quiet: Asked, busy: Asked, rate: float) -> str:
    heads = ["readers", "requests a second", "processor ms", "p99 ms", "errors", "publications/s"]
    rows = [
        [
            name, f"{one.median('a_second'):.1f}", ms(one.median("cost")), ms(one.median("p99")),
            str(sum(turn.errors for turn in one.rounds)), f"{told:.2f}",
        ]
        for name, one, told in (("alone", quiet, 0.0), ("while others publish", busy, rate))
    ]  # fmt: skip
    size = arguments.name or f"{arguments.size:,} releases"
    title = f"# Readers while others publish, {size} on {arguments.database}, "
    kept = f"{busy.ratio(quiet):.2f} of requests a second stay; the goal is {GOAL}."
    return f"{title}{time.strftime('%Y-%m-%d')}\n\n{table(heads, rows)}\n{kept}\n"


def _arguments() -> argparse.Namespace:
    parser = stores.options("Readers while others publish.")
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--name", help="of a database that is there: a path, or PostgreSQL's name")
    parser.add_argument("--rate", type=float, default=1.5, help="publications a second")
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--cache", type=int, default=0, help="megabytes of kept pages")
    return parser.parse_args()


if __name__ == "__main__":
    main()
