"""Who asks for a page that is just being made waits for it, for a while, instead of making it too.

Right after a publication everybody asks for the same few pages.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

# Seconds; who waited longer makes a page of their own.
PATIENCE = 2.0
_making: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
_lock = threading.Lock()


@contextmanager
def one_at_a_time(name: str) -> Iterator[bool]:
    """Whether another of this process has made it meanwhile."""
    with _lock:
        lock = _making.setdefault(name, threading.Lock())
    waited = not lock.acquire(blocking=False)
    held = not waited or lock.acquire(timeout=PATIENCE)
    try:
        yield waited
    finally:
        if held:
            lock.release()
