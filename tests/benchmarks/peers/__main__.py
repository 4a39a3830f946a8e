"""The command: ``python -m tests.benchmarks.peers --help``."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from tests.benchmarks import stores

from . import pages_counted, rounds, scenarios
from .databases import HERE, PEERS, ROOT, Filled, filled
from .peers_report import report
from .servers import OURS, Site, database_time, gunicorn

PEERS_TOO = "python:peer_gunicorn"


def main() -> None:
    arguments = _arguments()
    if not shutil.which("wrk"):
        raise SystemExit("wrk loads the sites: apt-get install wrk")
    data = (arguments.data or stores.scratch()).resolve()
    stores.prepare(arguments.database, data)
    told = ""
    for size in arguments.sizes:
        kept = filled(size, vendor=arguments.database, data=data, seed=arguments.seed)
        told += _of_size(kept, arguments, data) + "\n"
        if arguments.report:
            arguments.report.write_text(told, "utf-8")
    print(told)  # noqa: T201


def _of_size(kept: Filled, arguments: argparse.Namespace, data: Path) -> str:
    logs = data / "logs"
    logs.mkdir(exist_ok=True)
    sites = [_ipnews(kept, data), *(_peer(peer, kept) for peer in PEERS)]
    sites = [site for site in sites if site.name in arguments.sites]
    wanted = {
        site.name: {
            name: some
            for name, some in scenarios.paths(site.name, kept.facts, _indicator()).items()
            if not arguments.only or name in arguments.only
        }
        for site in sites
    }
    counted = {
        site.name: pages_counted.counted(
            wanted[site.name],
            python=Path(site.command[0]),
            folder=site.folder,
            environment=site.environment,
            held=_held(site.name, kept),
        )
        for site in sites
    }
    try:
        for site in sites:
            site.start(logs)
        load = rounds.Load(
            arguments.seconds,
            arguments.connections,
            arguments.rounds,
            database_time(arguments.database, data),
        )
        asked = rounds.measured([(site, wanted[site.name]) for site in sites], load)
        memory = {site.name: site.memory() for site in sites}
    finally:
        for site in sites:
            site.stop()
    return report(f"{kept.size:,} releases on {arguments.database}", asked, counted, memory)


def _held(site: str, kept: Filled) -> dict[str, int]:
    kinds = {
        name: "as_many" if kind == "two_words" and site != "ipnews" else kind
        for name, kind in scenarios.SEARCHES.items()
    }
    return {name: kept.facts["held"][kind][0] for name, kind in kinds.items()}


def _indicator() -> str:
    from django.urls import reverse

    from releases.models import Indicator, Statistic
    from tests.benchmarks.addresses import busiest

    slug = busiest(Indicator, Statistic.objects.all(), "indicator").slug
    return reverse("public:indicator", args=[slug])


def _ipnews(kept: Filled, data: Path) -> Site:
    # No page is kept: what is measured is making one.
    environment = {
        "DATABASE_URL": kept.addresses["ipnews"],
        "DATA_DIR": str(data),
        "PAGE_CACHE_MB": "0",
        "DJANGO_SETTINGS_MODULE": "ipnews.settings",
    }
    return Site("ipnews", gunicorn(Path(sys.executable), OURS, "ipnews.wsgi"), ROOT, environment)


def _peer(peer: str, kept: Filled) -> Site:
    environment = {
        "BENCH_DB": kept.addresses[peer],
        "DJANGO_SETTINGS_MODULE": f"{peer}_site.settings",
    }
    return Site(peer, gunicorn(kept.python, PEERS_TOO, f"{peer}_site.wsgi"), HERE, environment)


def _arguments() -> argparse.Namespace:
    parser = stores.options("ipnews beside Wagtail and plain Django.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=int, default=1)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--only", nargs="+", default=[], help="scenarios, by name")
    parser.add_argument("--sites", nargs="+", default=["ipnews", *PEERS])
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("ENV_FILE", os.devnull)
    main()
