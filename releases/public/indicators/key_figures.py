"""The newest values of the indicators that releases report most often."""

from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery

from releases.models import Goal, Indicator, Kind, Statistic
from releases.models.days import TOLD_ON
from releases.public.wording.figure_words import Figure
from releases.search import cache
from releases.series.series_queries import disputed

MAX_KEY_FIGURES = 6


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
    often = (
        levels.order_by()
        .values("indicator")
        .annotate(times=Count("edition", distinct=True))
        .order_by("-times", "indicator__name")[:MAX_KEY_FIGURES]
    )
    order = [row["indicator"] for row in often]
    # Two steps: inside one query PostgreSQL would ask for the often reported anew at every row.
    values = Indicator.objects.filter(pk__in=order).values_list(
        "pk", Subquery(newest.values("pk")[:1])
    )
    found = dict(values)
    return [found[indicator] for indicator in order if found.get(indicator)]
