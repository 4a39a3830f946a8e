"""The newest values of the indicators that releases report most often."""

from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery

from releases.models import Goal, Indicator, Kind, Statistic
from releases.models.days import TOLD_ON
from releases.public.series.news import times_reported
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
    at = cache.data_version()
    latest = cache.cached("key figures", _latest, at=at)
    found = Statistic.objects.published().for_display().in_bulk(latest)
    doubted = cache.cached("disputed key figures", lambda: disputed(found.values()), at=at)
    return [KeyFigure(Figure.of(found[key]), key in doubted) for key in latest if key in found]


def _latest() -> list[int]:
    """Of the whole, not of a part; and a goal is no value, nor is that of a time yet to end."""
    reached = Q(period_end__lte=TOLD_ON, goal=Goal.RESULT)
    levels = Statistic.objects.published().filter(reached, kind=Kind.LEVEL, scope="")
    newest = levels.filter(indicator=OuterRef("pk")).order_by(
        "-period_end", "-edition__release__first_published_at", "position", "pk"
    )
    times = times_reported()
    named = Indicator.objects.filter(pk__in=list(times)).order_by("name", "pk")
    often = sorted(named.values_list("pk", flat=True), key=lambda key: -times[key])
    shown: list[int] = []
    while often and len(shown) < MAX_KEY_FIGURES:
        asked, often = often[:LOOKED_AT], often[LOOKED_AT:]
        rows = Indicator.objects.filter(pk__in=asked)
        found = dict(rows.values_list("pk", Subquery(newest.values("pk")[:1])))
        shown += [found[key] for key in asked if found.get(key)]
    return shown[:MAX_KEY_FIGURES]
