"""A table's text as cells with their places, and which rows are its head."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from releases.intake.parse.figures.unit_words import MAGNITUDE, UNIT

_NUMBER = re.compile(
    r"(?P<sign>[-−+▲▼↑↓]|增长|下降|减少|增加|第)?\s?(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    rf"(?P<unit>\(?(?:(?:{MAGNITUDE})?{UNIT}|{MAGNITUDE})?\)?)(?:\[\d+\]|[①-⑩*]|\(注\d?\))?"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:\(.*\))?")
_FALLS = frozenset("-−▼↓") | {"下降", "减少"}


class Cell(NamedTuple):
    """One cell: its words, and where they stand in the table's text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Number(NamedTuple):
    """What a cell counts; ``unit`` where the cell itself says it."""

    value: str
    unit: str
    start: int
    end: int
    is_rank: bool
    falls: bool


class Grid(NamedTuple):
    """The heads of the columns, from the rows of the head joined, and the rows below."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def grid(text: str) -> Grid:
    """The folded text of a table, opened; a head cell goes on over the empty ones after it."""
    rows: list[list[Cell]] = []
    at = 0
    for line in text.split("\n"):
        cells = []
        for words in line.split("\t"):
            bare = words.strip()
            cells.append(Cell(bare, at + len(words) - len(words.lstrip())))
            at += len(words) + 1
        rows.append(cells)
    size = next((n for n, row in enumerate(rows) if is_data(row, first=n == 0)), len(rows))
    width = max(map(len, rows))
    heads = [""] * width
    for row in rows[:size]:
        last = ""
        for column in range(width):
            words = row[column].text if column < len(row) else ""
            # Below a head over several columns each has its own words; the first column is alone.
            last = words or (last if column > 1 or not heads[0] else "")
            heads[column] += f" {last}"
    return Grid([head.strip() for head in heads], rows[size:])


def number(cell: Cell) -> Number | None:
    """The number that the cell holds and nothing else; None of 空, — and words."""
    match = _NUMBER.fullmatch(cell.text)
    if match is None:
        return None
    start = cell.start + match.start("n")
    end = cell.start + match.end("unit")
    sign = match["sign"] or ""
    if sign in ("-", "−"):
        start = cell.start + match.start("sign")
    unit = match["unit"].strip("()")
    rank = sign == "第"
    value = match["n"].replace(",", "")
    return Number(value, "" if rank else unit, start, end, rank, sign in _FALLS)


def is_data(row: Sequence[Cell], *, first: bool) -> bool:
    counted = [cell for cell in row[1:] if number(cell)]
    return bool(counted) and not (first and all(_YEAR.fullmatch(cell.text) for cell in counted))
