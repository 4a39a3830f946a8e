"""The figures of a block: one row per number that counts something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from releases.text.period_mentions import Period
from releases.text.sentences import clauses, sentences
from releases.text.width import fold

from .change_words import basis_of, direction, is_listed, kind_of
from .figure_periods import Times, averaged, times
from .indicator_names import Setting, indicator
from .paired_figures import levels_of, paired
from .quantities import Quantity, quantities
from .reading import Block, Statistic, StatisticKind

# A sentence longer than this is damage or a table; its first part is enough to look at.
_LONGEST = 3000
_PER_SENTENCE = 120
# 其中在甲市有…: the place goes on for the counts listed after it.
_PLACE = re.compile(r"在(?P<place>[^,。;在]{2,10}?),?有$")
_NEAR = 120
_NEXT = re.compile(r"下一?步|今后|接下来|明年|未来|下阶段|(?:[一二三四五六七八九]、)?下")
_BOTH = re.compile(r"双双|均[位居列]|都[位居列]|分别[位居列]")


class _Bounds(NamedTuple):
    """Where the sentence and the clause of a number begin, and its own words begin and end."""

    sentence: int
    clause: int
    left: int
    right: int


@dataclass
class _Context:
    block: Block
    on: date | None
    times: Times
    lead: str
    previous: Statistic | None = None
    place: str = ""
    carried: tuple[str, ...] = ()


def figures(blocks: Sequence[Block], on: date | None) -> Iterator[Statistic]:
    """Figures in order; a time that a speaker named goes on until the turn or the topic ends."""
    before: Block | None = None
    carried: Period | None = None
    for block in blocks:
        if block.kind == "heading" and before is not None:
            carried = None
        if not _same_turn(before, block) or _NEXT.match(fold(block.text[:8])):
            carried = None
        context = _context(block, on, carried)
        yield from _figures(context)
        carried = context.times.last()
        before = block


def statistics(block: Block, on: date | None) -> Iterator[Statistic]:
    """One block's figures; ``on`` is the day against which 去年 and 7月底 are meant."""
    return _figures(_context(block, on, None))


def _same_turn(before: Block | None, block: Block) -> bool:
    return (
        before is not None
        and (before.kind, before.speaker) == (block.kind, block.speaker)
        and block.kind not in ("heading", "question")
    )


def _context(block: Block, on: date | None, carried: Period | None) -> _Context:
    folded = fold(block.text)
    first = next(sentences(folded[:_NEAR]), (0, 0))
    return _Context(block, on, times(folded, on, carried), folded[first[0] : first[1]])


def _figures(context: _Context) -> Iterator[Statistic]:
    folded = fold(context.block.text)
    for start, end in sentences(folded):
        context.previous, context.place = None, ""
        end = min(end, start + _LONGEST)
        found = quantities(folded[start:end])[:_PER_SENTENCE]
        shifted = [replace(q, start=q.start + start, end=q.end + start) for q in found]
        rows = _sentence(folded, (start, end), shifted, context)
        if rows:
            rows = averaged(paired(rows, folded, start, context.carried))
            context.carried = levels_of(rows) or context.carried
            yield from (row for row in rows if not _repeats(row, context))


def _repeats(row: Statistic, context: _Context) -> bool:
    """A heading's figure repeats the text below, unless it tells a time or ends in the figure."""
    if context.block.kind != "heading" or context.times.named:
        return False
    return bool(context.block.text[row.end :].strip("。!！ "))


def _sentence(
    text: str, span: tuple[int, int], found: list[Quantity], context: _Context
) -> list[Statistic]:
    stops = list(clauses(text, *span))
    told: list[Statistic] = []
    at = 0
    for number, quantity in enumerate(found):
        while at + 1 < len(stops) and stops[at][1] <= quantity.start:
            at += 1
        left = max(stops[at][0] if stops else span[0], found[number - 1].end if number else 0)
        right = min(stops[at][1], found[number + 1].start if number + 1 < len(found) else span[1])
        between = text[found[number - 1].end : quantity.start] if number else ""
        bounds = _Bounds(span[0], stops[at][0], left, right)
        row = _row(text, quantity, bounds, between, context)
        if row.kind == "rank" and _BOTH.search(text[left : quantity.start]):
            told = paired(told, text, span[0], context.carried)
            told += _shared(row, told)
        else:
            told.append(row)
        context.previous = told[-1]
    return told


def _row(
    text: str, quantity: Quantity, bounds: _Bounds, between: str, context: _Context
) -> Statistic:
    words = text[bounds.left : quantity.start]
    kind, way = _kind(text, quantity, words, between, context.previous)
    basis = basis_of(text[bounds.clause : quantity.start]) if kind == "change" else ""
    if not basis and kind == "change" and context.previous and is_listed(between):
        basis = context.previous.basis
    falls = way < 0 and not quantity.value.startswith("-")
    return Statistic(
        block=context.block.id,
        start=quantity.start,
        end=quantity.end,
        indicator=_name(text, quantity, kind, bounds, context),
        kind=kind,
        value=f"-{quantity.value}" if falls else quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        period=context.times.at(quantity.start, text),
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
    text: str, quantity: Quantity, kind: StatisticKind, bounds: _Bounds, context: _Context
) -> str:
    words = text[bounds.left : quantity.start]
    before = words.removesuffix(quantity.scope) if quantity.scope else words
    place = _PLACE.search(text, max(bounds.sentence, bounds.left - _NEAR), quantity.start)
    if place and place.end() >= bounds.left:
        context.place = place["place"]
    elif kind != "level" or (bounds.clause == bounds.left and before):
        context.place = ""
    previous = context.previous
    return indicator(
        Setting(
            left=before[before.rfind(":") + 1 :],
            right=text[quantity.end : bounds.right],
            clause=text[bounds.clause : quantity.start],
            sentence=text[max(bounds.sentence, quantity.start - _NEAR) : quantity.start],
            place=context.place,
            previous=previous.indicator if previous else "",
            unit=quantity.unit,
            kind=kind,
            after_unit=previous.unit if previous else "",
            lead=context.lead,
        )
    )


def _shared(row: Statistic, told: list[Statistic]) -> list[Statistic]:
    """``甲增长1%,乙增长2%,双双位居全省第一`` ranks both."""
    pair = [before for before in told if before.kind == told[-1].kind][-2:]
    if len(pair) < 2:
        return [row]
    named = [before.indicator + ("增速" if before.kind == "change" else "") for before in pair]
    return [replace(row, indicator=name) for name in named]
