"""What is asked of either database in SQL of its own: its dialect, two conditions, and raw rows.

`key__finds=query` asks the index; `key__among=keys` takes a list of any length as one parameter.
"""

from array import array
from collections.abc import Iterable
from types import ModuleType
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Lookup, QuerySet

from releases.models import SearchDocument, SearchPlace
from releases.models.search_document import hash_of
from releases.search.query import Query

from . import postgresql, sqlite
from .sql import Sql


def of(connection: Any) -> ModuleType:
    """KeyError for a database that is neither SQLite nor PostgreSQL."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


class Finds(Lookup):
    """Always a sub-select: no plan may come to test the condition row by row."""

    lookup_name = "finds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, wanted = of(connection).matching(self.rhs)
        return f"{column} IN ({found})", [*params, *wanted]


class Among(Lookup):
    """Its value is an `array("q", keys)`: a list would be looked through item by item."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, listed = of(connection).listed(column, self.rhs)
        return found, [*params, *listed]


SearchDocument._meta.get_field("key").register_lookup(Finds)
SearchDocument._meta.get_field("key").register_lookup(Among)
for name in ("id", "row", "exchange", "appearance"):
    SearchPlace._meta.get_field(name).register_lookup(Among)  # type: ignore[union-attr]


def among(found: Iterable[int]) -> "array[int]":
    """Keys as `key__among` takes them."""
    return array("q", found)


def raw_rows(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Like `list(rows)` of a values_list whose columns need no conversion, past what the ORM does
    for each statement and single row."""
    try:
        return fetched(rows.query.get_compiler(connection=connection).as_sql())
    except EmptyResultSet:
        return []


def fetched(sql: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*sql)
        return cursor.fetchall()


def exactly_titled(query: Query, within: Sql | None, *, most: int) -> Sql:
    """The newest of the documents whose whole title was typed."""
    titles = query.titles
    marks = ", ".join(["%s"] * len(titles))
    where = f"key > 0 AND title_hash IN ({marks}) AND title IN ({marks})"
    params: list[Any] = [*map(hash_of, titles), *titles]
    # Of these few alone: PostgreSQL may else gather all that the whole query finds.
    position = of(connection).POSITION
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
