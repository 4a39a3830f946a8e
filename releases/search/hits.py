"""The newest published documents that a query finds, a thousand at most.

A total beyond that is told as “1,000+”. Counts worked out from these hits are then lower bounds:
who follows one never finds less.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from releases.models import SearchDocument
from releases.models.search_document import hash_of

from .backends import dialect
from .backends.sql import Sql
from .plainly import fetched
from .query import Query

MOST = 1000
# Beside them, so many that have the words in their title: a reader of ten pages sees no others.
MOST_BY_TITLE = 200
# So many queries are asked in one statement; SQLite takes 500.
TOGETHER = 100


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
    found = fetched(dialect.of(connection).newest(query, most=MOST + 1, within=allowed))
    keys = [key for (key,) in found]
    return Hits(keys[:MOST], len(keys) > MOST)


def titled(query: Query, *, within: QuerySet[SearchDocument] | None = None) -> list[int]:
    """Documents with the required words in their title, the newest of them, and with those whose
    whole title was typed; in no order, and some of them twice."""
    try:
        allowed = None if within is None else _keys_of(within)
    except EmptyResultSet:
        return []
    sql, params = dialect.of(connection).newest(
        query, most=MOST_BY_TITLE, within=allowed, title_only=True
    )
    sql = f"SELECT key FROM ({sql}) AS titled"  # noqa: S608
    if query.titles:
        exact, more = _exactly_titled(query, allowed)
        sql += f" UNION ALL SELECT key FROM ({exact}) AS exact"  # noqa: S608
        params += more
    return [key for (key,) in fetched((sql, params))]


def _exactly_titled(query: Query, within: Sql | None) -> Sql:
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
        f"SELECT key FROM releases_searchdocument WHERE {where} ORDER BY key DESC LIMIT {MOST:d}",  # noqa: S608
        params,
    )


def _keys_of(rows: QuerySet[SearchDocument]) -> Sql:
    """EmptyResultSet where there can be none."""
    return rows.order_by().values("key").query.get_compiler(connection=connection).as_sql()


def each_found(queries: Sequence[Query], *, least: int = 1) -> list[bool]:
    """Whether each of many queries finds at least so many published documents.

    One statement a hundred: what is asked of every name must not be a query a name.
    """
    asked = [(at, query) for at, query in enumerate(queries) if query]
    pieces = (asked[start : start + TOGETHER] for start in range(0, len(asked), TOGETHER))
    there = {at for piece in pieces for at in _found_together(piece, least)}
    return [at in there for at in range(len(queries))]


def _found_together(asked: Iterable[tuple[int, Query]], least: int) -> list[int]:
    """The numbers of those that find enough."""
    parts: list[str] = []
    params: list[Any] = []
    for at, query in asked:
        sql, some = dialect.of(connection).newest(query, most=least)
        count = f"SELECT count(*) AS n FROM ({sql}) AS found"  # noqa: S608
        parts.append(f"SELECT {at:d} FROM ({count}) AS counted WHERE n >= {least:d}")  # noqa: S608
        params += some
    return [at for (at,) in fetched((" UNION ALL ".join(parts), params))]
