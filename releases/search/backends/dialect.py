"""What is asked of either database in SQL of its own: two conditions, raw rows, units.

`key__finds=query` asks the index; `key__among=keys` takes a list of any length as one parameter.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Lookup, QuerySet

from releases.models import SearchDocument, SearchPlace, SearchUnit
from releases.models.search_index.search_unit import OF_PERSON, ORDINAL_BITS
from releases.search.query.parser import Query
from releases.search.sql import Sql

from . import postgresql, sqlite

UnitKind = SearchUnit.Kind
# Stands for the keys in what is written.
_ASKED = -8_191_919


def of(connection: Any) -> ModuleType:
    """KeyError for a database that is neither SQLite nor PostgreSQL."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


class Finds(Lookup[object]):
    """Always a sub-select: no plan may come to test the condition row by row."""

    lookup_name = "finds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, wanted = of(connection).matching(self.rhs)
        return f"{column} IN ({found})", [*params, *wanted]


class Among(Lookup[object]):
    """Its value is an `array("q", keys)`: a list would be looked through item by item."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, listed = of(connection).listed(column, self.rhs)
        return found, [*params, *listed]


SearchDocument._meta.get_field("key").register_lookup(Finds)
SearchDocument._meta.get_field("key").register_lookup(Among)
SearchUnit._meta.get_field("id").register_lookup(Among)
models.BigAutoField.register_lookup(Among)  # also as `pk__among`
for name in ("id", "row", "exchange", "appearance", "document"):
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
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


class _Written(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    # By place of the column: what makes Python values of the database's, and of which expression.
    conversions: dict[int, tuple[list[Callable[..., Any]], Any]]


class PreparedRows:
    """Rows about a list of keys by a statement that is written once: to write it takes the ORM
    longer than either database to answer it, and each page asks several of the same ones.

    `about` gives a `values_list` of keys that it takes as `__among` does, as a statement that is
    the same for all keys and at any time."""

    def __init__(self, about: Callable[..., QuerySet[Any, Any]]) -> None:
        self._about = about
        self._written: _Written | None = None

    def of(self, keys: Iterable[int]) -> list[tuple[Any, ...]]:
        written = self._written = self._written or self._write()
        listed = _listed(keys)
        params = [listed if param == _listed([_ASKED]) else param for param in written.params]
        rows = fetched((written.sql, params))
        if written.conversions:
            return [self._converted(row, written) for row in rows]
        return rows

    def _write(self) -> _Written:
        rows = self._about(among([_ASKED]))
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column[0] for column in compiler.select]
        return _Written(sql, tuple(params), compiler.get_converters(columns))

    def _converted(self, row: tuple[Any, ...], written: _Written) -> tuple[Any, ...]:
        values = list(row)
        for place, (conversions, expression) in written.conversions.items():
            for convert in conversions:
                values[place] = convert(values[place], expression, connection)
        return tuple(values)


def _listed(keys: Iterable[int]) -> Any:
    (param,) = of(connection).listed("", keys)[1]
    return param


def unit_counts(query: Query, lowest: int, keys: Sequence[int] | None) -> dict[UnitKind, int]:
    """How many units of each kind hold the words, people once each: by the index alone."""
    found, params = of(connection).units(query, lowest, keys)
    counts = [f"count(*) FILTER (WHERE {_is_of(kind)})" for kind in UnitKind]
    counts[-1] = (
        f"count(DISTINCT CASE WHEN {_is_of(UnitKind.SPEAKER)} THEN id & {OF_PERSON - 1} END)"
    )
    (counted,) = fetched((f"SELECT {', '.join(counts)} FROM ({found}) AS held", params))  # noqa: S608
    return dict(zip(UnitKind, counted, strict=True))


def unit_ids(query: Query, kind: UnitKind, lowest: int, keys: Sequence[int] | None) -> "array[int]":
    """The units of one kind that hold the words, in no order."""
    return among(found for (found,) in fetched(_ids(query, kind, lowest, keys)))


def unit_rows(
    query: Query, kind: UnitKind, lowest: int, keys: Sequence[int] | None
) -> "array[int]":
    """Of the units of one kind the rows that they stand for."""
    ids, params = _ids(query, kind, lowest, keys)
    rows = fetched((f"SELECT row FROM releases_searchunit WHERE id IN ({ids})", params))  # noqa: S608
    return among(row for (row,) in rows)


def units_in(documents: Iterable[int], kind: UnitKind) -> dict[int, int]:
    """All units of one kind by the rows that they stand for."""
    within, listed = of(connection).listed("document_id", documents)
    where = f"{within} AND {_is_of(kind)}"
    return dict(fetched((f"SELECT row, id FROM releases_searchunit WHERE {where}", listed)))  # noqa: S608


def _ids(query: Query, kind: UnitKind, lowest: int, keys: Sequence[int] | None) -> Sql:
    found, params = of(connection).units(query, lowest, keys)
    return f"SELECT id FROM ({found}) AS held WHERE {_is_of(kind)}", params  # noqa: S608


def _is_of(kind: UnitKind) -> str:
    if kind is UnitKind.SPEAKER:
        return f"(id & {OF_PERSON}) > 0"
    return f"((id >> {ORDINAL_BITS}) & 7) = {kind:d}"
