"""The newest values of the indicators that releases report most often."""

from django.db.models import Count, F, OuterRef, Q, Subquery

from releases.models import Indicator, Kind, Statistic

from .edition_page import Figure

MOST = 6


def key_figures() -> list[Figure]:
    """A goal for a time yet to come is no value: the period has ended before publication."""
    reached = Q(period_end__lte=F("edition__release__first_published_at__date"))
    levels = Statistic.objects.published().filter(reached, kind=Kind.LEVEL)
    newest = levels.filter(indicator=OuterRef("pk")).order_by(
        "-period_end", "-edition__release__first_published_at", "position", "pk"
    )
    often = (
        levels.order_by()
        .values("indicator")
        .annotate(times=Count("edition", distinct=True))
        .order_by("-times", "indicator__name")[:MOST]
    )
    order = [row["indicator"] for row in often]
    # A list, not a subquery: inside the next query PostgreSQL would ask for it anew at every row.
    latest = list(
        Indicator.objects.filter(pk__in=order).values_list(
            Subquery(newest.values("pk")[:1]), flat=True
        )
    )
    found = {row.indicator_id: row for row in Statistic.objects.filter(pk__in=latest).for_display()}
    return [Figure.of(found[indicator]) for indicator in order if indicator in found]
