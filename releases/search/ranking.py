"""Which hit comes first: title, then names, then headings, then body; frequency and recency.

An exact title stands before everything. The weights were set on the rated queries of
`tests/search/rated`, see `python -m tests.benchmarks.ranking`.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from django.db import connection

from .backends import dialect
from .backends.sql import Sql
from .plainly import fetched
from .query import Query, Word

PLACES = (("title", 8), ("names", 4), ("headings", 3))
IN_BODY = 1
EXACT_TITLE = 100
# A word that makes up one character in a hundred adds this much.
FREQUENCY = 1.0
# What a year of age takes away.
AGE = 0.15
# Only so many are worth the reading of their texts.
REREAD = 20


# Score, key, year and tags of a document, as the database gives them.
Ranked = tuple[float, int, int | None, str]


def rank(keys: Sequence[int], query: Query) -> list[Ranked]:
    """The published ones among `keys`, the best first, of equal ones the newest.

    By hand and past the ORM, which takes longer to write the statement than SQLite to answer it.
    """
    found: list[Any] = fetched(_documents(keys, query))
    read_again = [key for _score, key, *_rest in found[:REREAD]]
    density: dict[int, Any] = dict(fetched(_densities(read_again, query)))
    again = [
        (score + FREQUENCY * float(density.get(key, 0)), key, *rest)
        for score, key, *rest in found[:REREAD]
    ]
    return [*sorted(again, key=itemgetter(0, 1), reverse=True), *found[REREAD:]]


def _documents(keys: Sequence[int], query: Query) -> Sql:
    """In order of what the best places of their words are worth, an exact title, and their age."""
    parts = [_best_place(word) for word in query.required]
    if titles := query.titles:
        exact = ", ".join(["%s"] * len(titles))
        much = EXACT_TITLE * (len(query.required) or 1)
        parts.append((f"CASE WHEN title IN ({exact}) THEN {much} ELSE 0 END", list(titles)))
    worth = " + ".join(["0", *(part for part, _params in parts)])
    words = len(query.required) or 1
    score = f"CAST(({worth}) * 1.0 / {words} + {AGE} * coalesce(year, 0) AS double precision)"
    params = [param for _part, some in parts for param in some]
    within, listed = dialect.of(connection).listed("key", keys)
    return (
        f"SELECT {score} AS score, key, year, tags FROM releases_searchdocument"  # noqa: S608
        f" WHERE key > 0 AND {within} ORDER BY score DESC, key DESC",
        [*params, *listed],
    )


def _best_place(word: Word) -> Sql:
    """By position instead of LIKE, which takes several times as long on SQLite."""
    position = dialect.of(connection).POSITION
    cases: list[str] = []
    params: list[Any] = []
    for column, worth in PLACES:
        held = " OR ".join([f"{position}({column}, %s) > 0"] * len(word.keys))
        cases.append(f"WHEN {held} THEN {worth}")
        params += word.keys
    return f"CASE {' '.join(cases)} ELSE {IN_BODY} END", params


def _densities(keys: Sequence[int], query: Query) -> Sql:
    """How many hundredths of the text the words make up, by key.

    The text is made anew (`|| ''`) and kept (OFFSET 0), as PostgreSQL unpacks it for each use.
    """
    words = [found for word in query.required for found in word.keys]
    held = " + ".join(["0", *["length(text) - length(replace(text, %s, ''))"] * len(words)])
    within, listed = dialect.of(connection).listed("document_id", keys)
    return (
        f"SELECT document_id, ({held}) * 100.0 / length(text)"  # noqa: S608
        " FROM (SELECT document_id, text || '' AS text FROM releases_searchtext"
        f" WHERE {within} LIMIT {REREAD:d} OFFSET 0) AS read",
        [*words, *listed],
    )
