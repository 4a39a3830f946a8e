"""A table as JSON, one object a row; numbers are strings where a float would change them."""

import json
from collections.abc import Iterator, Mapping

from .tables import Table, plain


def to_json(table: Table) -> Iterator[str]:
    """In pieces: memory use does not grow with the rows."""
    yield f'{{"name": {_text(table.name)}, "rows": ['
    keys = [column.key for column in table.columns]
    between = "\n"
    for row in table.rows:
        yield between + _text(dict(zip(keys, row, strict=True)))
        between = ",\n"
    yield "\n]}\n"


def indented(data: Mapping[str, object]) -> str:
    """One object as a file for people."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=plain)
