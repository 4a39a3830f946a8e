"""The record of every change of a shared name, written in the same transaction: a line of the
trail, and what taking a merge back or telling two apart needs."""

import datetime
from collections.abc import Iterator, Mapping
from typing import cast

from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Actor, VocabularyEntry
from releases.models.change import FieldChange
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.trail import history

Verb = VocabularyEntry.Verb
_CALLED = {Verb.UNDO: history.Verb.UNMERGE, Verb.DIFFERENT: history.Verb.APART}


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
    history.record(
        noun,
        _CALLED.get(verb) or history.Verb(verb),
        by=by,
        now=now,
        note=name,
        differences=told_differences(noun, verb, (key or 0, name), dict(data or {})),
    )
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
    last = entries.order_by("-pk").first()
    if last is None:
        return ""
    at = timezone.localtime(last.at).strftime("%H:%M")
    return _("（最近一次保存：%(who)s，%(at)s。）") % {"who": last.by_name or _("未知"), "at": at}


def told_differences(
    noun: VocabularyTerm,
    verb: VocabularyEntry.Verb,
    other: tuple[int, str],
    data: Mapping[str, object],
) -> Iterator[FieldChange]:
    """Fields with old and new values; of a merge who went with all it said, and how many rows of
    each link were led over: their keys stand in the entry."""
    kind, pk, (key, name) = noun.kind_of_noun, noun.pk or 0, other
    if verb not in (Verb.MERGE, Verb.UNDO):
        for field, (was, now) in cast(Mapping[str, list[object]], data).items():
            yield FieldChange(
                row=kind, uid="", pk=pk, name=str(noun), field=field, was=was, now=now
            )
        return
    fields = data.get("fields")
    was, now = (fields, None) if verb == Verb.MERGE else (None, {"name": name})
    yield FieldChange(row=kind, uid="", pk=key, name=name, field="", was=was, now=now)
    old, new = (name, str(noun)) if verb == Verb.MERGE else (str(noun), name)
    for link, found in cast(Mapping[str, list[int] | int], data["rows"]).items():
        row, _dot, field = link.partition(".")
        count = len(found) if isinstance(found, list) else found
        if count:
            many = f"{count} 行"
            yield FieldChange(row=row, uid="", pk=0, name=many, field=field, was=old, now=new)
