"""The record of every change of a shared name, written in the same transaction."""

import datetime
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Actor, VocabularyEntry
from releases.models.vocabulary import VocabularyTerm


def record(
    noun: VocabularyTerm,
    verb: VocabularyEntry.Verb,
    *,
    by: Actor,
    now: datetime.datetime,
    other: tuple[int, str] | None = None,
    data: Mapping[str, object] | None = None,
    undoes: VocabularyEntry | None = None,
) -> VocabularyEntry:
    """`other` is key and name of the second one; the account's name is kept beside its key."""
    key, name = other or (None, "")
    return VocabularyEntry.objects.create(
        kind=noun.kind_of_noun,
        verb=verb,
        noun=noun.pk,
        name=str(noun),
        other=key,
        other_name=name,
        data=dict(data or {}),
        undoes=undoes,
        at=now,
        by=by,
        by_name="" if by is None else by.get_username(),
    )


def last_change(noun: VocabularyTerm) -> str:
    """Who changed it last and when, for whoever was too late; empty where nobody is known."""
    entries = VocabularyEntry.objects.filter(kind=noun.kind_of_noun, noun=noun.pk)
    last = entries.order_by("-at", "-pk").first()
    if last is None:
        return ""
    at = timezone.localtime(last.at).strftime("%H:%M")
    return _("（最近一次保存：%(who)s，%(at)s。）") % {"who": last.by_name or _("未知"), "at": at}
