"""Pairs of names that a person looked at and knows to be two things; they are proposed no more."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, VocabularyEntry
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.errors import Refused

from .noun_rows import NOUNS
from .trail import record

Pair = tuple[int, int]


@transaction.atomic
def tell_apart(
    one: VocabularyTerm, other: VocabularyTerm, *, by: Actor, now: datetime.datetime
) -> None:
    """Remember that these are two things. Raises Refused for one alone or an account that may
    not."""
    if by is not None and not by.has_perm(f"releases.change_{one._meta.model_name}"):
        raise Refused(_("您没有修改词表的权限。"))
    if type(one) is not type(other) or one.pk == other.pk:
        raise Refused(_("要分开的应当是同一类的两条。"))
    if pair(one.pk, other.pk) not in told_apart(one.kind_of_noun):
        verb = VocabularyEntry.Verb.DIFFERENT
        record(one, verb, by=by, now=now, other=(other.pk, str(other)))


def told_apart(kind: str) -> set[Pair]:
    """By their keys, the lower first."""
    assert kind in NOUNS
    entries = VocabularyEntry.objects.filter(kind=kind, verb=VocabularyEntry.Verb.DIFFERENT)
    return {pair(one, other or 0) for one, other in entries.values_list("noun", "other")}


def pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
