"""Paragraphs with their figures, as every check of figures looks at them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.intake.parse.reading import ParsedBlock, ParsedDoubt, ParsedStatistic, Reading
from releases.text.folding import fold_simplified
from releases.text.periods.printed_dates import iso_day

_STOP = re.compile(r"[。!?\n]")
AMOUNTS = ("level", "share")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its folded text and its figures from left to right."""

    block: ParsedBlock
    text: str
    rows: tuple[ParsedStatistic, ...]

    def before(self, n: int) -> str:
        """The words of its sentence that lead to the figure, from the figure before."""
        start = self.rows[n - 1].end if n else 0
        return _STOP.split(self.text[start : self.rows[n].start])[-1]

    def between(self, one: ParsedStatistic, other: ParsedStatistic) -> str:
        return self.text[one.end : other.start]

    def sentences(self) -> Iterator[list[int]]:
        """The places among `rows` of the figures of each sentence that has any."""
        found: list[int] = []
        for n, row in enumerate(self.rows):
            if found and _STOP.search(self.text, self.rows[found[-1]].end, row.start):
                yield found
                found = []
            found.append(n)
        if found:
            yield found


def passages(reading: Reading) -> Iterator[Passage]:
    """Every block that has figures; tables speak by row and column and are left out."""
    rows: dict[int, list[ParsedStatistic]] = defaultdict(list)
    for row in sorted(reading.statistics, key=lambda row: (row.start, row.end)):
        rows[row.block].append(row)
    for block in reading.blocks:
        if rows[block.id] and block.kind != "table":
            yield Passage(block, fold_simplified(block.text), tuple(rows[block.id]))


def printed(row: ParsedStatistic) -> Printed:
    return Printed(Decimal(row.value), len(row.value.partition(".")[2]), row.unit, row.qualifier)


def period_of(row: ParsedStatistic) -> CalendarPeriod | None:
    if row.period is None:
        return None
    start, end = iso_day(row.period.start), iso_day(row.period.end)
    return CalendarPeriod(start, end) if start and end and start <= end else None


def at_figure(row: ParsedStatistic, code: str, message: str) -> ParsedDoubt:
    return ParsedDoubt(row.block, row.start, row.end, code, message)


def amount(row: ParsedStatistic) -> str:
    return f"{row.value}{row.unit}"


def plain(value: Decimal, places: int = 2) -> str:
    """Without filling zeros: 18.50 → 18.5."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
