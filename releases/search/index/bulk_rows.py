"""Bulk writes and deletes past the ORM's objects: a release has a hundred places, and most of the
time of writing its index went into making and checking model instances of our own values.
`bulk_create` besides makes and compiles an expression for every single value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import CharField, Field, ForeignKey, IntegerField, Model, TextField

from releases.search.backends import dialect

# SQLite takes 32,766 in a statement.
MAX_PARAMETERS = 30_000
# Fields whose values the drivers take as they are.
_PLAIN = (CharField, TextField, IntegerField, ForeignKey)


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert `rows`, whose values stand in the order of `fields`, as plain SQL values.

    On PostgreSQL by COPY, which takes a fifth of the time of a statement of many rows. On SQLite by
    statements of many rows: before each statement FTS5 writes out what it has gathered, and merges
    many small pieces later.
    """
    quote = connection.ops.quote_name
    told: list[Any] = [model._meta.get_field(name) for name in fields]
    columns = ", ".join(quote(field.column) for field in told)
    into = f"{quote(model._meta.db_table)} ({columns})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            row_of_marks = f"({', '.join(['%s'] * len(fields))})"
            for some in _pieces(rows, MAX_PARAMETERS // len(fields)):
                marks = ", ".join([row_of_marks] * len(some))
                params = [value for row in some for value in row]
                cursor.execute(f"INSERT INTO {into} VALUES {marks}", params)  # noqa: S608
            return
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def create(model: type[Model], rows: Sequence[Mapping[str, object]]) -> list[int]:
    """Insert new rows, each by its columns' attributes, and return their keys.

    All rows have the same attributes; what they leave out is the model's default.
    """
    if not rows:
        return []
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    into = f"{quote(model._meta.db_table)} ({columns})"
    row_of_marks = f"({', '.join(['%s'] * len(fields))})"
    values = zip(*(_column(field, rows) for field in fields), strict=True)
    keys: list[int] = []
    with connection.cursor() as cursor:
        for some in _pieces(values, MAX_PARAMETERS // len(fields)):
            marks = ", ".join([row_of_marks] * len(some))
            params = [value for row in some for value in row]
            cursor.execute(f"INSERT INTO {into} VALUES {marks} RETURNING id", params)  # noqa: S608
            keys += [key for (key,) in cursor.fetchall()]
    return keys


def _column(field: "Field[object, object]", rows: Sequence[Mapping[str, object]]) -> list[object]:
    if field.attname not in rows[0]:
        values = [field.get_default() for _row in rows]
    else:
        values = [row[field.attname] for row in rows]
    if isinstance(field, _PLAIN):
        return values
    return [field.get_db_prep_save(value, connection) for value in values]


def _pieces(rows: Iterable[Sequence[Any]], size: int) -> Iterator[list[Sequence[Any]]]:
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some


def delete(model: type[Model], field: str, keys: Sequence[int]) -> None:
    """Delete the rows whose `field` is one of `keys`, and nothing that hangs on them."""
    quote = connection.ops.quote_name
    column: Any = model._meta.get_field(field)
    where, params = dialect.of(connection).listed(quote(column.column), keys)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {quote(model._meta.db_table)} WHERE {where}", params)  # noqa: S608
