"""A question cut into what is known, by names: the cut that leaves the least unknown.

Pure: names come in a `PartsByName`, nothing is asked of the database.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from releases.text.search_key import Keyed, keyed

from .periods import period_at
from .phrases import COLLOQUIAL, FILLERS, MEASURED, WANTS
from .question import Means, Part, Wants

MAX_NAME = 60
# What parts words and belongs to none.
PARTICLES = "的了吗呢吧啊呀么嘛和与跟及"
# What a cut is judged by: characters that nothing is known of, then how many parts there are, then
# how many characters only ask.
Cost = tuple[int, int, int]
_BLANK = " 　,，。.?？!！:：;；、/|()（）《》<>“”\"'‘’「」『』·-—+&%#@*…~"


@dataclass(frozen=True)
class PartsByName:
    """What may be named, by matching key; `typed` of the parts is filled in by the cut."""

    by_key: Mapping[str, Part]

    @cached_property
    def longest(self) -> int:
        return min(MAX_NAME, max(map(len, self.by_key), default=0))


def cut(typed: str, names: PartsByName, *, today: date) -> list[Part]:
    """Every character in one part, unknown ones together."""
    told = keyed(typed)
    text = told.key
    best: list[tuple[Cost, int, Part | None]] = [((0, 0, 0), 0, None)]
    worst: Cost = (10**6, 0, 0)
    best += [(worst, 0, None)] * len(text)
    for at in range(len(text)):
        for end, part, cost in _ways(text, at, names, today):
            sofar = best[at][0]
            total = (sofar[0] + cost[0], sofar[1] + cost[1], sofar[2] + cost[2])
            if total < best[end][0]:
                best[end] = total, at, part
    return list(_joined(_back(typed, told, best)))


def _ways(text: str, at: int, names: PartsByName, today: date) -> Iterator[tuple[int, Part, Cost]]:
    """What may begin here: where it ends, what it is, and what it costs."""
    if text[at] in _BLANK:
        yield at + 1, Part(Means.FILLER, "", ""), (0, 0, 0)
    else:
        yield at + 1, Part(Means.WORD, "", text[at]), (1, 1, 0)
    if found := period_at(text, at, today):
        end, span = found
        yield end, Part(Means.PERIOD, "", text[at:end], span=span), (0, 1, 0)
    if measured := MEASURED.match(text, at):
        asked = Part(Means.WANT, "", measured[0], wants=Wants.AMOUNT)
        yield measured.end(), asked, (0, 1, 1)
    for end in range(min(len(text), at + max(names.longest, 12)), at, -1):
        run = text[at:end]
        if not _stands_alone(text, at, end):
            continue
        if part := names.by_key.get(run):
            yield end, part, (0, 1, 0)
        elif other := COLLOQUIAL.get(run):
            yield end, Part(Means.TERM, "", other), (0, 1, 0)
        if run in WANTS:
            yield end, Part(Means.WANT, "", run, wants=WANTS[run]), (0, 1, len(run))
        elif run in FILLERS:
            yield end, Part(Means.FILLER, "", run), (0, 1, len(run) if len(run) > 1 else 2)


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether the run is not cut out of a Latin word or a number."""
    before = at and _is_latin(text[at - 1]) and _is_latin(text[at])
    after = end < len(text) and _is_latin(text[end]) and _is_latin(text[end - 1])
    return not before and not after


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _back(typed: str, told: Keyed, best: list[tuple[Cost, int, Part | None]]) -> list[Part]:
    """The cheapest cut, with what was typed in each part; what keys leave out goes with it."""
    ends, found = len(told.key), []
    while ends:
        _cost, at, part = best[ends]
        if part is not None:
            found.append((at, part))
        ends = at
    found.reverse()
    starts = [told.places[at] for at, _part in found]
    edges = [0, *starts[1:], len(typed)] if starts else []
    return [
        replace(part, typed=typed[edges[n] : edges[n + 1]]) for n, (_at, part) in enumerate(found)
    ]


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """Unknown characters beside each other are one word, with a single one between them that asks
    elsewhere: 会 of 展会求助."""
    unknown = [part.means is Means.WORD for part in parts]
    for at in range(1, len(parts) - 1):
        is_one = len(parts[at].name) == 1 and parts[at].name not in PARTICLES
        if parts[at].means is Means.FILLER and is_one and unknown[at - 1] and unknown[at + 1]:
            unknown[at] = True
    for is_word, pairs in groupby(zip(unknown, parts, strict=True), itemgetter(0)):
        run = [part for _is_word, part in pairs]
        if is_word:
            typed, name = ("".join(getattr(p, of) for p in run) for of in ("typed", "name"))
            yield Part(Means.WORD, typed, name)
        else:
            yield from run
