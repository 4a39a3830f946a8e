"""Where kept things lie: Django's cache, which may be away as any server may."""

import logging
import time
from datetime import timedelta
from typing import TypeVar

from django.core.cache import cache

# As long as the last known version serves.
A_DAY = timedelta(days=1)
# Seconds for which a cache that failed is left alone: pages are made without it.
PAUSE = 1.0
T = TypeVar("T")
log = logging.getLogger(__name__)
# Seconds in which it is told once that it failed.
TOLD_EVERY = 60.0
_failed_at = _told_at = float("-inf")


def kept(name: str, kind: type[T]) -> T | None:
    """None where nothing of this kind is kept by the name, or the cache does not answer."""
    if time.monotonic() - _failed_at < PAUSE:
        return None
    try:
        found = cache.get(name)
    except Exception:  # each backend has its own
        _failed()
        return None
    return found if isinstance(found, kind) else None


def keep(name: str, thing: object) -> None:
    if time.monotonic() - _failed_at < PAUSE:
        return
    try:
        cache.set(name, thing, A_DAY.total_seconds())
    except Exception:
        _failed()


def _failed() -> None:
    global _failed_at, _told_at
    _failed_at = time.monotonic()
    if _failed_at - _told_at >= TOLD_EVERY:
        _told_at = _failed_at
        log.exception("the cache of pages does not answer; this is told once a minute")
