"""Which rows the tables of an indicator have, in their order; kept up between publications.

What an edition tells is put in its place when it comes, and taken out when it goes.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from releases.models import Edition, Statistic
from releases.models.days import TOLD_ON
from releases.public.series.kept_up import KeptUp
from releases.search.backends.dialect import raw_rows

from .statements import KINDS, of_part

ROWS_HELD = 60_000  # of all indicators together, sixty bytes each
DAYS = 10**8  # more than any day as a number has
KEY_BITS = 48
# By indicator and part, sorted; each is a number that ends with the key of its row.
_held = KeptUp[tuple[int, str], list[int]](ROWS_HELD, len)


def places_of(indicator: int, part: str) -> list[int]:
    """Of all that is stated of a part, in the order of `statements`."""
    rows = Statistic.objects.filter(of_part(part), indicator=indicator)
    return _held.of(
        (indicator, part),
        indicator,
        anew=lambda: sorted(place for place, _live in _places(rows.published())),
        after=lambda known, editions: _moved(known, _places(rows.filter(edition__in=editions))),
    )


def _moved(known: list[int], news: Iterator[tuple[int, bool]]) -> list[int]:
    """With what came in its place, and without what went."""
    places = list(known)
    for place, is_live in news:
        at = bisect_left(places, place)
        if at < len(places) and places[at] == place:
            del places[at]
        if is_live:
            places.insert(at, place)
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


forget = _held.forget  # for tests, of which each has a database of its own
