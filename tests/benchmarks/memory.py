"""What a worker holds: ``python -m tests.benchmarks.memory --size 1000 --requests 10000``.

Starts gunicorn as it is shipped, with its cache of pages, and asks for every page of the site maps,
for lists with filters and words, suggestions, feeds, files of data and the English pages, in an
order of chance. Told of each worker, in megabytes: RSS, its share of what several processes hold
(PSS), and what is its own (USS). Ends with status 1 above the goal.
"""

import http.client
import random
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from .markdown import table
from .peers.databases import ROOT
from .peers.servers import OURS, Site, children, gunicorn
from .stores import address, complete, opened, options, prepare, scratch

GOAL = 90.0  # megabytes of PSS
CLIENTS = 4
HELD = {"RSS": ("Rss",), "PSS": ("Pss",), "USS": ("Private_Clean", "Private_Dirty")}


def main() -> None:
    parser = options("Ask a served site for all of its pages and weigh its workers.")
    parser.add_argument("--size", type=int, default=1000, help="releases")
    parser.add_argument("--requests", type=int, default=10_000)
    arguments = parser.parse_args()
    data = (arguments.data or scratch()).resolve()
    prepare(arguments.database, data)
    opened(arguments.size, seed=1, data=data)
    complete()
    site = _site(data)
    site.start(data)
    try:
        pages = list(_dearest()), _mapped(site.port)
        told = [["at the start", *_weights(site)]]
        for part in range(1, 5):
            _ask(site.port, pages, arguments.requests // 4, seed=part)
            told.append([f"after {arguments.requests * part // 4:,} requests", *_weights(site)])
    finally:
        site.stop()
    report = table(["workers", *HELD], [[when, *map(str, held)] for when, *held in told])
    print(f"{sum(map(len, pages)):,} pages\n\n{report}")  # noqa: T201
    if arguments.report:
        arguments.report.write_text(report, "utf-8")
    if max(told[-1][2]) > GOAL:
        raise SystemExit(f"A worker holds more than {GOAL:.0f} MB.")


def _site(data: Path) -> Site:
    from django.db import connection

    stored = address(connection.settings_dict["NAME"])
    environment = {"DATABASE_URL": stored, "DATA_DIR": str(data), "PAGE_CACHE_MB": "6"}
    return Site("memory", gunicorn(Path(sys.executable), OURS, "ipnews.wsgi"), ROOT, environment)


def _dearest() -> Iterator[str]:
    from .addresses import addresses

    for _name, page in addresses():
        yield page
        yield f"/en{page}"


def _mapped(port: int) -> list[str]:
    """What the site maps name; a map of maps names maps."""
    asked, found = ["/sitemap.xml"], []
    for page in asked:
        for place in re.findall(r"<loc>([^<]+)</loc>", _answer(port, page)):
            path = urlsplit(place).path
            (asked if path.endswith(".xml") else found).append(path)
    return found


def _answer(port: int, page: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", page)
    return connection.getresponse().read().decode()


def _ask(port: int, pages: tuple[list[str], ...], requests: int, *, seed: int) -> None:
    def ask(number: int) -> None:
        chance = random.Random(f"{seed}-{number}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _n in range(requests // CLIENTS):
            page = chance.choice(chance.choice(pages))  # of the dearest, of the site maps
            connection.request("GET", page, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status < 500, answer.status
        connection.close()

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _weights(site: Site) -> list[list[int]]:
    """By RSS, PSS and USS, that of each worker."""
    assert site.process is not None
    rolled = [
        dict(re.findall(r"^(\w+):\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M))
        for pid in children(site.process.pid)
    ]
    return [
        sorted(round(sum(int(held[part]) for part in parts) / 1024) for held in rolled)
        for parts in HELD.values()
    ]


if __name__ == "__main__":
    main()
