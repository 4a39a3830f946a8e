"""Rows of a query as the database gives them, past what the ORM does for each single row."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def plainly(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Like `list(rows)` of a values_list whose columns need no conversion."""
    try:
        sql, params = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
