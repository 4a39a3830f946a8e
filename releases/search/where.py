"""Where in a release the words stand: its best places."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from releases.models import SearchPlace

from .lookup import among
from .query import Query, Word

MOST = 5  # some of them say the same words and are left out
Kind = SearchPlace.Kind
# What somebody said or answers for comes before what merely names somebody.
WORTH = {
    Kind.STATISTIC: 6, Kind.MEASURE: 6, Kind.ANSWER: 6, Kind.STATEMENT: 6, Kind.QUESTION: 5,
    Kind.HEADING: 4, Kind.PARAGRAPH: 4, Kind.APPEARANCE: 3, Kind.ATTENDANCE: 2, Kind.MEDIA: 1,
    Kind.TOPIC: 1, Kind.FACTS: 1,
}  # fmt: skip


def best_places(documents: Sequence[int], query: Query) -> dict[int, list[SearchPlace]]:
    """By document key; one query. The title is left out: it is shown anyway."""
    if not query.required:
        return {}
    words: Any = reduce(lambda a, b: a + b, (_has(word) for word in query.required))
    rows = (
        SearchPlace.objects.filter(document__key__among=among(documents))
        .exclude(kind=Kind.TITLE)
        .annotate(words=words)
        .filter(words__gt=0)
        .order_by("document", "position")
        .defer("text")
    )
    found: dict[int, list[SearchPlace]] = {}
    for row in rows:
        found.setdefault(row.document_id, []).append(row)
    return {document: _best(places) for document, places in found.items()}


def _best(places: list[Any]) -> list[SearchPlace]:
    """Those with the most words first; of equal ones each kind once before any comes again."""
    seen: dict[str, int] = {}
    ranked = []
    for place in sorted(places, key=lambda p: (-p.words, -WORTH.get(p.kind, 0), p.position)):
        seen[place.kind] = seen.get(place.kind, 0) + 1
        ranked.append((-place.words, seen[place.kind], -WORTH.get(place.kind, 0), place))
    ranked.sort(key=lambda entry: entry[:3])
    return [place for *_order, place in ranked[:MOST]]


def _has(word: Word) -> Any:
    held = reduce(or_, (Q(text__contains=found) for found in word.keys))
    return Case(When(held, then=Value(1)), default=Value(0), output_field=IntegerField())
