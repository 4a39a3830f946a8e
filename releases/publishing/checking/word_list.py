"""The office's list of wrong words: each change of it is told in the trail."""

import datetime

from django.db import transaction

from releases.models import Actor, Change, WrongWord
from releases.publishing.trail.field_changes import altered, came, went
from releases.publishing.trail.history import Subject, record

Verb = Change.Verb


@transaction.atomic
def save_word(word: WrongWord, *, by: Actor, now: datetime.datetime) -> None:
    before = WrongWord.objects.filter(pk=word.pk).first()
    word.save()
    differences = list(altered(before, word)) if before else [came(word)]
    if differences:
        verb = Verb.CHANGE if before else Verb.ADD
        record(subject_of(word), verb, by=by, now=now, differences=differences)


@transaction.atomic
def delete_word(word: WrongWord, *, by: Actor, now: datetime.datetime) -> None:
    record(subject_of(word), Verb.DELETE, by=by, now=now, differences=[went(word)])
    word.delete()


def subject_of(word: WrongWord) -> Subject:
    return Subject(Change.Kind.VOCABULARY, None, f"错词 {word}")
