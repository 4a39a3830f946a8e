"""Promises that nobody came back to, though their body has spoken to the press since."""

from typing import Any

from django.db.models import Max

from releases.models import Appearance, AttendingOrganisation, Measure

from .progress_table import promises


def silent_since() -> Any:
    """No report, and a later release at which the body spoke or attended: the oldest first."""
    waiting = promises().filter(outcome=Measure.Outcome.NONE, organisation__isnull=False)
    return waiting.exclude(pk__in=_from_their_last())


def _from_their_last() -> list[int]:
    """The promises of each body's latest release: nobody could have come back to them yet."""
    latest: dict[int, Any] = {}
    at = Max("edition__release__first_published_at")
    for model in (Appearance, AttendingOrganisation, Measure):
        rows: Any = model.objects.published().filter(organisation__isnull=False)
        for body, moment in rows.order_by().values_list("organisation").annotate(at=at):
            latest[body] = max(moment, latest.get(body, moment))
    ends = set(latest.values())
    last = (
        Measure.objects.published().promised()
        .filter(edition__release__first_published_at__in=ends)
        .values_list("pk", "organisation", "edition__release__first_published_at")
    )  # fmt: skip
    return [pk for pk, body, moment in last if moment == latest.get(body)]
