"""Which names of the vocabulary may be one thing's: offered with what speaks for it, never applied.

Pure: what is known of each thing is given by the caller.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from releases.figures.units import unit_of
from releases.text.fuzzy.abbreviations import ending, parts_of
from releases.text.fuzzy.name_words import words_of
from releases.text.fuzzy.same_names import Why, likeness_of_names
from releases.text.name_key import name_key

# A page that brings more new names than this is no press conference; the rest are only listed.
MAX_NAMES = 300
# From here on a pair is worth a person's look.
LIKELY = 0.5
# Things that share a sign are compared; a sign that more than these share tells nothing.
MAX_SHARING = 400
# Plain counters, which releases use one for another.
_COUNTERS = frozenset("件个家户项起宗种篇例所处条张笔次枚部批") | {"批次"}

Period = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun or a new name, with what is known of it; `key` is the caller's.

    `told` holds per period what was said, in the base unit; `releases` where it stands.
    """

    key: int
    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""
    units: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    releases: frozenset[int] = frozenset()
    told: Mapping[Period, frozenset[Decimal]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Match:
    """Two things with how likely they are one, from 0 to 1, and what speaks for and against it."""

    one: Thing
    other: Thing
    score: float
    why: tuple[str, ...]

    @property
    def likely(self) -> bool:
        return self.score >= LIKELY


def judge(kind: str, one: Thing, other: Thing) -> Match:
    """Either way says the same. The reasons are codes, which the caller words."""
    score, why = max(
        (likeness_of_names(kind, a, b) for a in one.names for b in other.names),
        key=lambda found: found[0],
    )
    reasons: list[str] = [why.value] if why else []
    if score:
        for change, reason in evidence(kind, one, other, why):
            score += change
            reasons.append(reason)
    return Match(one, other, round(max(0.0, min(1.0, score)), 3), tuple(reasons))


def matches(kind: str, things: Sequence[Thing]) -> list[Match]:
    """The likely pairs of a whole vocabulary, the likeliest first."""
    pairs = {
        (a, b)
        for sharing in _by_sign(kind, things).values()
        if len(sharing) <= MAX_SHARING
        for a, b in combinations(sharing, 2)
    }
    found = (judge(kind, things[a], things[b]) for a, b in sorted(pairs))
    return sorted((m for m in found if m.likely), key=lambda m: (-m.score, m.one.name))


def offers(kind: str, names: Sequence[Thing], known: Sequence[Thing]) -> dict[str, list[Match]]:
    """By each new name what it may be, the likeliest first; of several only a person can tell."""
    shelves = _by_sign(kind, known)
    found: dict[str, list[Match]] = {}
    for new in names[:MAX_NAMES]:
        near = dict.fromkeys(n for sign in _signs(kind, new) for n in shelves.get(sign, ()))
        judged = [judge(kind, new, known[n]) for n in near]
        found[new.name] = sorted((m for m in judged if m.likely), key=lambda m: -m.score)
    return {thing.name: found.get(thing.name, []) for thing in names}


def _by_sign(kind: str, things: Sequence[Thing]) -> dict[str, list[int]]:
    shelves: dict[str, list[int]] = defaultdict(list)
    for n, thing in enumerate(things):
        for sign in _signs(kind, thing):
            shelves[sign].append(n)
    return shelves


def _signs(kind: str, thing: Thing) -> set[str]:
    """What two names of one thing are bound to share: so not every pair has to be weighed."""
    signs: set[str] = set()
    for name in thing.names:
        key = name_key(name)
        if kind == "indicator" or kind == "topic":
            signs.add(f"words {sorted(words_of(name))}")
            signs.add(f"but one {len(key)} {key[:1]} {key[-1:]}")
        elif kind == "organisation":
            signs |= {f"ends {ending(part)}" for part in parts_of(name)}
        else:
            signs.add(f"begins {key.lstrip('《')[:1]}")
    if thing.told:
        signs |= {f"told {p} {v}" for p, values in thing.told.items() for v in values if v > 20}
    return signs


def evidence(kind: str, one: Thing, other: Thing, why: Why | None) -> Iterator[tuple[float, str]]:
    """What is known beside the names, each with how much it changes the score."""
    if kind == "indicator":
        yield from of_figures(one, other)
    elif kind == "person":
        yield from of_people(one, other, why)
    elif kind in ("organisation", "outlet") and one.releases & other.releases:
        yield -0.6, "together"


def of_figures(one: Thing, other: Thing) -> Iterator[tuple[float, str]]:
    if one.units and other.units:
        if _dimensions(one) & _dimensions(other):
            yield 0.05, "unit"
        else:
            yield -0.8, "other_unit"
    if one.organisations & other.organisations:
        yield 0.02, "organisation"
    both = one.told.keys() & other.told.keys()
    agreeing = sum(bool(one.told[period] & other.told[period]) for period in both)
    if agreeing:
        yield min(0.4, 0.2 * agreeing), "agree"
    if len(both) > agreeing:
        yield -0.15 * (len(both) - agreeing), "contradict"
        if one.releases & other.releases:
            yield -0.3, "together"
    elif not both and one.told and other.told:
        yield 0.03, "continue"


def _dimensions(thing: Thing) -> set[str]:
    """What the units count; plain counters are taken for one another (家, 户, 个)."""
    found = {unit_of(unit).dimension for unit in thing.units}
    return {"件" if dimension in _COUNTERS else dimension for dimension in found}


def of_people(one: Thing, other: Thing, why: Why | None) -> Iterator[tuple[float, str]]:
    """A namesake elsewhere is another; a slip of the pen in one bureau is none."""
    if one.releases & other.releases:
        yield -0.6, "together"
    if one.organisations and other.organisations:
        alike = any(
            likeness_of_names("organisation", a, b)[0] >= LIKELY
            for a in one.organisations
            for b in other.organisations
        )
        yield (0.2, "organisation") if alike else (-0.6, "other_organisation")
    elif why in (Why.NAME, Why.LOOK):
        yield -0.6, "namesake"
    if one.posts & other.posts:
        yield 0.1, "post"
