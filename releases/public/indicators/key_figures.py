"""The newest values of the indicators that releases report most often."""

from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from releases.figures.indicator_history import History, Statement
from releases.models import Indicator, Kind, Statistic
from releases.public.series.held_latest import latest_of
from releases.public.series.news import marks, times_reported
from releases.public.wording.figure_words import Figure
from releases.search import cache
from releases.series.series_queries import disputed

MAX_KEY_FIGURES = 6
# Of the often reported some are told as shares or ranks alone.
LOOKED_AT = 2 * MAX_KEY_FIGURES


class KeyFigure(NamedTuple):
    """A figure of the home page, and whether releases dispute its value."""

    figure: Figure
    is_disputed: bool


def key_figures() -> list[KeyFigure]:
    chosen = cache.cached("key figures", _chosen, at=cache.data_version())
    found = Statistic.objects.published().for_display().in_bulk(chosen.values())
    doubted = cache.cached_each("disputed", marks(chosen), lambda keys: _disputed(keys, found))
    return [
        KeyFigure(Figure.of(found[source]), doubted[key])
        for key, source in chosen.items()
        if source in found
    ]


def _chosen() -> dict[int, int]:
    """By the indicator's key the newest figure of those that releases report most often."""
    times = times_reported()
    named = Indicator.objects.filter(pk__in=list(times)).order_by("name", "pk")
    often = sorted(named.values_list("pk", flat=True), key=lambda key: -times[key])
    shown: dict[int, int] = {}
    while often and len(shown) < MAX_KEY_FIGURES:
        asked, often = often[:LOOKED_AT], often[LOOKED_AT:]
        histories = latest_of(asked)
        newest = {key: newest_level(histories[key]) for key in asked}
        shown |= {key: told.row.source for key, told in newest.items() if told}
    return dict(list(shown.items())[:MAX_KEY_FIGURES])


def newest_level(history: History) -> Statement | None:
    """Of the whole, not of a part; and a goal is no value, nor is that of a time yet to end.

    Of what a release tells up to one day, the year before the five years.
    """
    levels = [
        ((period.end, each.row.at, period.start, each.row.source), each)
        for each in history.within("").statements
        if each.kind == Kind.LEVEL and (period := each.row.period) and not each.row.is_goal
    ]
    return max(levels, key=itemgetter(0))[1] if levels else None


def _disputed(keys: list[int], found: Mapping[int, Statistic]) -> dict[int, bool]:
    rows = [row for row in found.values() if row.indicator_id in keys]
    doubted = disputed(rows)
    return {row.indicator_id: row.pk in doubted for row in rows}
