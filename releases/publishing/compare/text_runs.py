"""What differs between two texts, character by character; a number is never split."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import LCSseq, Postfix, Prefix

# The cost grows with one length times the other: what is beyond is told as one piece.
MOST_PAIRS = 50_000_000
_TOKEN = re.compile(
    r"\d+(?:[.,，]\d+)*[%％]?|[零〇一二三四五六七八九十百千万亿两]{2,}|[A-Za-z]+|"
    r".[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)
_NUMBER = re.compile(r"\d|[零〇一二三四五六七八九十百千万亿两]{2}")

Sign = Literal["same", "gone", "new"]
Step = tuple[Sign, slice, slice]


@dataclass(frozen=True, slots=True)
class Run:
    sign: Sign
    text: str


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Both texts as one row of runs."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Run] = []
    for same, gone, come in _readable(before, after):
        found += [Run("same", same), Run("gone", gone), Run("new", come)]
    return tuple(run for run in found if run.text)


def steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """What to keep of a sequence, what to take out and what to put in, so that it is the other."""
    known: dict[str, int] = {}
    before = [known.setdefault(each, len(known)) for each in old]
    after = [known.setdefault(each, len(known)) for each in new]
    head = Prefix.similarity(before, after)
    tail = Postfix.similarity(before[head:], after[head:])
    ends = len(old) - tail, len(new) - tail
    yield "same", slice(0, head), slice(0, head)
    middle = before[head : ends[0]], after[head : ends[1]]
    if len(middle[0]) * len(middle[1]) > MOST_PAIRS:
        yield "gone", slice(head, ends[0]), slice(head, head)
        yield "new", slice(ends[0], ends[0]), slice(head, ends[1])
    else:
        for op in LCSseq.opcodes(*middle):
            of = (
                slice(op.src_start + head, op.src_end + head),
                slice(op.dest_start + head, op.dest_end + head),
            )
            if op.tag == "equal":
                yield "same", *of
            else:
                yield "gone", of[0], slice(of[1].start, of[1].start)
                yield "new", slice(of[0].stop, of[0].stop), of[1]
    yield "same", slice(ends[0], len(old)), slice(ends[1], len(new))


def shared(old: Counter[str], new: Counter[str]) -> float:
    """What part of the longer of two texts, by their characters, stands in both."""
    return (old & new).total() / max(old.total(), new.total(), 1)


def shortened(found: Iterable[Run], around: int, ends: int) -> tuple[Run, ...]:
    """What stays the same is shown by so many characters beside what does not, and by so many at
    the beginning and the end of the whole."""
    whole = list(found)
    last = len(whole) - 1
    return tuple(
        Run("same", _cut(run.text, around if n else ends, around if n < last else ends))
        if run.sign == "same"
        else run
        for n, run in enumerate(whole)
    )


def _cut(text: str, first: int, last: int) -> str:
    if len(text) <= first + last + 1:
        return text
    return f"{text[:first]}…{text[len(text) - last :]}"


def _readable(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """In turn what stays, goes and comes; words that stay by chance within a rewritten passage,
    fewer than what changed on either side of them, are rewritten with it."""
    parts: list[tuple[list[str], list[str], list[str]]] = [([], [], [])]
    for stay, group in groupby(steps(old, new), key=lambda step: step[0] == "same"):
        taken = list(group)
        gone = [token for _sign, a, _b in taken for token in old[a]]
        if stay:
            parts.append((gone, [], []))
            continue
        parts[-1][1].extend(gone)
        parts[-1][2].extend(token for _sign, _a, b in taken for token in new[b])
        while len(parts) > 1 and _by_chance(parts[-2], parts[-1]):
            stays, gone, come = parts.pop()
            parts[-1][1].extend(stays + gone)
            parts[-1][2].extend(stays + come)
    for stays, gone, come in parts:
        yield "".join(stays), "".join(gone), "".join(come)


def _by_chance(
    before: tuple[list[str], list[str], list[str]], here: tuple[list[str], list[str], list[str]]
) -> bool:
    stays = here[0]
    least = min(max(map(len, before[1:])), max(map(len, here[1:])))
    return 0 < len(stays) < least and not any(map(_NUMBER.search, stays))
