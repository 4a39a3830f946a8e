"""Histories of indicators, held as they are as long as nothing new is told of them."""

import threading

from cachetools import LRUCache

from releases.figures.indicator_history import History
from releases.series.series_queries import histories

from .news import Mark, mark

STATEMENTS_HELD = 8_000  # of all indicators together, half a kilobyte each
_held: LRUCache[int, tuple[Mark, History]] = LRUCache(
    STATEMENTS_HELD, getsizeof=lambda held: 1 + len(held[1].statements)
)
_lock = threading.Lock()


def history_of(indicator: int) -> History:
    """Worked out anew where anything new is told of the indicator; else as it was."""
    at = mark(indicator)
    with _lock:
        found = _held.get(indicator)
    if found is not None and found[0] == at:
        return found[1]
    made = histories([indicator])[indicator]
    with _lock:
        _held.pop(indicator, None)
        if len(made.statements) < STATEMENTS_HELD:
            _held[indicator] = at, made
    return made
