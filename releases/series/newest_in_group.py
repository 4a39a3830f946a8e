"""The newest row of each group, as an aggregate: its key, in the pass that makes the groups."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, BigIntegerField
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, tuple[str | int, ...]]


class Newest(Aggregate):
    """Of a day and a key: the key that belongs to the greatest day; of several the greatest.

    A window would number all rows of all groups first.
    """

    output_field = BigIntegerField()
    allow_distinct = False

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: object
    ) -> Sql:
        (day, first), (key, second) = map(compiler.compile, self.get_source_expressions()[:2])
        newest = f"MAX({day} || PRINTF('%%020d', {key}))"
        return f"CAST(SUBSTR({newest}, -20) AS INTEGER)", (*first, *second)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: object
    ) -> Sql:
        (day, first), (key, second) = map(compiler.compile, self.get_source_expressions()[:2])
        newest = f"ARRAY_AGG({key} ORDER BY {day} DESC, {key} DESC)"
        return f"({newest})[1]", (*second, *first, *second)
