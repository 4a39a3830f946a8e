"""What a search finds among releases: the newest thousand, which first, and how they spread."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, QuerySet

from releases.models import Edition, SearchDocument
from releases.search.backends import dialect
from releases.search.backends.dialect import among, fetched
from releases.search.query.parser import Query, parse, with_synonyms
from releases.search.sql import Sql

# A total beyond that is told as “1,000+”, and counts worked out from the hits are lower bounds:
# who follows one never finds less.
MAX_HITS = 1000
# Beside them, so many that have the words in their title: a reader of ten pages sees no others.
MAX_TITLED = 200


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
    def ranked(self) -> list[dialect.Ranked]:
        """Where there are more than can be ranked, those with the words in their title come in.

        They are asked for where there are fewer too: so a page asks as much of a small site.
        """
        keys = self.hits.keys
        if keys and self.query.required:
            keys = list(dict.fromkeys([*titled(self.query, within=self.within), *keys]))
        return dialect.rank(keys, self.query)

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
