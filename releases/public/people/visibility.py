"""Who has a page: those whom something that readers may see speaks of."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from releases.models import Appearance, AttendingOrganisation, Measure, Organisation, Person


def people() -> Any:
    return Person.objects.filter(
        Exists(Appearance.objects.published().filter(person=OuterRef("pk")))
    )


def organisations() -> Any:
    """Those that attend, for which somebody speaks or that answer for a measure; their parents."""
    children = Organisation.objects.filter(_named(), parent=OuterRef("pk"))
    return Organisation.objects.filter(_named() | Q(Exists(children)))


def _named() -> Q:
    found = Q()
    for model in (AttendingOrganisation, Appearance, Measure):
        rows: Any = model.objects.published()
        found |= Q(Exists(rows.filter(organisation=OuterRef("pk"))))
    return found
