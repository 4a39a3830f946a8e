"""A table of the body as an HTML table has it: which cells are heads, and the marks in each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from releases.models import Statistic
from releases.text import table_cells

ON_A_LINE = 12  # characters of a cell
# A line right above a table that ends in no stop is its title.
_TITLE = re.compile(r"[^。！？；：，,;:!?\n]{1,60}")


@dataclass(frozen=True, slots=True)
class TableCell:
    """`heads` says of what it is the head: "col", "row", "colgroup", or "" for no head."""

    html: SafeString
    heads: str
    width: int = 1
    long: bool = False  # a shorter text stays on one line


def is_title(text: str) -> bool:
    return _TITLE.fullmatch(text.strip()) is not None


def table_rows(
    text: str, cells: Sequence[SafeString], statistics: Sequence[Statistic]
) -> list[list[TableCell]]:
    """`cells` are the texts of all cells in order, as HTML.

    The first row and the first column are heads where no figure stands in them.
    """
    spans = list(table_cells.rows(text))
    width = max(map(len, spans))
    starts = sorted(row.start for row in statistics)
    valued = [[bisect_left(starts, a) < bisect_left(starts, b) for a, b in row] for row in spans]
    columns_headed = len(spans) > 1 and not any(valued[0])
    body = valued[1:] if columns_headed else valued
    rows_headed = width > 1 and not any(row[0] for row in body)
    html, found = iter(cells), []
    for n, row in enumerate(valued):
        alone = len(row) == 1 and width > 1 and not row[0]
        made = []
        for column, (start, end) in enumerate(spans[n]):
            heads = "row" if rows_headed and column == 0 else ""
            heads = "col" if columns_headed and n == 0 else heads
            heads = "colgroup" if alone else heads
            told = next(html)
            # A head that says nothing is the head of nothing.
            across = width if alone else 1
            made.append(TableCell(told, heads if told else "", across, end - start > ON_A_LINE))
        found.append(made)
    return found
