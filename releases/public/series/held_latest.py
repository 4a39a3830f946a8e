"""What was told last of each period of an indicator, kept up from one publication to the next.

What an edition adds is compared with what is held; where it was taken back, the periods that it
told of last are asked for again. So a publication costs what it tells, not what all others told.
"""

import threading
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cachetools import LRUCache

from releases.figures.indicator_history import FOLLOWED, History, Statement
from releases.series.series_queries import latest, latest_of_ends, told_in

from .news import Mark, marks, since

LATEST_HELD = 12_000  # statements of all indicators together, half a kilobyte each
Newest = dict[object, Statement]  # by what one statement of a period supersedes the other


class HeldLatest(NamedTuple):
    mark: Mark
    newest: Newest
    history: History


_held: LRUCache[int, HeldLatest] = LRUCache(
    LATEST_HELD, getsizeof=lambda held: 1 + len(held.newest)
)
_lock = threading.Lock()


def latest_of(indicators: Iterable[int]) -> dict[int, History]:
    """By the indicator's key, as `series_queries.latest` would find it."""
    at = marks(indicators)
    with _lock:
        held = {key: each for key in at if (each := _held.get(key))}
    news = {key: since(key, each.mark) for key, each in held.items() if each.mark != at[key]}
    # Where nothing makes a line, all kinds count.
    stale = {
        key: editions
        for key, editions in news.items()
        if editions is not None and held[key].history.series.main
    }
    found = after({key: held[key].newest for key in stale}, set().union(*stale.values()))
    kept_up = {key: History.of(newest.values()) for key, newest in found.items()}
    made = {key: history for key, history in kept_up.items() if history.series.main}
    anew = [key for key in at if key not in held or (key in news and key not in made)]
    made |= latest(anew) if anew else {}
    with _lock:
        for key, history in made.items():
            _held.pop(key, None)
            told = [each for part in history.parts.values() for each in part.statements]
            newest = {_alike(each): each for each in told}
            if len(newest) < LATEST_HELD:
                _held[key] = HeldLatest(at[key], newest, history)
    return {key: made[key] if key in made else held[key].history for key in at}


def after(known: Mapping[int, Newest], editions: set[int]) -> dict[int, Newest]:
    """What is known with what these editions brought or took along; without those indicators of
    which something undated went."""
    if not known:
        return {}
    found = {key: dict(newest) for key, newest in known.items()}
    gone: dict[int, set[date | None]] = {}
    for key, is_live, told in told_in(editions, known):
        if told.kind in FOLLOWED and is_live:
            _add(found[key], told)
        elif (was := found[key].get(_alike(told))) and was.row.source == told.row.source:
            del found[key][_alike(told)]
            gone.setdefault(key, set()).add(told.row.ends_on)
    for key in [key for key, ends in gone.items() if None in ends]:
        del found[key], gone[key]
    if gone:
        ends = {end for each in gone.values() for end in each if end}
        for key, told in latest_of_ends(gone, ends):
            _add(found[key], told)
    return found


def _alike(told: Statement) -> object:
    return told.kind, told.row.printed.unit, told.row.period, told.scope, told.row.goal


def _add(newest: Newest, told: Statement) -> None:
    was = newest.get(_alike(told))
    if was is None or (was.row.at, was.row.source) < (told.row.at, told.row.source):
        newest[_alike(told)] = told


def forget() -> None:
    """For tests, of which each has a database of its own."""
    with _lock:
        _held.clear()
