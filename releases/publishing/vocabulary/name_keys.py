"""Writing the folded keys of names anew, where the rules of folding have changed."""

from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from releases.models.vocabulary import Alias, VocabularyTerm
from releases.text.name_key import name_key

from .noun_rows import NOUNS


def rewrite() -> Iterator[str]:
    """Give every name its key; tells of each that now looks like another one, which keeps its own.

    A person merges those; until then both stay.
    """
    for model in NOUNS.values():
        yield from _rewrite(model._default_manager.order_by("pk"))
        for relation in model._meta.related_objects:
            if issubclass(aliases := relation.field.model, Alias):
                yield from _rewrite(aliases._default_manager.order_by("pk"))


def _rewrite(rows: "QuerySet[VocabularyTerm] | QuerySet[Alias]") -> Iterator[str]:
    for row in rows.iterator():
        found = name_key(row.name)
        if row.name_key == found or row.name_key.startswith(f"{found} "):
            continue
        try:
            with transaction.atomic():
                rows.filter(pk=row.pk).update(name_key=found)
        except IntegrityError:
            rows.filter(pk=row.pk).update(name_key=f"{found} {row.pk}")
            yield row.name
