"""Parts that are said to make a whole, and do not: all kinds, both halves, three districts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from releases.checks.passages import Passage, passages, plain, printed
from releases.figures.printed_numbers import Printed
from releases.figures.units import PERCENT, comparable, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

CODE = "parts_miss_total"
# Words that say that nothing is left out.
_ALL = re.compile(
    r"组成|构成|为全部|合计占100|三类案件|两类|共计|全年共|其他|其余|非职务|未成功|县级|单位登记|"
    r"上半年.*下半年|[：:]|和$|均为"
)
_OVERLAP = re.compile(r"重复|交叉|同时|兼|含|不含|左右|其中.*其中|以及.*等|(?:其余|其他)[^\d。]*$")
_TOTAL = re.compile(r"(?:共|总|合计|累计|全部|全年|全市)[^,。;]{0,12}$")
_AT_ONCE = 8


def sums_that_miss(reading: Reading) -> Iterator[ParsedDoubt]:
    """One a sentence: its first or its last amount beside the sum of the others."""
    for passage in passages(reading):
        for places in passage.sentences():
            rows = [passage.rows[n] for n in places]
            levels = [row for row in rows if row.kind == "level" and not row.goal]
            shares = [row for row in rows if row.kind == "share" and not row.goal]
            yield from _levels(passage, levels)
            yield from _shares(passage, shares)


def _levels(passage: Passage, rows: list[ParsedStatistic]) -> Iterator[ParsedDoubt]:
    if not 3 <= len(rows) <= _AT_ONCE or not all(comparable(rows[0].unit, r.unit) for r in rows):
        return
    start, end = rows[0].start, rows[-1].end
    words = passage.text[max(0, start - 16) : end + 16]
    if not _ALL.search(words) or _OVERLAP.search(words.split("。")[0]):
        return
    values = [printed(row) for row in rows]
    ways = [(values[0], values[1:])]
    if _TOTAL.search(passage.text[max(0, rows[-1].start - 14) : rows[-1].start]):
        ways = [(values[-1], values[:-1])]
    for whole, parts in ways:
        if any(part.canonical > whole.canonical for part in parts):
            return
        total = sum((part.canonical for part in parts), Decimal(0))
        if not near(whole, parts) and total > whole.canonical * Decimal("0.8"):
            found = plain(total / unit_of(whole.unit).factor)
            told = f"各部分合计{found}，总数是{plain(whole.value, 6)}{whole.unit}，请核对。"
            yield ParsedDoubt(passage.block.id, start, end, CODE, told)


def _shares(passage: Passage, rows: list[ParsedStatistic]) -> Iterator[ParsedDoubt]:
    """非职务发明占28% beside 职务发明占82%."""
    if not 2 <= len(rows) <= _AT_ONCE or any(unit_of(r.unit).dimension != PERCENT for r in rows):
        return
    start, end = rows[0].start, rows[-1].end
    words = passage.text[max(0, start - 24) : end]
    if not re.search("分别占|非|没有|未", words) or re.search("同比|以上|其中", words):
        return
    total = sum((printed(row).canonical for row in rows), Decimal(0))
    if abs(total - 100) > Decimal("0.3") and Decimal(95) < total < Decimal(130):
        told = f"各项合计{plain(total)}%，不是100%，请核对。"
        yield ParsedDoubt(passage.block.id, start, end, CODE, told)


def near(whole: Printed, parts: list[Printed]) -> bool:
    """Within the rounding of all."""
    low = sum((part.bounds[0] for part in parts), Decimal(0))
    high = sum((part.bounds[1] for part in parts), Decimal(0))
    return low <= whole.bounds[1] and whole.bounds[0] <= high
