"""The key of the newest row of each group, in the pass that makes the groups."""

from typing import Any

from django.db.models import Aggregate, BigIntegerField

Sql = tuple[str, tuple[Any, ...]]


class Newest(Aggregate):
    """Of a day and a key: the key that belongs to the greatest day; of several the greatest.

    A window would number all rows of all groups first.
    """

    output_field = BigIntegerField()
    allow_distinct = False

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Sql:
        (day, first), (key, second) = self._compiled(compiler)
        newest = f"MAX({day} || PRINTF('%%020d', {key}))"
        return f"CAST(SUBSTR({newest}, -20) AS INTEGER)", (*first, *second)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Sql:
        (day, first), (key, second) = self._compiled(compiler)
        newest = f"ARRAY_AGG({key} ORDER BY {day} DESC, {key} DESC)"
        return f"({newest})[1]", (*second, *first, *second)

    def _compiled(self, compiler: Any) -> list[Sql]:
        return [compiler.compile(each) for each in self.get_source_expressions()[:2]]
