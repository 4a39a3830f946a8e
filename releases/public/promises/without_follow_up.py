"""Promises without a follow-up, though their body has spoken to the press since."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import F

from releases.models import Measure
from releases.models.measure import MeasureQuerySet

from .summary_table import YEAR, promises


class New(NamedTuple):
    """A promise that nobody could have come back to yet."""

    pk: int
    organisation: int
    year: str
    outcome: str


def silent_since(too_new: list[New]) -> MeasureQuerySet:
    """No report, and a later release at which the body spoke or attended."""
    waiting = promises().turned_out(Measure.Outcome.NONE).filter(organisation__isnull=False)
    return waiting.exclude(pk__in=[measure.pk for measure in too_new])


def too_new(latest: Mapping[int, datetime.datetime]) -> list[New]:
    """What each body promised at its latest release: nobody could have come back to it yet."""
    at = F("edition__release__first_published_at")
    last = promises().filter(edition__release__first_published_at__in=set(latest.values()))
    rows = last.with_outcome().annotate(year=YEAR, at=at).order_by()
    found = rows.values_list("pk", "organisation", "year", "outcome", "at")
    return [New(*row) for *row, moment in found if moment == latest.get(row[1])]
