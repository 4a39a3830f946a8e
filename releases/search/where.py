"""Where in a release the words stand: its best places."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import BooleanField, Case, Q, Value, When

from releases.models import SearchPlace

from .lookup import among
from .query import Query, Word

MOST = 6  # some of them say the same words and are left out
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
    holding = {f"word_{at}": _held(word) for at, word in enumerate(query.required)}
    rows = (
        SearchPlace.objects.filter(document__key__among=among(documents))
        .exclude(kind=Kind.TITLE)
        .annotate(**{name: _whether(held) for name, held in holding.items()})
        .filter(reduce(or_, (Q(**{name: True}) for name in holding)))
        .order_by("document", "position")
        .defer("text")
    )
    found: dict[int, list[_Held]] = {}
    for row in rows:
        words = frozenset(name for name in holding if getattr(row, name))
        found.setdefault(row.document_id, []).append(_Held(row, words))
    return {document: _best(places) for document, places in found.items()}


class _Held(NamedTuple):
    place: SearchPlace
    words: frozenset[str]

    @property
    def worth(self) -> int:
        return WORTH.get(Kind(self.place.kind), 0)


def _best(places: list[_Held]) -> list[SearchPlace]:
    """Places with words that no better one holds, then the others."""
    ranked = _ranked(places)
    shown: set[str] = set()
    first: list[_Held] = []
    for held in ranked:
        if not held.words <= shown:
            first.append(held)
            shown |= held.words
    rest = [held for held in ranked if held not in first]
    return [held.place for held in (*first, *rest)][:MOST]


def _ranked(places: list[_Held]) -> list[_Held]:
    """Those with the most words first; of equal ones each kind once before any comes again."""
    seen: dict[str, int] = {}
    ranked = []
    for held in sorted(places, key=lambda h: (-len(h.words), -h.worth, h.place.position)):
        nth = seen[held.place.kind] = seen.get(held.place.kind, 0) + 1
        ranked.append((-len(held.words), nth, -held.worth, held))
    ranked.sort(key=lambda entry: entry[:3])
    return [held for *_order, held in ranked]


def _held(word: Word) -> Q:
    return reduce(or_, (Q(text__contains=found) for found in word.keys))


def _whether(held: Q) -> Case:
    return Case(When(held, then=Value(True)), default=Value(False), output_field=BooleanField())
