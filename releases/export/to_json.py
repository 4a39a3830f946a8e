"""A table as JSON, one object a row; numbers are strings where a float would change them."""

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .tables import Cell, Table


def to_json(table: Table) -> Iterator[str]:
    """In pieces: memory use does not grow with the rows."""
    yield f'{{"name": {_text(table.name)}, "rows": ['
    keys = [column.key for column in table.columns]
    between = "\n"
    for row in table.rows:
        values = map(_value, row)
        yield between + _text(dict(zip(keys, values, strict=True)))
        between = ",\n"
    yield "\n]}\n"


def indented(data: dict[str, Any]) -> str:
    """One object as a file for people."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _value(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, datetime.date) else cell
