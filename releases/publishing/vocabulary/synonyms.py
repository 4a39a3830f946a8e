"""Synonyms are live at once, and so each change of a group is told in the trail."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from releases.models import Actor, Change, SynonymGroup, SynonymWord
from releases.publishing.errors import Refused
from releases.publishing.trail.field_changes import set_to
from releases.publishing.trail.history import record
from releases.publishing.two_persons.waiting import by_two
from releases.search.index import indexing

Said = dict[str, object]


def said(group: SynonymGroup) -> Said:
    """What is stored of a group: its words and its note; nothing of one that is new."""
    note = SynonymGroup.objects.filter(pk=group.pk).values_list("note", flat=True).first()
    words = group.words.order_by("pk").values_list("word", flat=True) if group.pk else ()
    return {"words": "、".join(words), "note": note or ""}


def tell_saved(group: SynonymGroup, *, before: Said, by: Actor, now: datetime.datetime) -> None:
    """Within the transaction that stored the group, with what was `said` before."""
    after = said(group)
    found = [set_to(group, key, was, after[key]) for key, was in before.items()]
    verb = Change.Verb.CHANGE if before["words"] else Change.Verb.ADD
    differences = [each for each in found if each["was"] != each["now"]]
    record(group, verb, by=by, now=now, differences=differences)
    indexing.words_changed()


@by_two("synonyms.put")
@transaction.atomic
def put(
    group: SynonymGroup | None,
    *,
    words: Sequence[str],
    note: str,
    by: Actor,
    now: datetime.datetime,
) -> SynonymGroup:
    """Give a group these words and this note; None is a new one. Raises Refused."""
    group = group or SynonymGroup()
    before = said(group)
    group.note = note
    group.save()
    group.words.exclude(word__in=words).delete()
    known = set(group.words.values_list("word", flat=True))
    for word in words:
        if word not in known:
            row = SynonymWord(group=group, word=word)
            try:
                row.clean()
            except ValidationError as error:
                raise Refused("".join(error.messages)) from error
            row.save()
    tell_saved(group, before=before, by=by, now=now)
    return group


@by_two("synonyms.delete")
@transaction.atomic
def delete(group: SynonymGroup, *, by: Actor, now: datetime.datetime) -> None:
    differences = [set_to(group, key, was, "") for key, was in said(group).items() if was]
    record(group, Change.Verb.DELETE, by=by, now=now, differences=differences)
    group.delete()
    indexing.words_changed()
