"""The figures of a block: one row per number that counts something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from releases.intake.parse.reading import ParsedBlock, ParsedStatistic, StatisticKind
from releases.text.folding import as_printed, fold_simplified
from releases.text.sentences import RINGED, clauses, sentences

from .change_words import basis_of, is_listed, kind_of
from .figure_periods import Place, Times, times, within
from .listed_periods import with_listed_times
from .names.heads import Heads, with_batches
from .names.indicator_names import indicator
from .names.scopes import with_scope
from .names.setting import Setting
from .names.shared_words import with_shared_words
from .names.telling_apart import told_apart
from .paired_figures import both_ranked, levels_of, paired, paired_cases
from .qualifiers import Quantity
from .quantities import quantities
from .single_cases import is_single_case
from .tables.table_figures import table_figures
from .turn_times import Turn
from .wanted_figures import with_goals

# A sentence longer than this is damage or a table; its first part is enough to look at.
_MAX_SENTENCE = 3000
_MAX_IN_SENTENCE = 120
# 其中在甲市有…: the place goes on for the counts listed after it.
_PLACE = re.compile(r"在(?P<place>[^,。;在]{2,10}?),?有$")
_MAX_BEFORE = 120
# 专利授权①200件: the mark of a note between a name and its number.
_NOTE = re.compile(rf"(?:[{RINGED}]|\[\d{{1,2}}\])(?=\s?\d)")
_NEXT = re.compile(r"下一?步|今后|接下来|明年|未来|下阶段|(?:[一二三四五六七八九]、)?下")
_PLANS = re.compile(r"下一?步|下阶段|打算|计划|思路|安排|重点任务|目标")
# What these sentences count is what the sentence before counted.
_PARTS = re.compile(r"其中|[分从按][季月]|(?:[上下]半年|[一二三四1-4]季度|\d{1,2}月份?)\d")
_BOTH = re.compile(r"双双|均[位居列]|都[位居列]|分别[位居列]")


class _Bounds(NamedTuple):
    """Where a number's sentence, clause and own words begin, its words and the last number end."""

    sentence: int
    clause: int
    left: int
    right: int
    before: int


@dataclass
class _Context:
    """What is known of a block while its figures are read; ``text`` is its folded text."""

    block: ParsedBlock
    text: str
    times: Times
    lead: str
    previous: ParsedStatistic | None = None
    heads: Heads = field(default_factory=Heads)
    place: str = ""
    carried: tuple[str, ...] = ()


def figures(
    blocks: Sequence[ParsedBlock], on: date | None, published: date | None = None
) -> Iterator[ParsedStatistic]:
    """Figures in order, each with the shortest name that tells it from the others."""
    texts = {block.id: fold_simplified(block.text) for block in blocks}
    # Its words as a page in traditional characters has them.
    printed = {block.id: as_printed(block.text) for block in blocks}
    rows = told_apart(list(_figures(blocks, on)), texts)
    for row in with_goals(rows, blocks, on):
        own = printed[row.block]
        period = row.period if row.goal else within(row.period, on, published or on)
        if own is str:  # in simplified characters, words are as printed
            yield row if period is row.period else replace(row, period=period)
            continue
        period = period and replace(period, label=own(period.label))
        names = own(row.indicator), own(row.unit), own(row.scope)
        yield replace(row, indicator=names[0], unit=names[1], scope=names[2], period=period)


def _figures(blocks: Sequence[ParsedBlock], on: date | None) -> Iterator[ParsedStatistic]:
    """A time that a speaker named goes on until the turn or the topic ends."""
    speaks: tuple[str, int | None] | None = None
    turn, above, topic = Turn(), "", ""
    for block in blocks:
        if block.kind == "table":
            yield from table_figures(block, above, on)
            continue
        above = block.text
        if block.kind == "heading":
            turn = Turn(planned=bool(_PLANS.search(fold_simplified(above))))
        elif _NEXT.match(fold_simplified(above[:8])):
            turn = Turn(planned=True)
        elif block.kind == "question" or (speaks and speaks != (block.kind, block.speaker)):
            turn = Turn()
        context = _context(block, on, turn)
        context.heads.topic = topic if speaks == (block.kind, block.speaker) else ""
        yield from _of_block(context)
        topic = context.heads.topic
        turn.hear(context.times.named)
        speaks = None if block.kind == "heading" else (block.kind, block.speaker)


def statistics(block: ParsedBlock, on: date | None) -> Iterator[ParsedStatistic]:
    """One block's figures; ``on`` is the day against which 去年 and 7月底 are meant."""
    return _of_block(_context(block, on, Turn()))


def _context(block: ParsedBlock, on: date | None, turn: Turn) -> _Context:
    folded = _NOTE.sub(lambda note: " " * len(note[0]), fold_simplified(block.text))
    first = next(sentences(folded[:_MAX_BEFORE]), (0, 0))
    return _Context(block, folded, times(folded, on, turn), folded[first[0] : first[1]])


def _of_block(context: _Context) -> Iterator[ParsedStatistic]:
    text = context.text
    # A heading's figure repeats the text below, unless it tells a time or ends in the figure.
    repeats = context.block.kind == "heading" and not context.times.named
    in_case = False
    for start, end in sentences(text):
        context.previous = context.previous if _PARTS.match(text, start) else None
        context.place = ""
        context.heads.open_sentence(text[start : start + _MAX_BEFORE])
        end = min(end, start + _MAX_SENTENCE)
        in_case = is_single_case(text[start:end], goes_on=in_case)
        if in_case:
            continue
        found = quantities(text[start:end], start)[:_MAX_IN_SENTENCE]
        stops = list(clauses(text, start, end))
        rows: list[ParsedStatistic] = []
        at, before = 0, start
        for quantity, after in zip(found, [*found[1:], None], strict=False):
            while at + 1 < len(stops) and stops[at][1] <= quantity.start:
                at += 1
            left = max(stops[at][0], before)
            right = min(stops[at][1], after.start if after else end)
            bounds = _Bounds(start, stops[at][0], left, right, before)
            row = statistic_of(quantity, bounds, context)
            before = quantity.end
            if row.kind == "rank" and _BOTH.search(text[left : quantity.start]):
                rows = paired(rows, text, start, context.carried)
                rows += both_ranked(row, rows)
            else:
                rows.append(row)
            context.previous = rows[-1]
            context.heads.note(rows[-1], text[bounds.before : quantity.start])
        rows = paired_cases(with_shared_words(rows, text), text)
        rows = paired(rows, text, start, context.carried)
        rows = with_listed_times([with_scope(row) for row in rows], context.times)
        context.carried = levels_of(rows) or context.carried
        for row in rows:
            if not repeats or not context.block.text[row.end :].strip("。!！ "):
                yield row


def statistic_of(quantity: Quantity, bounds: _Bounds, context: _Context) -> ParsedStatistic:
    text, previous = context.text, context.previous
    listed = previous and is_listed(text[bounds.before : quantity.start])
    kind, way = kind_of(
        quantity,
        text[bounds.left : quantity.start],
        text[quantity.end : quantity.end + 8],
        previous if listed else None,
    )
    basis = basis_of(text[bounds.clause : quantity.start]) if kind == "change" else ""
    if not basis and kind == "change" and previous and listed:
        basis = previous.basis
    falls = way < 0 and not quantity.value.startswith("-")
    name = name_of(quantity, kind, bounds, context)
    scope, name = context.heads.scope_of(name, kind, text[bounds.before : quantity.start])
    if kind == "level":
        name = with_batches(name, quantity.unit)
    return ParsedStatistic(
        block=context.block.id,
        start=quantity.start,
        end=quantity.end,
        indicator=name,
        kind=kind,
        value=f"-{quantity.value}" if falls else quantity.value,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        period=context.times.of(
            Place(quantity, kind, bounds.sentence, bounds.clause, bounds.left), previous
        ),
        basis=basis,
        scope=quantity.scope or scope,
    )


def name_of(quantity: Quantity, kind: StatisticKind, bounds: _Bounds, context: _Context) -> str:
    text, previous = context.text, context.heads.compared(kind, quantity.unit, context.previous)
    words = text[bounds.left : quantity.start]
    before = words.removesuffix(quantity.scope) if quantity.scope else words
    place = _PLACE.search(text, max(bounds.sentence, bounds.left - _MAX_BEFORE), quantity.start)
    if place and place.end() >= bounds.left:
        context.place = place["place"]
    elif kind != "level" or (bounds.clause == bounds.left and before):
        context.place = ""
    return indicator(
        Setting(
            left=before[before.rstrip(": ").rfind(":") + 1 :].rstrip(": "),
            right=text[quantity.end : bounds.right],
            clause=text[bounds.clause : quantity.start],
            sentence=text[max(bounds.sentence, quantity.start - _MAX_BEFORE) : quantity.start],
            place=context.place,
            whole=context.heads.whole_for(quantity.unit, words),
            divided=context.heads.divides(text[bounds.before : quantity.start]),
            topic=context.heads.topic,
            verbs=context.heads.verbs,
            previous=previous.indicator if previous else "",
            unit=quantity.unit,
            kind=kind,
            after_unit=previous.unit if previous else "",
            lead=context.lead,
        )
    )
