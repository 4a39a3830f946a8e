"""Parts of pages that are costly to make and never change: kept by each process.

A part is kept with all that it was made of beside its own edition, or the digest of that; asked for
with other things, it is made anew. Those that nobody asked for lately make room.
"""

import hashlib
import pickle
import sys
import threading
import zlib
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from cachetools import LRUCache
from django.urls import get_script_prefix
from django.utils import translation

BYTES_KEPT = 6 * 1024 * 1024  # some four hundred releases, compressed
BYTES_LISTED = 3 * 1024 * 1024  # some thousand items of lists, as they are
T = TypeVar("T")
Listed = TypeVar("Listed", bound=Iterable[object])


class KeptPart(NamedTuple):
    digest: bytes
    packed: bytes


class KeptItem(NamedTuple):
    digest: bytes
    item: Iterable[object]


_parts: LRUCache[Hashable, KeptPart] = LRUCache(BYTES_KEPT, getsizeof=lambda kept: len(kept.packed))
_items: LRUCache[Hashable, KeptItem] = LRUCache(
    BYTES_LISTED, getsizeof=lambda kept: sum(map(sys.getsizeof, kept.item))
)
# To look at an entry moves it: threads would lose each other's.
_lock = threading.Lock()


def kept(key: Hashable, made_of: object, make: Callable[[], T]) -> T:
    """What `make` gave for this `key` when it was `made_of` the same, told apart by its `repr`."""
    digest = _digest(made_of)
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


def kept_items(
    kind: str, made_of: Mapping[int, Hashable], make: Callable[[list[int]], Mapping[int, Listed]]
) -> dict[int, Listed]:
    """The items of a page of a list, in the language of the page and their order, by the key that
    `made_of` tells what each is made of; those that are not kept are made together. What is not
    there any more is left out."""
    page = (kind, translation.get_language(), get_script_prefix())
    digests = {key: _digest(told) for key, told in made_of.items()}
    with _lock:
        known = {key: _items.get((*page, key)) for key in digests}
    found: dict[int, Any] = {
        key: kept.item if kept and kept.digest == digests[key] else None
        for key, kept in known.items()
    }
    missing = [key for key, item in found.items() if item is None]
    made = make(missing) if missing else {}
    with _lock:
        for key, item in made.items():
            kept = KeptItem(digests[key], item)
            if _items.getsizeof(kept) <= _items.maxsize:
                _items[*page, key] = kept
    found |= made
    return {key: item for key, item in found.items() if item is not None}


def _digest(made_of: object) -> bytes:
    told = repr(made_of).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=32).digest()


def forget() -> None:
    """For tests, of which each has a database of its own."""
    with _lock:
        _parts.clear()
        _items.clear()
