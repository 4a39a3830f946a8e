"""Kinds that are all there are, and times that make up a year, wherever an edition tells them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from releases.checks.passages import amount, at_figure, period_of, plain, printed
from releases.checks.sums import stretch
from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import overlap
from releases.figures.units import comparable, unit_of
from releases.intake.parse.reading import ParsedDoubt, ParsedStatistic, Reading

CODE = "parts_miss_total"
_KINDS = (
    ("发明", "实用新型", "外观设计"),
    ("民事", "行政", "刑事"),
    ("线上", "线下"),
    ("城镇", "农村"),
    ("进口", "出口"),
    ("职务", "非职务"),
)
# What a name of a kind has and that of the whole lacks.
_BESIDE = ("", "专利", "案件", "环节")
# What misses by more is of something else.
_LEAST, _MOST = Decimal("0.7"), Decimal("1.3")
Figures = dict[str, list[ParsedStatistic]]


def kinds_that_miss(reading: Reading) -> Iterator[ParsedDoubt]:
    """One for each whole, at its figure."""
    told: dict[tuple[object, ...], Figures] = defaultdict(lambda: defaultdict(list))
    for row in reading.statistics:
        if row.kind == "level" and not row.goal and row.qualifier == "exact":
            period = period_of(row)
            told[row.scope, period][row.indicator].append(row)
    for figures in told.values():
        for kinds in _KINDS:
            yield from of_kinds(figures, kinds)
    yield from years_that_miss(reading)


def of_kinds(figures: Figures, kinds: Sequence[str]) -> Iterator[ParsedDoubt]:
    """审结民事案件数, 审结行政案件数 and 审结刑事案件数 beside 审结案件数."""
    for name in list(figures):
        if kinds[0] not in name:
            continue
        parts = [the_one(figures, name.replace(kinds[0], kind)) for kind in kinds]
        stem = name.replace(kinds[0], "")
        wholes = {stem, *(stem.replace(word, "", 1) for word in _BESIDE if word)}
        whole = next((row for each in wholes if (row := the_one(figures, each))), None)
        found = [part for part in parts if part is not None]
        if whole is not None and len(found) == len(kinds):
            yield from sum_that_misses(whole, found)


def the_one(figures: Figures, name: str) -> ParsedStatistic | None:
    """Where it is told twice and otherwise, another check says so."""
    rows = figures.get(name, [])
    same = len({(row.value, row.unit) for row in rows}) == 1
    return rows[0] if rows and same else None


def sum_that_misses(
    whole: ParsedStatistic, parts: Sequence[ParsedStatistic]
) -> Iterator[ParsedDoubt]:
    if not all(comparable(whole.unit, part.unit) for part in parts):
        return
    low = sum((stretch(part)[0] for part in parts), Decimal(0))
    high = sum((stretch(part)[1] for part in parts), Decimal(0))
    near = _LEAST <= high / (printed(whole).canonical or 1) <= _MOST
    if near and not overlap((low, high), stretch(whole)):
        summed = sum((printed(part).canonical for part in parts), Decimal(0))
        told = plain(summed / unit_of(whole.unit).factor, 4)
        message = f"文中各项合计{told}{whole.unit}，总数是{amount(whole)}，请核对总数和各项。"
        yield at_figure(whole, CODE, message)


def years_that_miss(reading: Reading) -> Iterator[ParsedDoubt]:
    """Halves, quarters or months that follow each other and fill what another figure is of."""
    told: dict[tuple[str, str], dict[CalendarPeriod, list[ParsedStatistic]]]
    told = defaultdict(lambda: defaultdict(list))
    for row in reading.statistics:
        period = period_of(row)
        exact = row.kind == "level" and not row.goal and row.qualifier == "exact"
        if exact and period and period.start != period.end:
            told[row.indicator, row.scope][period].append(row)
    for by_period in told.values():
        ones = {
            period: rows[0]
            for period, rows in by_period.items()
            if len({(row.value, row.unit) for row in rows}) == 1
        }
        for period, whole in ones.items():
            if parts := filling(period, list(ones)):
                yield from sum_that_misses(whole, [ones[part] for part in parts])


def filling(whole: CalendarPeriod, periods: Sequence[CalendarPeriod]) -> list[CalendarPeriod]:
    """Those of one length that lie side by side from its first day to its last."""
    for length in {period.lane for period in periods} - {whole.lane}:
        inside = [
            period
            for period in periods
            if period.lane == length and whole.start <= period.start and period.end <= whole.end
        ]
        inside.sort(key=lambda period: period.start)
        joined = all((after.start - before.end).days == 1 for before, after in pairwise(inside))
        if (
            len(inside) > 1
            and joined
            and (inside[0].start, inside[-1].end) == (whole.start, whole.end)
        ):
            return inside
    return []
