"""Which hit comes first: title, then names, then headings, then body; frequency and recency.

An exact title stands before everything. The weights were set on the rated queries of
`tests/search/rated`, see `python -m tests.benchmarks.ranking`.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Case, FloatField, IntegerField, Q, Value, When
from django.db.models.functions import Length, Replace, StrIndex
from django.db.models.lookups import GreaterThan

from releases.models import SearchDocument

from .lookup import among
from .plainly import plainly
from .query import Query, Word

PLACES = (("title", 8), ("names", 4), ("headings", 3))
IN_BODY = 1
EXACT_TITLE = 100
# A word that makes up one character in a hundred adds this much.
FREQUENCY = 1.0
# What a year of age takes away.
AGE = 0.15
# Only so many are worth the reading of their texts.
REREAD = 40


class Ranked(NamedTuple):
    score: float
    key: int
    year: int | None


def rank(keys: Sequence[int], query: Query) -> list[Ranked]:
    """The published ones among `keys`, the best first, of equal ones the newest."""
    documents = SearchDocument.objects.published().filter(key__among=among(keys))
    rows = plainly(documents.values_list("key", "year", _worth(query)))
    words = len(query.required) or 1
    found = _sorted(
        Ranked(worth / words + AGE * (year or 0), key, year) for key, year, worth in rows
    )
    density = _densities([hit.key for hit in found[:REREAD]], query)
    again = (
        hit._replace(score=hit.score + FREQUENCY * density.get(hit.key, 0.0))
        for hit in found[:REREAD]
    )
    return _sorted(again) + found[REREAD:]


def _sorted(hits: Iterable[Ranked]) -> list[Ranked]:
    return sorted(hits, key=itemgetter(0, 1), reverse=True)


def _worth(query: Query) -> Any:
    """What the best places of all words are worth together; whole numbers, which are read fast."""
    worth: Any = Value(0, IntegerField())
    for word in query.required:
        worth = worth + _best_place(word)
    if len(query.required) != 1:
        return worth
    exact = When(title__in=query.required[0].keys, then=Value(EXACT_TITLE))
    return worth + Case(exact, default=Value(0), output_field=IntegerField())


def _best_place(word: Word) -> Case:
    cases = [When(_held(column, word), then=Value(worth)) for column, worth in PLACES]
    return Case(*cases, default=Value(IN_BODY), output_field=IntegerField())


def _held(column: str, word: Word) -> Q:
    """By position instead of LIKE, which takes several times as long on SQLite."""
    held = Q()
    for found in word.keys:
        held |= Q(GreaterThan(StrIndex(column, Value(found)), 0))
    return held


def _densities(keys: list[int], query: Query) -> dict[int, float]:
    """How many hundredths of the text the words make up, by key."""
    if not query.required or not keys:
        return {}
    size = Length("full_text__text")
    held: Any = Value(0.0, FloatField())
    for word in query.required:
        for found in word.keys:
            held = held + size - Length(Replace("full_text__text", Value(found), Value("")))
    rows = SearchDocument.objects.filter(key__among=among(keys))
    return dict(plainly(rows.values_list("key", held * 100.0 / size)))
