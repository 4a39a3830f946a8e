"""Times of each query, by scan and by request in turn, and what came out of them."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from .adapters import BOUND, Adapter
from .search_queries import Query

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds are medians of the runs; `hits` is the scan's count, `told` the search's."""

    query: Query
    hits: int
    told: int
    scan: float
    request: float

    @property
    def ratio(self) -> float:
        return self.request / self.scan

    @property
    def is_right(self) -> bool:
        """Exact up to the bound; above it the search only has to say so."""
        return self.told == self.hits if self.hits <= BOUND else self.told > BOUND


def timed(adapter: Adapter, queries: Iterable[Query], *, runs: int) -> list[Timed]:
    """Scan and request take turns, so that what else the machine does falls on both."""
    adapter.request("专利")
    return [_one(adapter, query, runs) for query in queries]


def _one(adapter: Adapter, query: Query, runs: int) -> Timed:
    scans, requests = [], []
    for _run in range(runs):
        hits, took = clocked(lambda: adapter.scan(query.words, query.without))
        scans.append(took)
        told, took = clocked(lambda: adapter.request(query.text))
        requests.append(took)
    return Timed(query, hits, told, statistics.median(scans), statistics.median(requests))


def clocked(job: Callable[[], T]) -> tuple[T, float]:
    """What a job gives, and its milliseconds."""
    started = time.perf_counter()
    result = job()
    return result, (time.perf_counter() - started) * 1000
