"""A piece of SQL and its parameters."""

from typing import Any

Sql = tuple[str, list[Any]]
