"""Two conditions of the ORM that SearchDocument's key understands.

`key__finds=query` asks the index; `key__among=keys` takes a list of any length as one parameter.
"""

from array import array
from collections.abc import Iterable
from typing import Any

from django.db.models import Lookup

from releases.models import SearchDocument

from .backends import dialect


class Finds(Lookup):
    """Always a sub-select: no plan may come to test the condition row by row."""

    lookup_name = "finds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, wanted = dialect.of(connection).matching(self.rhs)
        return f"{column} IN ({found})", [*params, *wanted]


class Among(Lookup):
    """Its value is an `array("q", keys)`: a list would be looked through item by item."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, listed = dialect.of(connection).listed(column, self.rhs)
        return found, [*params, *listed]


def among(found: Iterable[int]) -> "array[int]":
    """Keys as `key__among` takes them."""
    return array("q", found)


for lookup in (Finds, Among):
    SearchDocument._meta.get_field("key").register_lookup(lookup)
