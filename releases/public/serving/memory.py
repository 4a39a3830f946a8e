"""The cache of one process, bounded in bytes: a Django cache that needs no server.

Django's own `locmem` bounds the number of entries, of which one may be a thousand times another.
"""

import pickle
import threading
import time
from typing import Any

from cachetools import LRUCache
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

OVERHEAD = 300  # what an entry weighs beside its value
Entry = tuple[bytes, float | None]

# Of all threads, by the cache's name.
_stores: dict[str, LRUCache[str, Entry]] = {}
_lock = threading.RLock()


class MemoryCache(BaseCache):
    """What nobody asked for lately goes first; what is larger than all of it is not kept."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.most: int = params["OPTIONS"]["MAX_BYTES"]
        empty: LRUCache[str, Entry] = LRUCache(self.most, lambda entry: len(entry[0]) + OVERHEAD)
        self.store = _stores.setdefault(name, empty)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        entry = self._entry(self.make_key(key, version))
        return default if entry is None else pickle.loads(entry[0])  # noqa: S301 - our own

    def set(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        entry = pickle.dumps(value, pickle.HIGHEST_PROTOCOL), self.get_backend_timeout(timeout)
        name = self.make_key(key, version)
        with _lock:
            self.store.pop(name, None)
            if len(entry[0]) + OVERHEAD <= self.most:
                self.store[name] = entry

    def add(
        self,
        key: str,
        value: Any,
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        with _lock:
            if self.has_key(key, version):
                return False
            self.set(key, value, timeout, version)
            return True

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        name = self.make_key(key, version)
        entry = self._entry(name)
        if entry is not None:
            with _lock:
                self.store[name] = entry[0], self.get_backend_timeout(timeout)
        return entry is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        with _lock:
            return self.store.pop(self.make_key(key, version), None) is not None

    def has_key(self, key: str, version: int | None = None) -> bool:
        return self._entry(self.make_key(key, version)) is not None

    def clear(self) -> None:
        with _lock:
            self.store.clear()

    def _entry(self, name: str) -> Entry | None:
        with _lock:
            entry = self.store.get(name)
            if entry is not None and entry[1] is not None and entry[1] <= time.time():
                del self.store[name]
                return None
        return entry
