"""A table that leaves the house: typed columns with their meaning, rows that come one by one."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | bool | Decimal | datetime.date | None


def plain(cell: Cell) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


@dataclass(frozen=True)
class TableColumn:
    """`key` is for machines and stays; `title` is what people read above it."""

    key: str
    title: str
    meaning: str


@dataclass(frozen=True)
class Table:
    name: str
    columns: Sequence[TableColumn]
    rows: Iterable[Sequence[Cell]]
