"""Rows written past the ORM's objects: a release has a hundred places, and most of the time of
writing its index went into making and checking model instances of our own values."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert `rows`, whose values stand in the order of `fields`, as plain SQL values."""
    quote = connection.ops.quote_name
    told: list[Any] = [model._meta.get_field(name) for name in fields]
    columns = ", ".join(quote(field.column) for field in told)
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, [tuple(row) for row in rows])
