"""The same index at the editors' desk, where drafts and replaced editions are found as well."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from releases.models import SearchDocument, SearchPlace
from releases.search.query.parser import Query, Word


def editions(query: Query) -> QuerySet[Any]:
    """Primary keys of every edition, in whatever state, that the query finds."""
    return SearchDocument.objects.filter(key__finds=query).values("edition")


def rows(query: Query, *kinds: str) -> QuerySet[Any]:
    """Primary keys of the rows of these kinds that hold each word, or whose title does.

    A title with an excluded word excludes them all.
    """
    documents = SearchDocument.objects.all()
    if query.required:
        documents = documents.filter(key__finds=Query(query.required))
    found = SearchPlace.objects.filter(kind__in=kinds, document__in=documents.values("key"))
    for word in query.required:
        found = found.filter(_text_holds("text", word) | _text_holds("document__title", word))
    for word in query.excluded:
        found = found.exclude(_text_holds("text", word) | _text_holds("document__title", word))
    return found.values("row")


def _text_holds(column: str, word: Word) -> Q:
    return reduce(or_, (Q(**{f"{column}__contains": found}) for found in word.keys))
