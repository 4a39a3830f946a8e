"""The figures of a block: one row per number that counts something."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from releases.text.periods import Mention, mentions
from releases.text.sentences import clauses, sentences
from releases.text.width import fold

from .changes import basis_of, direction, is_listed, kind_of
from .indicators import indicator
from .quantities import Quantity, quantities
from .reading import Block, Period, Statistic, StatisticKind

# A sentence longer than this is damage or a table; its first part is enough to look at.
_LONGEST = 3000
_PER_SENTENCE = 120


@dataclass
class _Context:
    block: Block
    on: date | None
    mentions: list[Mention]
    previous: Statistic | None = None


def statistics(block: Block, on: date | None) -> Iterator[Statistic]:
    """Figures in order; ``on`` is the day against which 去年 and 7月底 are meant."""
    folded = fold(block.text)
    if block.kind == "heading" and next(mentions(folded, on), None) is None:
        # Without a time of its own a heading's figure only repeats the text below it.
        return
    context = _Context(block, on, list(mentions(folded, on)))
    for start, end in sentences(folded):
        context.previous = None
        end = min(end, start + _LONGEST)
        found = quantities(folded[start:end])[:_PER_SENTENCE]
        shifted = [replace(q, start=q.start + start, end=q.end + start) for q in found]
        yield from _sentence(folded, (start, end), shifted, context)


def _sentence(
    text: str, span: tuple[int, int], found: list[Quantity], context: _Context
) -> Iterator[Statistic]:
    stops = list(clauses(text, *span))
    told: list[Statistic] = []
    at = 0
    for number, quantity in enumerate(found):
        while at + 1 < len(stops) and stops[at][1] <= quantity.start:
            at += 1
        left = max(stops[at][0] if stops else span[0], found[number - 1].end if number else 0)
        right = min(stops[at][1], found[number + 1].start if number + 1 < len(found) else span[1])
        between = text[found[number - 1].end : quantity.start] if number else ""
        row = _row(text, quantity, (stops[at][0], left, right), between, context)
        rows = _shared(row, told, text[left : quantity.start])
        if rows == [row]:
            rows = [_paired(row, number, found, told, text)]
        told += rows
        context.previous = rows[-1]
        yield from rows


def _row(
    text: str, quantity: Quantity, bounds: tuple[int, int, int], between: str, context: _Context
) -> Statistic:
    clause, left, right = bounds
    words = text[left : quantity.start]
    kind, way = _kind(text, quantity, words, between, context.previous)
    basis = basis_of(text[clause : quantity.start]) if kind == "change" else ""
    if not basis and kind == "change" and context.previous and is_listed(between):
        basis = context.previous.basis
    falls = way < 0 and not quantity.value.startswith("-")
    return Statistic(
        block=context.block.id,
        start=quantity.start,
        end=quantity.end,
        indicator=_name(text, words, between, quantity, right, context),
        kind=kind,
        value=f"-{quantity.value}" if falls else quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        period=_period(quantity.start, context),
        basis=basis,
        scope=quantity.scope,
    )


def _kind(
    text: str, quantity: Quantity, words: str, between: str, previous: Statistic | None
) -> tuple[StatisticKind, int]:
    """Kind and direction; in a list both come from the number before: ``下降2%、3%``."""
    if quantity.is_rank:
        return "rank", 0
    kind, way = kind_of(quantity.unit, words, text[quantity.end : quantity.end + 8])
    listed = previous and previous.unit == quantity.unit and is_listed(between)
    if previous and previous.kind == "change" and listed and not direction(words):
        return "change", -1 if previous.value.startswith("-") else 1
    return kind, way


def _name(
    text: str, words: str, between: str, quantity: Quantity, right: int, context: _Context
) -> str:
    before = words.removesuffix(quantity.scope) if quantity.scope else words
    before = before[before.rfind(":") + 1 :]
    # One character more tells whether the words after end by themselves or at the next number.
    after = "" if quantity.is_rank else text[quantity.end : right + 1]
    previous = context.previous.indicator if context.previous else ""
    return indicator(before, after, between or before, previous)


def _shared(row: Statistic, told: list[Statistic], words: str) -> list[Statistic]:
    """``甲增长1%,乙增长2%,双双位居全省第一`` ranks both."""
    pair = [before for before in told if before.kind == "change"][-2:]
    if row.kind != "rank" or "双双" not in words or len(pair) < 2:
        return [row]
    return [replace(row, indicator=f"{before.indicator}增速") for before in pair]


def _paired(
    row: Statistic, number: int, found: list[Quantity], told: list[Statistic], text: str
) -> Statistic:
    """``甲11户、乙20户,分别增长1%、2%``: the second list speaks of the first, in its order."""
    first = number
    while first and is_listed(text[found[first - 1].end : found[first].start]):
        first -= 1
    opening = text[found[first - 1].end : found[first].start] if first else ""
    size = 1
    while first + size < len(found) and is_listed(
        text[found[first + size - 1].end : found[first + size].start]
    ):
        size += 1
    if "分别" not in opening or size < 2 or len(told) < first or first < size:
        return row
    return replace(row, indicator=told[first - size + number - first].indicator)


def _period(at: int, context: _Context) -> Period | None:
    """The time named last before the number that nothing is merely compared with."""
    named = [m for m in context.mentions if m.end <= at and not m.compared]
    return named[-1].period if named else None
