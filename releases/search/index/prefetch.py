"""Editions with every row that an entry of the index is made of."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from releases.models import (
    Appearance,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Edition,
    EditionTopic,
    Indicator,
    Measure,
    MediaOutlet,
    Organisation,
    Person,
    Statistic,
)

_ROWS: dict[str, Any] = {
    "appearances": Appearance,
    "attending_organisations": AttendingOrganisation,
    "attending_media": AttendingMedia,
    "blocks": Block,
    "measures": Measure,
    "statistics": Statistic,
}
_NAMED: dict[type[Model], tuple[tuple[str, str], ...]] = {
    Person: (("appearances", "person"),),
    Organisation: (
        ("appearances", "organisation"),
        ("attending_organisations", "organisation"),
        ("measures", "organisation"),
    ),
    MediaOutlet: (("attending_media", "outlet"),),
    Indicator: (("statistics", "indicator"),),
}


def with_rows(editions: QuerySet[Edition]) -> list[Edition]:
    """In a fixed number of queries, in the order of `editions`."""
    prefetched = [Prefetch(name, model.objects.in_order()) for name, model in _ROWS.items()]
    prefetched.append(Prefetch("printed_topics", EditionTopic.objects.select_related("topic")))
    found = list(editions.select_related("release").prefetch_related(*prefetched))
    for model, links in _NAMED.items():
        _name(model, [(row, field) for name, field in links for row in _all(found, name)])
    return found


def _all(editions: Iterable[Edition], name: str) -> list[Any]:
    return [row for edition in editions for row in getattr(edition, name).all()]


def _name(model: type[Model], links: Iterable[tuple[Any, str]]) -> None:
    """One object for each body that is named, not for each naming.

    By hand: where more than a thousand are named, SQLite refuses what `prefetch_related` asks.
    """
    wanted = [(row, field, key) for row, field in links if (key := getattr(row, f"{field}_id"))]
    named = model._default_manager.in_bulk({key for _row, _field, key in wanted})
    for row, field, key in wanted:
        setattr(row, field, named[key])
