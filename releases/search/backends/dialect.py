"""Which module speaks a connection's dialect."""

from types import ModuleType
from typing import Any

from . import postgresql, sqlite


def of(connection: Any) -> ModuleType:
    """KeyError for a database that is neither SQLite nor PostgreSQL."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]
