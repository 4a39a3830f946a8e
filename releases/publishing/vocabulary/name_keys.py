"""Writing the folded keys of names anew, where the rules of folding have changed."""

import datetime
from collections.abc import Iterator
from typing import TypeAlias

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from releases.models import Actor, Change
from releases.models.change import FieldChange
from releases.models.vocabulary import Alias, VocabularyTerm
from releases.publishing.trail.field_changes import set_to
from releases.publishing.trail.history import Subject, record
from releases.text.name_key import name_key

from .noun_rows import NOUNS

Names: TypeAlias = "QuerySet[VocabularyTerm] | QuerySet[Alias]"


@transaction.atomic
def rewrite(*, by: Actor, now: datetime.datetime) -> list[str]:
    """Give every name its key; tells of each that now looks like another one, which keeps its own.

    A person merges those; until then both stay.
    """
    alike: list[str] = []
    written: list[FieldChange] = []
    for model in NOUNS.values():
        related = (relation.field.model for relation in model._meta.related_objects)
        tables: list[Names] = [model._default_manager.order_by("pk")]
        tables += [a._default_manager.order_by("pk") for a in related if issubclass(a, Alias)]
        for table in tables:
            for row, key in rewritten(table):
                written.append(set_to(row, "name_key", row.name_key, key))
                alike += [row.name] if key != name_key(row.name) else []
    if written:
        everything = Subject(Change.Kind.VOCABULARY, None, "词表")
        record(everything, Change.Verb.FOLD, by=by, now=now, differences=written)
    return alike


def rewritten(
    rows: Names,
) -> Iterator[tuple[VocabularyTerm | Alias, str]]:
    """The rows that have another key now, and which."""
    for row in rows.iterator():
        found = name_key(row.name)
        if row.name_key == found or row.name_key.startswith(f"{found} "):
            continue
        try:
            with transaction.atomic():
                rows.filter(pk=row.pk).update(name_key=found)
        except IntegrityError:
            found = f"{found} {row.pk}"
            rows.filter(pk=row.pk).update(name_key=found)
        yield row, found
