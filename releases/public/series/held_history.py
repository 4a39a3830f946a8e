"""Histories of indicators, kept up from one publication to the next.

Of the periods that an edition tells of when it comes or goes, what was told is asked for again;
all others stay as they are held. Where names were merged, everything is made anew.
"""

import threading
from typing import NamedTuple

from cachetools import LRUCache

from releases.figures.indicator_history import History, Statement
from releases.series.series_queries import histories, in_order, told_in, told_of_ends

from .news import Mark, mark, since

STATEMENTS_HELD = 8_000  # of all indicators together, half a kilobyte each


class HeldHistory(NamedTuple):
    mark: Mark
    history: History

    @property
    def statements(self) -> list[Statement]:
        return [told for part in self.history.parts.values() for told in part.statements]


_held: LRUCache[int, HeldHistory] = LRUCache(
    STATEMENTS_HELD, getsizeof=lambda held: 1 + len(held.statements)
)
_lock = threading.Lock()


def history_of(indicator: int) -> History:
    """As `series_queries.histories` would find it."""
    at = mark(indicator)
    with _lock:
        found = _held.get(indicator)
    if found is not None and found.mark == at:
        return found.history
    editions = since(indicator, found.mark) if found is not None else None
    if found is None or editions is None:
        made = histories([indicator])[indicator]
    else:
        made = History.of(in_order(_after(found.statements, indicator, editions)))
    with _lock:
        _held.pop(indicator, None)
        held = HeldHistory(at, made)
        if len(held.statements) < STATEMENTS_HELD:
            _held[indicator] = held
    return made


def _after(known: list[Statement], indicator: int, editions: list[int]) -> list[Statement]:
    """What is known with what these editions brought or took along."""
    news = [told for _key, _is_live, told in told_in(editions, [indicator])]
    kinds, ends = {told.kind for told in news}, {told.row.ends_on for told in news}
    kept = [told for told in known if told.kind not in kinds or told.row.ends_on not in ends]
    return kept + told_of_ends(indicator, kinds, ends)
