"""The diff of two readings: their facts, their blocks character by character, their figures."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from releases.intake.parse.reading import (
    FACTS,
    ParsedBlock,
    ParsedStatistic,
    Reading,
    fact,
)

# difflib is quadratic: past these, what differs is compared as one piece.
MAX_TOKENS = 3000
MAX_BLOCKS = 800
# Less in common than this, and one block is not a change of the other.
_ALIKE = 0.5
_TOKEN = re.compile(r"\d+(?:[.,，]\d+)*[%％]?|[A-Za-z]+|.", re.DOTALL | re.ASCII)

Sign = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Run:
    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A block of either reading or both; `runs` mark what was taken out and put in."""

    old: ParsedBlock | None
    new: ParsedBlock | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    facts: tuple[tuple[str, str, str], ...] = ()
    blocks: tuple[Changed, ...] = ()
    figures: tuple[tuple[ParsedStatistic | None, ParsedStatistic | None], ...] = ()

    def __bool__(self) -> bool:
        return any((self.facts, self.blocks, self.figures))


def compare(old: Reading, new: Reading) -> Differences:
    facts = [(path, _printed(old, path), _printed(new, path)) for path in FACTS]
    gone, come = _people(old) - _people(new), _people(new) - _people(old)
    facts.append(("speakers", "、".join(gone), "、".join(come)))
    texts = [block.text for block in old.blocks], [block.text for block in new.blocks]
    blocks = (
        change
        for sign, a, b in _opcodes(*texts, MAX_BLOCKS)
        if sign != "equal"
        for change in _paired(old.blocks[a], new.blocks[b])
    )
    return Differences(
        tuple((name, was, now) for name, was, now in facts if was != now),
        tuple(blocks),
        tuple(_figures(old, new)),
    )


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Both texts as one row of runs, character by character; a number is never split."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Run] = []
    for sign, a, b in _opcodes(before, after, MAX_TOKENS):
        if sign == "equal":
            found.append(Run("same", "".join(before[a])))
        else:
            found += [Run("gone", "".join(before[a])), Run("new", "".join(after[b]))]
    return tuple(run for run in found if run.text)


def shared(old: Sequence[str], new: Sequence[str]) -> float:
    """What part of the longer row of texts stands in both."""
    both = (Counter(old) & Counter(new)).total()
    return both / max(len(old), len(new), 1)


def _printed(reading: Reading, path: str) -> str:
    value = fact(reading, path)
    return "、".join(value) if isinstance(value, tuple) else value or ""


def _people(reading: Reading) -> Counter[str]:
    """周敏（市公安局副局长）: whoever holds another post is told as somebody else."""
    posts = [speaker.organisation + "、".join(speaker.posts) for speaker in reading.speakers]
    return Counter(
        f"{speaker.name}（{post}）" if post else speaker.name
        for speaker, post in zip(reading.speakers, posts, strict=True)
    )


def _paired(gone: Sequence[ParsedBlock], come: Sequence[ParsedBlock]) -> Iterator[Changed]:
    """In order: blocks taken out, each followed by the first later one that is much like it."""
    left = list(come)
    ahead = 50 if len(gone) < MAX_BLOCKS else 3
    for block in gone:
        near = enumerate(left[:ahead])
        at = next((n for n, other in near if shared(block.text, other.text) >= _ALIKE), None)
        if at is None:
            yield Changed(block, None, (Run("gone", block.text),))
            continue
        yield from (Changed(None, other, (Run("new", other.text),)) for other in left[:at])
        yield Changed(block, left[at], runs(block.text, left[at].text))
        left = left[at + 1 :]
    yield from (Changed(None, other, (Run("new", other.text),)) for other in left)


def _figures(
    old: Reading, new: Reading
) -> Iterator[tuple[ParsedStatistic | None, ParsedStatistic | None]]:
    """Figures of one indicator, kind, period and basis are paired in order."""
    waiting: dict[tuple[str, ...], list[ParsedStatistic]] = defaultdict(list)
    for row in reversed(old.statistics):
        waiting[_what(row)].append(row)
    come = []
    for row in new.statistics:
        before = waiting[_what(row)].pop() if waiting[_what(row)] else None
        if before is None or _amount(before) != _amount(row):
            come.append((before, row))
    left = {id(row) for rows in waiting.values() for row in rows}
    yield from come
    yield from ((row, None) for row in old.statistics if id(row) in left)


def _what(row: ParsedStatistic) -> tuple[str, ...]:
    period = row.period.label if row.period else ""
    return row.indicator, row.kind, row.basis, row.scope, period


def _amount(row: ParsedStatistic) -> tuple[str, ...]:
    return row.value, row.unit, row.qualifier, row.goal


def _opcodes(
    old: Sequence[str], new: Sequence[str], most: int
) -> Iterator[tuple[str, slice, slice]]:
    """difflib's, with what both begin and end with set aside; too long a middle is one piece."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    middle = old[head : ends[0]], new[head : ends[1]]
    yield "equal", slice(0, head), slice(0, head)
    if max(map(len, middle)) > most:
        yield "replace", slice(head, ends[0]), slice(head, ends[1])
    elif any(middle):
        for sign, a, b, c, d in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
            yield sign, slice(a + head, b + head), slice(c + head, d + head)
    yield "equal", slice(ends[0], len(old)), slice(ends[1], len(new))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
