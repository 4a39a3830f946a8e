"""Promises that nobody came back to, though their body has spoken to the press since."""

from typing import Any

from django.db.models import Max

from releases.models import Appearance, AttendingOrganisation, Measure

from .progress_table import promises


def silent_since(too_new: list[Any]) -> Any:
    """No report, and a later release at which the body spoke or attended."""
    waiting = promises().turned_out(Measure.Outcome.NONE).filter(organisation__isnull=False)
    return waiting.exclude(pk__in=[measure.pk for measure in too_new])


def too_new() -> list[Any]:
    """What each body promised at its latest release: nobody could have come back to it yet."""
    latest: dict[int, Any] = {}
    at = Max("edition__release__first_published_at")
    for model in (Appearance, AttendingOrganisation, Measure):
        rows: Any = model.objects.published().filter(organisation__isnull=False)
        for body, moment in rows.order_by().values_list("organisation").annotate(at=at):
            latest[body] = max(moment, latest.get(body, moment))
    last = promises().filter(edition__release__first_published_at__in=set(latest.values()))
    found = last.with_outcome().select_related("edition__release", "organisation")
    return [
        measure
        for measure in found
        if measure.edition.release.first_published_at == latest.get(measure.organisation_id)
    ]
