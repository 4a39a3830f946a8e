"""The values that filters offer: only those that occur in published editions."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from releases.models import (
    Appearance,
    AttendingOrganisation,
    Edition,
    Organisation,
    Person,
    Topic,
)

Choices = list[tuple[str, str]]


def years() -> Choices:
    """Years of first publication by the clock of the site, the newest first."""
    found = (
        Edition.objects.published()
        .annotate(year=ExtractYear("release__first_published_at"))
        .values_list("year", flat=True)
        .distinct()
        .order_by("-year")
    )
    return [(str(year), _("%s年") % year) for year in found if year]


def organisations() -> Choices:
    """Those that attend or whose people speak."""
    here = {"organisation": OuterRef("pk")}
    attending = AttendingOrganisation.objects.published().filter(**here)
    speaking = Appearance.objects.published().filter(**here)
    found = Organisation.objects.filter(Q(Exists(attending)) | Q(Exists(speaking)))
    return list(found.in_order().values_list("slug", "name"))


def speakers() -> Choices:
    """Those who host, present or answer; sitting there is not speaking."""
    speaking = Appearance.objects.published().exclude(role=Appearance.Role.ATTENDEE)
    found = Person.objects.filter(Exists(speaking.filter(person=OuterRef("pk"))))
    return [(person.slug, str(person)) for person in found.in_order()]


def topics() -> Choices:
    published = Edition.objects.published().filter(topics=OuterRef("pk"))
    return list(Topic.objects.filter(Exists(published)).in_order().values_list("slug", "name"))
