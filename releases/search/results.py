"""What a search finds among releases: the newest thousand, which first, and how they spread.

Title before names, headings and body; frequency and recency count too, and an exact title stands
before everything. The weights were set on the rated queries of `tests/search/rated`, see
`python -m tests.benchmarks.ranking`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from releases.models import Edition, SearchDocument

from .backends import dialect
from .backends.dialect import among, fetched, raw_rows
from .backends.sql import Sql
from .query import Query, Word, parse, with_synonyms

# A total beyond that is told as “1,000+”, and counts worked out from the hits are lower bounds:
# who follows one never finds less.
MAX_HITS = 1000
# Beside them, so many that have the words in their title: a reader of ten pages sees no others.
MAX_TITLED = 200
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
        exact, more = dialect.exactly_titled(query, allowed, most=MAX_HITS)
        sql += f" UNION ALL SELECT key FROM ({exact}) AS exact"  # noqa: S608
        params += more
    return [key for (key,) in fetched((sql, params))]


def _keys_of(rows: QuerySet[SearchDocument]) -> Sql:
    """EmptyResultSet where there can be none."""
    return rows.order_by().values("key").query.get_compiler(connection=connection).as_sql()


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


@dataclass
class Found:
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
        return [key for _score, key, *_rest in self.ranked[:MAX_HITS]]

    def years(self) -> Mapping[int, int]:
        """How many hits there are of each year."""
        return Counter(year for year, _tags in self._described if year)

    def facet(self, group: int) -> Mapping[int, int]:
        """How many hits have each value of the group."""
        place = group - 1
        values = " ".join([tags.split("|", place + 1)[place] for _year, tags in self._described])
        return {int(value): n for value, n in Counter(values.split()).items()}

    @cached_property
    def _described(self) -> list[tuple[int | None, str]]:
        """Year and tags of every hit; what was ranked has been read already."""
        if "ranked" not in self.__dict__:
            rows = SearchDocument.objects.published().filter(key__among=among(self.hits.keys))
            return raw_rows(rows.values_list("year", "tags"))
        kept = set(self.hits.keys)
        return [(year, tags) for _score, key, year, tags in self.ranked if key in kept]


def search(typed: str, *, within: QuerySet[SearchDocument] | None = None) -> Found:
    """What readers find when they type this; nothing where nothing can be looked for."""
    return Found(with_synonyms(parse(typed)), within)


def editions_of(keys: list[int], rows: QuerySet[Edition]) -> list[Edition]:
    """Of `rows` the editions of these documents, in the keys' order; each knows its
    `document_key`."""
    found = rows.filter(search_document__key__among=among(keys))
    by_key: dict[int, Edition] = {
        row.document_key: row for row in found.annotate(document_key=F("search_document__key"))
    }
    return [by_key[key] for key in keys if key in by_key]
