"""Rows about a list of keys by a statement that is written once: to write it takes the ORM longer
than either database takes to answer it, and each page asks several of the same ones.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import QuerySet

from . import dialect

# Stands for the keys in what is written.
_ASKED = -8_191_919


class _Written(NamedTuple):
    sql: str
    params: tuple[Any, ...]
    # By place of the column: what makes Python values of the database's, and of which expression.
    conversions: dict[int, tuple[list[Callable[..., Any]], Any]]


class PreparedRows:
    """`about` gives a `values_list` of keys that it takes as `__among` does, as a statement that is
    the same for all keys and at any time."""

    def __init__(self, about: Callable[..., QuerySet[Any, Any]]) -> None:
        self._about = about
        self._written: _Written | None = None

    def of(self, keys: Iterable[int]) -> list[tuple[Any, ...]]:
        written = self._written = self._written or self._write()
        listed = _listed(keys)
        params = [listed if param == _listed([_ASKED]) else param for param in written.params]
        rows = dialect.fetched((written.sql, params))
        if written.conversions:
            return [self._converted(row, written) for row in rows]
        return rows

    def _write(self) -> _Written:
        rows = self._about(dialect.among([_ASKED]))
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
    (param,) = dialect.of(connection).listed("", keys)[1]
    return param


# Also as `pk__among`.
models.BigAutoField.register_lookup(dialect.Among)
