"""Rows of a model, given as dictionaries of its columns' attributes, stored by the thousand.

`bulk_create` spends nine tenths of a large load in Python, on instances and expressions that
plain values do not need. Columns, defaults and the form of each value still come from the model.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

# Fields whose values the drivers take as they are.
PLAIN = (
    models.CharField, models.TextField, models.IntegerField, models.AutoField, models.ForeignKey,
)  # fmt: skip

Row = dict[str, Any]


def insert(model: type[models.Model], rows: Sequence[Row]) -> None:
    """All rows have the same keys; what they leave out is the model's default."""
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    unknown = rows[0].keys() - {field.attname for field in fields}
    assert not unknown, unknown
    connection = connections[DEFAULT_DB_ALIAS]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    values = zip(*(_column(field, rows, connection) for field in fields), strict=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy(cursor, f"COPY {table} ({columns}) FROM STDIN", values)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)


def _copy(cursor: Any, statement: str, values: Iterator[Sequence[Any]]) -> None:
    with cursor.copy(statement) as copy:
        for row in values:
            copy.write_row(row)


def _column(field: models.Field, rows: Sequence[Row], connection: Any) -> list[Any]:
    name = field.attname
    if name not in rows[0]:
        return [field.get_db_prep_save(field.get_default(), connection)] * len(rows)
    if isinstance(field, PLAIN):
        return [row[name] for row in rows]
    return [field.get_db_prep_save(row[name], connection) for row in rows]
