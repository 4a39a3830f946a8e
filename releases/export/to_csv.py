"""CSV that Excel opens as it is: UTF-8 with BOM, and no cell that would run as a formula."""

import csv
from collections.abc import Iterator

from .tables import Cell, Table, plain

BOM = "\ufeff"
# What spreadsheets take for the beginning of a formula; Chinese ones in full width too (OWASP).
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class _Echo:
    """A file that gives back what is written to it, so that rows can be streamed."""

    def write(self, value: str) -> str:
        return value


def to_csv(table: Table) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BOM + writer.writerow([safe(column.title) for column in table.columns])
    for row in table.rows:
        yield writer.writerow([safe(cell) for cell in row])


def safe(cell: Cell) -> str:
    """Against CSV injection: words that look like a formula get an apostrophe, numbers do not."""
    text = plain(cell)
    if isinstance(cell, str) and text.startswith(_STARTS_FORMULA):
        return f"'{text}"
    return text
