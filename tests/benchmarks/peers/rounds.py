"""Short rounds in which every site is loaded in turn, and what each request of it cost."""

import json
import re
import statistics
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from .probe_words import MOST
from .servers import Site

SCRIPT = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True, slots=True)
class Round:
    """Milliseconds of processor time a request, of the application and of the database."""

    requests: int
    a_second: float
    application: float
    database: float
    p99: float
    errors: int

    @property
    def cost(self) -> float:
        return self.application + self.database


@dataclass(slots=True)
class Asked:
    """A site's addresses of one scenario: how far they were asked for, and what came of it."""

    site: Site
    paths: list[str]
    at: int = 0
    rounds: list[Round] = field(default_factory=list)
    tag: str = ""  # asked with: has it changed since?

    def median(self, name: str) -> float:
        return statistics.median(getattr(one, name) for one in self.rounds)

    def ratio(self, other: "Asked") -> float:
        """Requests a second to another's, round by round: both stood beside the same strangers."""
        pairs = zip(self.rounds, other.rounds, strict=True)
        return statistics.median(one.a_second / base.a_second for one, base in pairs)


@dataclass(frozen=True, slots=True)
class Load:
    """How sites are loaded; `database_time` tells PostgreSQL's seconds of processor time."""

    seconds: int
    connections: int
    rounds: int
    database_time: Callable[[], float]
    encoding: str = "identity"


def measured(
    sites: Iterable[tuple[Site, dict[str, list[str]]]],
    load: Load,
    tags: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, list[Asked]]:
    """By scenario; sites take turns in every round, and another one begins each time."""
    wanted: dict[str, list[Asked]] = defaultdict(list)
    for site, paths in sites:
        for name, some in paths.items():
            wanted[name].append(Asked(site, some, tag=tags.get(site.name, "")))
    for asked in (one for some in wanted.values() for one in some):
        # Both workers are warm then: they have made each page, but for words, asked only once.
        often = 1 if len(asked.paths) >= MOST else 4 * len(asked.paths)
        while asked.at < often:
            run(asked, load)
        asked.rounds.clear()
    for turn in range(load.rounds):
        for some in wanted.values():
            first = turn % len(some)
            for asked in some[first:] + some[:first]:
                run(asked, load)
    return wanted


def run(asked: Asked, load: Load) -> None:
    before = asked.site.processor_time(), load.database_time()
    with tempfile.NamedTemporaryFile("w", suffix=".paths") as paths:
        paths.write("\n".join(asked.paths) + "\n")
        paths.flush()
        told = subprocess.run(
            [
                "wrk", "-t1", f"-c{load.connections}", f"-d{load.seconds}s", "--timeout", "60s",
                "-s", SCRIPT, f"http://127.0.0.1:{asked.site.port}",
                "--", paths.name, str(asked.at), load.encoding, asked.tag,
            ],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    after = asked.site.processor_time(), load.database_time()
    found = re.search(r"^JSON (.*)$", told, re.MULTILINE)
    if not found:
        raise SystemExit(f"wrk told nothing of {asked.site.name}: {told}")
    one = json.loads(found[1])
    requests = max(one["requests"], 1)
    asked.at += one["requests"] + load.connections  # those that were sent and not counted, too
    spent = [(now - then) * 1000 / requests for now, then in zip(after, before, strict=True)]
    asked.rounds.append(
        Round(requests, requests / one["seconds"], *spent, one["p99"], one["errors"])
    )
