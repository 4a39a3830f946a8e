"""A cache of what was worked out from everything that is published, good until any of that changes.

To count all rows by each filter takes a second where there are 200,000, and nothing changes between
two publications. Each process has its own; what nobody asked for lately is dropped.
"""

import threading
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from cachetools import LRUCache

from releases.models.triggers.content_version import content_version

MAX_ENTRIES = 500
DataVersion = str
T = TypeVar("T")

# Each value with the version of the data that it was worked out from.
_cache: LRUCache[Hashable, tuple[Hashable, Any]] = LRUCache(MAX_ENTRIES)
_lock = threading.Lock()


def data_version() -> DataVersion:
    """New with whatever readers may see: one narrow row that the database keeps up."""
    return content_version()


def cached(key: Hashable, make: Callable[[], T], *, at: DataVersion) -> T:
    """What `make` gave at this version of the data; asked for first where that is new."""
    with _lock:
        found = _cache.get(key)
    if found is not None and found[0] == at:
        value: T = found[1]
        return value
    made = make()
    if at:
        with _lock:
            _cache[key] = at, made
    return made


def cached_each(
    kind: Hashable, at: Mapping[int, Hashable], make: Callable[[list[int]], dict[int, T]]
) -> dict[int, T]:
    """The same for many things of a kind, `at` the version of each by its key; those that are not
    cached are made together."""
    with _lock:
        there = {key: _cache.get((kind, key)) for key in at}
    found = {key: each[1] for key, each in there.items() if each is not None and each[0] == at[key]}
    missing = [key for key in at if key not in found]
    made = make(missing) if missing else {}
    with _lock:
        _cache.update({(kind, key): (at[key], made[key]) for key in made if at[key]})
    return {**found, **made}


def forget() -> None:
    """For tests, of which each has a database of its own."""
    with _lock:
        _cache.clear()
