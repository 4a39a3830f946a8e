"""Tables by their own arithmetic: totals of columns and rows, shares, rates and changes."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from itertools import permutations
from typing import NamedTuple

from releases.figures.printed_numbers import overlap
from releases.intake.parse.reading import Reading
from releases.text.folding import fold_simplified

from .finding import CheckFinding, FoundAt

TOTAL, SHARE, CHANGE = "parts_miss_total", "share_does_not_follow", "change_does_not_fit"
_TOTAL = re.compile(
    r".{0,6}(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*数|总\s*量|总和)|全[市省区县州国年]"
)
_SUBTOTAL = re.compile(r"小\s*计|其中|[:：]$|含|^#")
# Columns of which nobody takes the sum.
_NO_SUM = re.compile(
    r"率|比|%|％|占|增|降|同期|平均|均|排名|位次|名次|序号|时间|日期|电话|年份|编号|周期|指数|每"
)
_RATE, _GROWTH = re.compile(r"率|占|比重|比例"), re.compile(r"同比|环比|增长|增幅|增速|增减|±")
_OF_OTHERS = f"{_RATE.pattern}|{_GROWTH.pattern}"
_NO_RATE = re.compile(r"增长率|变化率")
_PLAIN = re.compile(r"^[+-]?\d[\d,]*(?:\.\d+)?$")
_LEAST, _MOST = Decimal("0.8"), Decimal("1.25")
Computed = Callable[[Decimal, Decimal], Decimal]


class NumberCell(NamedTuple):
    """With where it stands in its block; `value` is None for words."""

    text: str
    start: int
    value: Decimal | None

    @property
    def stretch(self) -> tuple[Decimal, Decimal]:
        """What rounding leaves open."""
        assert self.value is not None
        exponent = int(self.value.as_tuple().exponent)
        half = Decimal(5).scaleb(exponent - 1) if exponent < 0 else Decimal(0)
        return self.value - half, self.value + half


Rows = list[list[NumberCell]]


def cells_of(text: str) -> Rows:
    rows: Rows = []
    start = 0
    for line in text.split("\n"):
        row = []
        for told in line.split("\t"):
            row.append(
                NumberCell(told.strip(), start + len(told) - len(told.lstrip()), number_in(told))
            )
            start += len(told) + 1
        rows.append(row)
    return rows


def number_in(told: str) -> Decimal | None:
    plain = fold_simplified(told.strip()).rstrip("%").replace(" ", "")
    if not _PLAIN.match(plain):
        return None
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None


def tables_that_miss(reading: Reading) -> Iterator[CheckFinding]:
    """One at most for a cell."""
    for n, block in enumerate(reading.blocks):
        if block.kind != "table":
            continue
        rows = cells_of(block.text)
        if len(rows) < 3 or len({len(row) for row in rows}) > 1:
            continue
        found = [*totals_below(rows), *totals_beside(rows), *columns_that_miss(rows)]
        told: set[int] = set()
        for cell, kind, message in found:
            if cell.start not in told:
                told.add(cell.start)
                at, end = FoundAt("blocks", n, "text"), cell.start + len(cell.text)
                yield CheckFinding(kind, message, at, cell.start, end, cell.text)


def totals_below(rows: Rows) -> Iterator[tuple[NumberCell, str, str]]:
    """The row of 合计 beside the rows that it is of: it stands last, or first."""
    header, body = rows[0], rows[1:]
    totals = [row for row in body if _TOTAL.fullmatch(row[0].text)]
    if len(totals) != 1 or totals[0] not in (body[0], body[-1]):
        return
    parts = [row for row in body if row is not totals[0]]
    if any(_SUBTOTAL.search(row[0].text) for row in parts):
        return
    for at in range(1, len(header)):
        if not _NO_SUM.search(header[at].text) and "%" not in fold_simplified(totals[0][at].text):
            yield from total_that_misses(totals[0][at], [row[at] for row in parts])


def total_that_misses(
    total: NumberCell, parts: list[NumberCell]
) -> Iterator[tuple[NumberCell, str, str]]:
    values = [part.value for part in parts if part.value is not None]
    if total.value is None or len(values) < len(parts) or len(parts) < 2:
        return
    summed = sum(values, Decimal(0))
    stretch = sum(part.stretch[0] for part in parts), sum(part.stretch[1] for part in parts)
    bounds = Decimal(stretch[0]), Decimal(stretch[1])
    near = total.value * _LEAST <= summed <= total.value * _MOST
    if near and not overlap(bounds, total.stretch):
        yield total, TOTAL, f"表中各项合计{summed:f}，“{total.text}”对不上，请核对。"


def totals_beside(rows: Rows) -> Iterator[tuple[NumberCell, str, str]]:
    """A column of 合计 beside the others, where it is their sum in most rows."""
    header = rows[0]
    totals = [at for at, cell in enumerate(header) if at and _TOTAL.search(cell.text)]
    others = (at for at in range(1, len(header)) if at not in totals)
    parts = [at for at in others if not _NO_SUM.search(header[at].text)]
    if len(totals) != 1 or len(parts) < 2:
        return
    missed = [
        list(total_that_misses(row[totals[0]], [row[at] for at in parts])) for row in rows[1:]
    ]
    counted = sum(all(row[at].value is not None for at in parts) for row in rows[1:])
    misses = [each for found in missed for each in found]
    if 0 < 2 * len(misses) <= counted:
        yield from misses


def columns_that_miss(rows: Rows) -> Iterator[tuple[NumberCell, str, str]]:
    """A column of shares or changes that follows from two others, or from one and its sum, in
    most rows; what does not in the others."""
    header = rows[0]
    columns = range(1, len(header))
    numbers = [at for at in columns if not re.search(_OF_OTHERS, header[at].text)]
    for at in columns:
        cell = header[at]
        if at in numbers:
            continue
        grows = bool(_GROWTH.search(cell.text)) and not _RATE.search(_NO_RATE.sub("", cell.text))
        ways = [misses_of_pair(rows, at, pair, grows) for pair in permutations(numbers, 2)]
        if not grows:
            ways += [misses_of_sum(rows, at, other) for other in numbers]
        fits, missed = max(ways, key=lambda way: way[0], default=(0, []))
        if 0 < len(missed) <= fits:
            yield from missed


def misses_of_pair(
    rows: Rows, at: int, pair: tuple[int, int], grows: bool
) -> tuple[int, list[tuple[NumberCell, str, str]]]:
    """How many rows fit, and the cells that do not."""
    told = [(row[at], row[pair[0]].value, row[pair[1]].value) for row in rows[1:]]
    return misses_of(told, CHANGE if grows else SHARE, changed if grows else share)


def misses_of_sum(rows: Rows, at: int, other: int) -> tuple[int, list[tuple[NumberCell, str, str]]]:
    parts = [row for row in rows[1:] if not _TOTAL.fullmatch(row[0].text)]
    values = [row[other].value for row in parts]
    whole = sum((value for value in values if value is not None), Decimal(0))
    return misses_of([(row[at], row[other].value, whole) for row in parts], SHARE, share)


def misses_of(
    told: list[tuple[NumberCell, Decimal | None, Decimal | None]], kind: str, computed: Computed
) -> tuple[int, list[tuple[NumberCell, str, str]]]:
    fits, missed = 0, []
    for cell, one, other in told:
        if cell.value is None or one is None or not other:
            continue
        right = computed(one, other)
        low, high = cell.stretch
        slack = Decimal("0.5") if cell.value == int(cell.value) else Decimal("0.05")
        if low - slack <= right <= high + slack:
            fits += 1
        else:
            message = f"表中“{cell.text}”：按同一行的数算得{right:.2f}%，请核对。"
            missed.append((cell, kind, message))
    return fits, missed


def share(one: Decimal, other: Decimal) -> Decimal:
    return one / other * 100


def changed(one: Decimal, other: Decimal) -> Decimal:
    return (one / other - 1) * 100
