"""Readers of the public pages, each on a connection of its own."""

import http.client
import random
import re
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

BEACON = "灯塔消息"
SHOWN = re.compile(rf"{BEACON}(?:</mark>)?(\d+)号")
TIMEOUT = 60


def kind_of(page: str) -> str:
    """By the first part of its address: `releases`, with a word `releases ?q`."""
    parts = urlsplit(page)
    first = parts.path.removeprefix("/en/").strip("/").partition("/")[0] or "home"
    return f"{first} ?q" if "q=" in parts.query else first


@dataclass(slots=True)
class Published:
    """The number of the last publication that has ended; it stands in the beacon's title."""

    number: int = 0
    failed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Heard:
    """What readers met: seconds of each answer, and in words what should not have been."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # by kind
    failed: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    kept: int = 0  # answers 304


class Reader(threading.Thread):
    """Asks for pages until `requests` are answered; every fifth shows the beacon."""

    def __init__(
        self,
        port: int,
        pages: list[str],
        beacons: list[str],
        *,
        requests: int,
        published: Published,
        seed: int,
    ) -> None:
        super().__init__(name=f"reader {seed}")
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        self.pages, self.beacons, self.requests = pages, beacons, requests
        self.published, self.chance, self.heard = published, random.Random(seed), Heard()
        self.tags: dict[str, str] = {}

    def run(self) -> None:
        try:
            for n in range(self.requests):
                beacon = n % 5 == 0
                self._ask(self.chance.choice(self.beacons if beacon else self.pages), beacon)
        except Exception as error:  # a thread that dies in silence has shown nothing
            self.heard.failed.append(f"{self.name}: {error!r}")
            raise
        finally:
            self.connection.close()

    def _ask(self, page: str, beacon: bool) -> None:
        least, started = self.published.number, time.perf_counter()
        # As browsers do: what was had before is asked for again under its tag, half of the time.
        tag = self.tags.get(page, "") if self.chance.random() < 0.5 else ""
        try:
            self.connection.request("GET", page, headers={"If-None-Match": tag} if tag else {})
            answer = self.connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            self.heard.failed.append(f"{page}: {error!r}")
            return
        self.heard.took[kind_of(page)].append(time.perf_counter() - started)
        if answer.status == 304:
            self.heard.kept += 1
            numbers = self.tags.get(f"{page} shown", "")
        else:
            found = SHOWN.findall(text)
            numbers = max(found, key=int) if found else ""
            self.tags |= {page: answer.getheader("ETag", ""), f"{page} shown": numbers}
        if answer.status >= 500:
            self.heard.failed.append(f"{page}: {answer.status}")
        elif beacon and (not numbers or int(numbers) < least):
            self.heard.stale.append(f"{page}: {numbers or 'none'} shown, {least} published")
