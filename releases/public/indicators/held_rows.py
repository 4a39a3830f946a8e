"""Which rows the tables of an indicator have, in their order; kept up between publications.

What an edition tells is put in its place when it comes, and taken out when it goes.
"""

import threading
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cachetools import LRUCache
from django.db.models import Exists, OuterRef, QuerySet

from releases.models import Edition, Statistic
from releases.models.days import TOLD_ON
from releases.public.series.news import Mark, mark, since
from releases.search.backends.dialect import raw_rows

from .statements import KINDS, of_part

ROWS_HELD = 60_000  # of all indicators together, sixty bytes each
DAYS = 10**8  # more than any day as a number has
KEY_BITS = 48


class HeldRows(NamedTuple):
    """`places` are sorted; each is a number that ends with the key of its row."""

    mark: Mark
    places: list[int]


_held: LRUCache[tuple[int, str], HeldRows] = LRUCache(
    ROWS_HELD, getsizeof=lambda held: 1 + len(held.places)
)
_lock = threading.Lock()


def places_of(indicator: int, part: str) -> list[int]:
    """Of all that is stated of a part, in the order of `statements`."""
    at = mark(indicator)
    with _lock:
        found = _held.get((indicator, part))
    if found is not None and found.mark == at:
        return found.places
    editions = since(indicator, found.mark) if found is not None else None
    rows = Statistic.objects.filter(of_part(part), indicator=indicator)
    if found is None or editions is None:
        places = sorted(place for place, _live in _places(rows.published()))
    else:
        places = list(found.places)
        for place, is_live in _places(rows.filter(edition__in=editions)):
            at_place = bisect_left(places, place)
            if at_place < len(places) and places[at_place] == place:
                del places[at_place]
            if is_live:
                places.insert(at_place, place)
    with _lock:
        _held.pop((indicator, part), None)
        if len(places) < ROWS_HELD:
            _held[indicator, part] = HeldRows(at, places)
    return places


def key_of(place: int) -> int:
    return place & (1 << KEY_BITS) - 1


def _places(rows: QuerySet[Statistic]) -> Iterator[tuple[int, bool]]:
    """Each with whether readers see it now."""
    live = Exists(Edition.objects.published().filter(pk=OuterRef("edition")))
    told = rows.order_by().annotate(told_on=TOLD_ON, is_live=live)
    columns = ("pk", "kind", "goal", "period_end", "period_start", "told_on", "is_live")
    for key, kind, goal, *days, is_live in raw_rows(told.values_list(*columns)):
        end, start, told_on = map(_number, days)
        place = 0 if goal or end > told_on else 1 + KINDS.index(kind)
        for day in (end, start, told_on):
            place = place * DAYS + DAYS - 1 - day
        yield place << KEY_BITS | key, bool(is_live)


def _number(day: date | str | None) -> int:
    """SQLite has a day that it worked out as text."""
    return int(str(day).replace("-", "")) if day else 0


def forget() -> None:
    """For tests, of which each has a database of its own."""
    with _lock:
        _held.clear()
