"""A table as an Excel workbook, row by row, with a sheet that says what its columns mean."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO, TYPE_CHECKING

from .tables import Cell, Table, plain

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Nothing is guessed: text stays text, and rows go to disk as they come.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
WIDTH = 16
FLOAT_DIGITS = 15  # a longer number is kept as text, so that no digit is lost


def to_xlsx(table: Table, notes: Iterable[tuple[str, str]], file: IO[bytes]) -> None:
    """`notes` are lines for the second sheet: what, from whom, made when."""
    import xlsxwriter  # where it is used: few ask for a workbook

    with xlsxwriter.Workbook(file, OPTIONS) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet("数据")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(table.columns) - 1, WIDTH)
        _write_row(sheet, 0, [column.title for column in table.columns], bold)
        for number, row in enumerate(table.rows, 1):
            _write_row(sheet, number, row)
        second = book.add_worksheet("说明")
        second.set_column(0, 1, WIDTH * 2)
        meanings = [(column.title, column.meaning) for column in table.columns]
        for number, line in enumerate([*notes, ("", ""), *meanings]):
            _write_row(second, number, line)


def _write_row(
    sheet: "Worksheet", number: int, row: Sequence[Cell], style: "Format | None" = None
) -> None:
    for place, cell in enumerate(row):
        if cell is None or cell == "":
            continue
        if (
            isinstance(cell, Decimal | int)
            and not isinstance(cell, bool)
            and len(Decimal(cell).normalize().as_tuple().digits) <= FLOAT_DIGITS
        ):
            sheet.write_number(number, place, float(cell), style)
        elif isinstance(cell, datetime.date):
            sheet.write_datetime(number, place, cell, style)
        else:
            sheet.write_string(number, place, plain(cell), style)
