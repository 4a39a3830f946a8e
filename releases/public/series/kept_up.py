"""What is worked out from all that is told of an indicator, kept up with each edition."""

import threading
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Generic, TypeVar

from cachetools import LRUCache

from .news import Mark, mark, since

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class KeptUp(Generic[Key, Value]):
    """Values of a bounded size together; one that is larger than all the room is not held."""

    def __init__(self, room: int, size: Callable[[Value], int]) -> None:
        self._held: LRUCache[Key, tuple[Mark, Value]] = LRUCache(
            room, getsizeof=lambda held: 1 + size(held[1])
        )
        self._lock = threading.Lock()

    def of(
        self,
        key: Key,
        indicator: int,
        *,
        anew: Callable[[], Value],
        after: Callable[[Value, list[int]], Value],
    ) -> Value:
        """As it is held while nothing new is told of the indicator; then what follows from it
        `after` the editions that came or went; made `anew` where all may be new."""
        at = mark(indicator)
        with self._lock:
            found = self._held.get(key)
        if found is not None and found[0] == at:
            return found[1]
        editions = since(indicator, found[0]) if found is not None else None
        value = anew() if found is None or editions is None else after(found[1], editions)
        with self._lock:
            self._held.pop(key, None)
            with suppress(ValueError):  # there is no room for it
                self._held[key] = at, value
        return value

    def __contains__(self, key: Key) -> bool:
        return key in self._held

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
