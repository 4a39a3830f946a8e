"""Parts of pages that are costly to make and never change: kept by each process, compressed.

A part is kept with the digest of all that it was made of beside its own edition; asked for with
another, it is made anew. Those that nobody asked for lately make room.
"""

import hashlib
import pickle
import threading
import zlib
from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeVar

from cachetools import LRUCache

BYTES_KEPT = 6 * 1024 * 1024  # some four hundred releases
T = TypeVar("T")


class KeptPart(NamedTuple):
    digest: bytes
    packed: bytes


_parts: LRUCache[Hashable, KeptPart] = LRUCache(BYTES_KEPT, getsizeof=lambda kept: len(kept.packed))
_lock = threading.Lock()


def kept(key: Hashable, made_of: object, make: Callable[[], T]) -> T:
    """What `make` gave for this `key` when it was `made_of` the same, told apart by its `repr`."""
    digest = hashlib.blake2b(repr(made_of).encode("utf-8", "surrogatepass")).digest()
    with _lock:
        found = _parts.get(key)
    if found is not None and found.digest == digest:
        value: T = pickle.loads(zlib.decompress(found.packed))  # noqa: S301 - our own memory
        return value
    made = make()
    packed = zlib.compress(pickle.dumps(made), level=3)
    with _lock:
        _parts.pop(key, None)
        if len(packed) <= _parts.maxsize:
            _parts[key] = KeptPart(digest, packed)
    return made


def forget() -> None:
    """For tests, of which each has a database of its own."""
    with _lock:
        _parts.clear()
