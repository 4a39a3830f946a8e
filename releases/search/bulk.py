"""Rows written past the ORM's objects: a release has a hundred places, and most of the time of
writing its index went into making and checking model instances of our own values."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from django.db import connection
from django.db.models import Model

# PostgreSQL takes a statement of many rows in a third of the time of as many statements.
AT_ONCE = 200


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert `rows`, whose values stand in the order of `fields`, as plain SQL values."""
    quote = connection.ops.quote_name
    told: list[Any] = [model._meta.get_field(name) for name in fields]
    columns = ", ".join(quote(field.column) for field in told)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608
    one = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(into + one, [tuple(row) for row in rows])
            return
        waiting = iter(rows)
        while some := list(islice(waiting, AT_ONCE)):
            cursor.execute(into + ", ".join([one] * len(some)), list(chain.from_iterable(some)))
