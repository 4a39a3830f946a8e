"""Rows as the database gives them, past what the ORM does for each statement and single row."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from .backends.sql import Sql


def plainly(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Like `list(rows)` of a values_list whose columns need no conversion."""
    try:
        return fetched(rows.query.get_compiler(connection=connection).as_sql())
    except EmptyResultSet:
        return []


def fetched(sql: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*sql)
        return cursor.fetchall()
