"""How each database answers which documents hold a run of characters: `sqlite`, `postgresql`.

Front door: `of(connection)`. Both answer exactly what a plain scan of the texts would.
"""

from types import ModuleType
from typing import Any

from . import postgresql, sqlite


def of(connection: Any) -> ModuleType:
    """The module that speaks this connection's dialect; KeyError for any other database."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]
