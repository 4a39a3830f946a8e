"""Acts of the trail that tell what is withheld, for those who may not read it."""

from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast

from releases.models import Change, Withheld
from releases.models.change import ChangeQuerySet

Verb = Change.Verb


def without_withheld(acts: ChangeQuerySet) -> ChangeQuerySet:
    """But for those on the edition and on the next, which say what it replaced, and those that name
    the file. That it was withheld is told."""
    standing = Withheld.objects.standing().filter(release=OuterRef("subject"))
    on_edition = standing.filter(uid="", ordinal__gte=OuterRef("ordinal") - 1)
    said = Cast(OuterRef("differences"), TextField())
    on_file = standing.exclude(uid="").alias(said=said).filter(said__contains=F("uid"))
    told = Q(verb__in=[Verb.WITHHOLD, Verb.LIFT]) | ~Q(kind=Change.Kind.RELEASE)
    return acts.filter(told | ~Exists(on_edition) & ~Exists(on_file))
