"""A table's figures: named by row head and column head, dated and measured by either."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from releases.intake.parse.figures.names.deeds import part_of
from releases.intake.parse.figures.unit_words import PARTS
from releases.intake.parse.reading import ParsedBlock, ParsedStatistic
from releases.text.folding import fold
from releases.text.periods.printed_dates import Period

from .table_grid import Cell, Grid, Number, grid, number
from .table_heads import TableHead, table_head, unit_above

_MAX_CAPTION = 60
_WITHOUT = TableHead("", "", None, "", False, "", None)


@dataclass(frozen=True, slots=True)
class _TableTold:
    """A table's columns, and what the line above it says of all of them."""

    block: int
    columns: Sequence[TableHead]
    of_rows: Sequence[int]
    period: Period | None
    unit: str

    @property
    def of_areas(self) -> bool:
        return any(self.columns[at].of_areas for at in self.of_rows)


def table_figures(block: ParsedBlock, above: str, on: date | None) -> Iterator[ParsedStatistic]:
    """The figures of a table; ``above`` is what stands right over it, which may date it."""
    cells = grid(fold(block.text))
    caption = fold(above) if len(above) <= _MAX_CAPTION and not above.endswith("。") else ""
    columns = [table_head(words, on) for words in cells.heads]
    table = _TableTold(
        block.id,
        columns,
        row_heads(cells, columns),
        table_head(caption, on).period,
        unit_above(caption),
    )
    whole, words = "", ""
    for row in cells.rows:
        told = [row[at].text for at in table.of_rows if at < len(row) and row[at].text]
        words = told[-1] if told else words
        head = table_head(words, on)
        if head.is_part:
            head = replace(head, name=part_of(head.name, whole))
        else:
            whole = head.name
        yield from figures_of_row(row, replace(head, scope=words), table)


def row_heads(cells: Grid, columns: Sequence[TableHead]) -> list[int]:
    """The columns that say what the rows are of: those before the first that counts."""
    told = []
    for at, column in enumerate(columns):
        if column.is_units or column.is_numbering:
            continue
        if at and any(number(row[at]) for row in cells.rows if at < len(row)):
            break
        told.append(at)
    return told


def figures_of_row(
    row: Sequence[Cell], head: TableHead, table: _TableTold
) -> Iterator[ParsedStatistic]:
    units = [
        row[at].text for at, told in enumerate(table.columns) if told.is_units and at < len(row)
    ]
    named, dated = _WITHOUT, head.period or table.period
    for at, cell in enumerate(row):
        column = table.columns[at]
        found = number(cell)
        if at in table.of_rows or column.is_units or column.is_numbering:
            continue
        named = column if column.kind is None and column.name else named
        dated = head.period or column.period or (dated if column.kind else table.period)
        if found:
            of = replace(column, name=column.name or named.name, period=dated)
            yield figure_of_cell(found, of, head, table, units[0] if units else "")


def figure_of_cell(
    found: Number, column: TableHead, head: TableHead, table: _TableTold, unit: str
) -> ParsedStatistic:
    kind = "rank" if found.is_rank else column.kind
    if table.of_areas or head.is_total or not head.name:
        name = column.name
    else:
        name = head.name if column.name in head.name else f"{head.name}{column.name}"
    if kind == "change":
        unit = found.unit or column.unit or "%"
    else:
        unit = found.unit or column.unit or unit or head.unit or table.unit
    falls = kind == "change" and (found.falls or column.falls)
    return ParsedStatistic(
        block=table.block,
        start=found.start,
        end=found.end,
        indicator=name + ("占比" if kind == "share" else ""),
        kind=kind or ("share" if unit in PARTS else "level"),
        value=f"-{found.value}" if falls or found.falls else found.value,
        unit="" if kind == "rank" else unit,
        period=column.period,
        basis=column.basis if kind == "change" else "",
        scope=column.scope or (head.scope if table.of_areas and not head.is_total else ""),
        goal=column.goal or head.goal,
    )
