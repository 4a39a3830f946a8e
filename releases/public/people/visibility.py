"""Who has a page: those whom something that readers may see speaks of."""

from django.db.models import Exists, OuterRef, Q

from releases.models import Appearance, AttendingOrganisation, Measure, Organisation, Person
from releases.models.vocabulary import VocabularyQuerySet


def people() -> VocabularyQuerySet[Person]:
    """Those who came to a conference that readers may see."""
    named = Appearance.objects.published().filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(named))


def organisations() -> VocabularyQuerySet[Organisation]:
    """Those that attend, for which somebody speaks or that answer for a measure; their parents."""
    children = Organisation.objects.filter(_named(), parent=OuterRef("pk"))
    return Organisation.objects.filter(_named() | Q(Exists(children)))


def _named() -> Q:
    found = Q()
    for model in (AttendingOrganisation, Appearance, Measure):
        found |= Q(Exists(model.objects.published().filter(organisation=OuterRef("pk"))))
    return found
