"""What a search finds among releases: the newest thousand, which first, and how they spread.

The weights of the ranking were set on the rated queries of `tests/search/rated`, see
`python -m tests.benchmarks.ranking`: title before names, headings and body; frequency and recency
count too, and an exact title stands before everything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from releases.models import Edition, SearchDocument
from releases.models.search_index.search_document import hash_of
from releases.search.backends import dialect
from releases.search.backends.dialect import among, fetched
from releases.search.query.parser import Query, Word, parse, with_synonyms
from releases.search.sql import Sql

PLACES = (("title", 8), ("names", 4), ("headings", 3))
IN_BODY = 1
EXACT_TITLE = 100
# A word that makes up one character in a hundred adds this much.
FREQUENCY = 1.0
# What a year of age takes away.
AGE = 0.15
# Only so many are worth the reading of their texts.
REREAD = 20
# A total beyond that is told as “1,000+”, and counts worked out from the hits are lower bounds:
# who follows one never finds less.
MAX_HITS = 1000
# Beside them, so many that have the words in their title: a reader of ten pages sees no others.
MAX_TITLED = 200
# Score and key of a document, as the database gives them.
Ranked = tuple[float, int]


@dataclass(frozen=True, slots=True)
class Hits:
    """Keys of SearchDocument, the newest first; `more` tells that there are others."""

    keys: list[int]
    more: bool = False


def newest(query: Query, *, within: QuerySet[SearchDocument] | None = None) -> Hits:
    """What `query` finds among `within`, or among everything that readers may see."""
    try:
        allowed = None if within is None else _keys_of(within)
    except EmptyResultSet:
        return Hits([])
    found = fetched(dialect.of(connection).newest(query, most=MAX_HITS + 1, within=allowed))
    keys = [key for (key,) in found]
    return Hits(keys[:MAX_HITS], len(keys) > MAX_HITS)


def titled(query: Query, *, within: QuerySet[SearchDocument] | None = None) -> list[int]:
    """Documents with the required words in their title, the newest of them, and with those whose
    whole title was typed; in no order, and some of them twice."""
    try:
        allowed = None if within is None else _keys_of(within)
    except EmptyResultSet:
        return []
    sql, params = dialect.of(connection).newest(
        query, most=MAX_TITLED, within=allowed, title_only=True
    )
    sql = f"SELECT key FROM ({sql}) AS titled"  # noqa: S608
    if query.titles:
        exact, more = exactly_titled(query, allowed, most=MAX_HITS)
        sql += f" UNION ALL SELECT key FROM ({exact}) AS exact"  # noqa: S608
        params += more
    return [key for (key,) in fetched((sql, params))]


def exactly_titled(query: Query, within: Sql | None, *, most: int) -> Sql:
    """The newest of the documents whose whole title was typed."""
    titles = query.titles
    marks = ", ".join(["%s"] * len(titles))
    where = f"key > 0 AND title_hash IN ({marks}) AND title IN ({marks})"
    params: list[Any] = [*map(hash_of, titles), *titles]
    # Of these few alone: PostgreSQL may else gather all that the whole query finds.
    position = dialect.of(connection).POSITION
    for run in (run for word in query.excluded for run in word.keys):
        where += (
            " AND NOT EXISTS (SELECT 1 FROM releases_searchtext"  # noqa: S608
            f" WHERE document_id = key AND {position}(text, %s) > 0)"
        )
        params.append(run)
    if within is not None:
        where, params = f"{where} AND key IN ({within[0]})", [*params, *within[1]]
    return (
        f"SELECT key FROM releases_searchdocument WHERE {where} ORDER BY key DESC LIMIT {most:d}",  # noqa: S608
        params,
    )


def rank(keys: Sequence[int], query: Query) -> list[Ranked]:
    """The published ones among `keys`, the best first, of equal ones the newest.

    By hand and past the ORM, which takes longer to write the statement than SQLite to answer it.
    """
    found: list[Any] = fetched(_documents(keys, query))
    read_again = [key for _score, key in found[:REREAD]]
    density: dict[int, Any] = dict(fetched(_densities(read_again, query)))
    again = [(score + FREQUENCY * float(density.get(key, 0)), key) for score, key in found[:REREAD]]
    return [*sorted(again, reverse=True), *found[REREAD:]]


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
        f"SELECT {score} AS score, key FROM releases_searchdocument"  # noqa: S608
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


def _keys_of(rows: QuerySet[SearchDocument]) -> Sql:
    """EmptyResultSet where there can be none."""
    keys = rows.order_by().values("key").query
    sql: Sql = keys.get_compiler(connection=connection).as_sql()
    return sql


@dataclass
class RankedResults:
    """Releases by relevance; `more` tells that `total` and all counts are lower bounds."""

    query: Query
    within: QuerySet[SearchDocument] | None = None
    hits: Hits = field(init=False)

    def __post_init__(self) -> None:
        self.hits = newest(self.query, within=self.within) if self.query else Hits([])

    @cached_property
    def ranked(self) -> list[Ranked]:
        """Where there are more than can be ranked, those with the words in their title come in.

        They are asked for where there are fewer too: so a page asks as much of a small site.
        """
        keys = self.hits.keys
        if keys and self.query.required:
            keys = list(dict.fromkeys([*titled(self.query, within=self.within), *keys]))
        return rank(keys, self.query)

    @property
    def total(self) -> int:
        return min(len(self.ranked), MAX_HITS)

    @property
    def more(self) -> bool:
        return self.hits.more

    def keys(self) -> list[int]:
        """The best first."""
        return [key for _score, key in self.ranked[:MAX_HITS]]


def search(typed: str, *, within: QuerySet[SearchDocument] | None = None) -> RankedResults:
    """What readers find when they type this; nothing where nothing can be looked for."""
    return RankedResults(with_synonyms(parse(typed)), within)


def editions_of(keys: list[int], rows: QuerySet[Edition]) -> list[Edition]:
    """Of `rows` the editions of these documents, in the keys' order; each knows its
    `document_key`."""
    found = rows.filter(search_document__key__among=among(keys))
    by_key: dict[int, Edition] = {
        row.document_key: row for row in found.annotate(document_key=F("search_document__key"))
    }
    return [by_key[key] for key in keys if key in by_key]


def keys_of(editions: Iterable[Any]) -> list[int]:
    """Of their documents, as `editions_of` told each."""
    return [edition.document_key for edition in editions]
