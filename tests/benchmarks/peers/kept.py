"""Pages that are kept, over HTTP, beside a constant view of the same bytes.

    python -m tests.benchmarks.peers.kept --database sqlite --data DIR --report FILE

A page out of the process's own memory, out of Redis (where redis-server is installed), and the
answer that nothing has changed; requests a second in interleaved rounds of wrk. Where others use
the machine too, the ratio of the processor's time tells more than that of requests a second.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.benchmarks import stores
from tests.benchmarks.markdown import ms, table

from .databases import ROOT, Filled, filled
from .rounds import Asked, Load, measured
from .servers import OURS, Site, database_time, free_port, gunicorn

PAGES = {"list": "/releases/", "release": "/releases/{slug}/", "search": "/releases/?q={word}"}
# Of a constant view: with the same middleware and the version, and without any.
GOALS = {"kept": (0.9, 0.55), "unchanged": (0.9, 0.55), "redis": (None, 0.28)}
OF_ONE_ANSWER = {"Server", "Date", "Connection", "Content-Length", "X-Request-ID"}
WARMING = 20  # requests, so that each worker has the page


def main() -> None:
    arguments = _arguments()
    data = (arguments.data or stores.scratch()).resolve()
    stores.prepare(arguments.database, data)
    kept = filled(arguments.size, vendor=arguments.database, data=data, seed=1)
    told = f"# Kept pages, {arguments.size:,} releases on {arguments.database}, "
    told += time.strftime("%Y-%m-%d") + "\n\n" + _table(kept, arguments, data)
    if arguments.report:
        arguments.report.write_text(told, "utf-8")
    print(told)  # noqa: T201


def _table(kept: Filled, arguments: argparse.Namespace, data: Path) -> str:
    logs = data / "logs"
    logs.mkdir(exist_ok=True)
    rows = []
    with Redis(data) as redis:
        for name in arguments.only or PAGES:
            word = urllib.request.quote(kept.facts["words"]["common"][0])
            address = PAGES[name].format(slug=kept.facts["slugs"][0], word=word)
            time_of = database_time(arguments.database, data)
            load = Load(arguments.seconds, arguments.connections, arguments.rounds, time_of, "gzip")
            rows += _rows(name, address, _sites(kept, data, redis), load, logs)
    heads = ["page", "how", "requests/s", "of the same stack", "of a bare view", "goals",
             "processor µs", "both by processor", "p99 ms", "KB", "errors"]  # fmt: skip
    return table(heads, rows)


def _sites(kept: Filled, data: Path, redis: str) -> dict[str, Site]:
    settings = {
        "DATABASE_URL": kept.addresses["ipnews"], "DATA_DIR": str(data), "PAGE_CACHE_MB": "12",
    }  # fmt: skip
    ours = gunicorn(Path(sys.executable), OURS, "ipnews.wsgi")
    constant = gunicorn(Path(sys.executable), OURS, "tests.benchmarks.peers.constant_site.wsgi")
    page = {"CONSTANT_PAGE": str(data / "constant.gz")}
    sites = {
        "kept": Site("kept", ours, ROOT, settings),
        "unchanged": Site("unchanged", ours, ROOT, settings),
        "bare": Site("bare", constant, ROOT, settings | page | {"AROUND": ""}),
        "versioned": Site("versioned", constant, ROOT, settings | page | {"AROUND": "1"}),
    }
    if redis:
        sites["redis"] = Site("redis", ours, ROOT, settings | {"CACHE_URL": redis})
    return sites


def _rows(
    name: str, address: str, sites: dict[str, Site], load: Load, logs: Path
) -> list[list[str]]:
    try:
        sites["kept"].start(logs)
        body, headers = _answer(sites["kept"], address)
        page = Path(sites["bare"].environment["CONSTANT_PAGE"])
        page.write_bytes(body)
        page.with_suffix(".headers").write_text(json.dumps(headers))
        for site in sites.values():
            if site.process is None:
                site.start(logs)
        paths = {"bare": "/bare/", "versioned": "/versioned/"}
        for how in set(sites) - set(paths):
            for _time in range(WARMING):
                _answer(sites[how], address)
        wanted = [(site, {name: [paths.get(how, address)]}) for how, site in sites.items()]
        asked = measured(wanted, load, tags={"unchanged": headers["ETag"]})[name]
    finally:
        for site in sites.values():
            site.stop()
    return [_row(name, one, asked, len(body)) for one in asked]


def _row(name: str, one: Asked, every: list[Asked], size: int) -> list[str]:
    how = one.site.name
    base = {other.site.name: other for other in every}
    same, bare = (one.ratio(base[other]) for other in ("versioned", "bare"))
    goals = " ".join(f"≥ {goal}" for goal in GOALS.get(how, ()) if goal)
    cost = {other.site.name: other.median("cost") for other in every}
    by_cost = " ".join(f"{cost[other] / cost[how]:.2f}" for other in ("versioned", "bare"))
    return [
        name, how, f"{one.median('a_second'):,.0f}", f"{same:.2f}", f"{bare:.2f}", goals,
        f"{cost[how] * 1000:.0f}", by_cost, ms(one.median("p99")), f"{size / 1024:.1f}",
        str(sum(turn.errors for turn in one.rounds)),
    ]  # fmt: skip


def _answer(site: Site, address: str) -> tuple[bytes, dict[str, str]]:
    """The page, and the headers that a middleware or a view gave it."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{site.port}{address}", headers={"Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found = {k: v for k, v in answer.headers.items() if k not in OF_ONE_ANSWER}
        return answer.read(), found


class Redis:
    """A server of its own while pages are measured; "" where none is installed."""

    def __init__(self, data: Path) -> None:
        self.folder, self.process = data, None

    def __enter__(self) -> str:
        if not shutil.which("redis-server"):
            return ""
        port = free_port()
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
        with (self.folder / "redis.log").open("wb") as log:
            self.process = subprocess.Popen(command, cwd=self.folder, stdout=log)
        return f"redis://127.0.0.1:{port}/0"

    def __exit__(self, *_error: object) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)


def _arguments() -> argparse.Namespace:
    parser = stores.options("Kept pages beside a constant view.")
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=int, default=1)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--only", nargs="+", choices=PAGES, help="pages")
    return parser.parse_args()


if __name__ == "__main__":
    main()
