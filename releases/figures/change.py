"""The change between two values, and whether a stated one fits it: 777 to 1939 is +149.55 %.

What was printed was rounded, so each number is a stretch; a stated change fits where its stretch
meets that of the change which the two values allow.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .printed_numbers import EXACT, Bounds, Printed, overlap
from .units import PERCENT, POINTS, TIMES, unit_of


class Verdict(StrEnum):
    """Whether a stated change follows from two values; unknown where words are vague."""

    FITS = "fits"
    MISFITS = "misfits"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ComputedChange:
    """A computed change in the unit it is told in."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ChangeCheck:
    """What a stated change ought to be, and the verdict on it."""

    computed: ComputedChange | None
    verdict: Verdict


NOTHING = ChangeCheck(None, Verdict.UNKNOWN)
_ORDER = (Verdict.FITS, Verdict.MISFITS, Verdict.UNKNOWN)


def change(now: Printed, before: Printed) -> ComputedChange | None:
    """In percent; for shares in points. None where the two do not compare or nothing was before."""
    if now.dimension != before.dimension:
        return None
    if now.dimension == PERCENT:
        return ComputedChange(now.canonical - before.canonical, POINTS)
    if before.canonical <= 0:
        return None
    return ComputedChange((now.canonical / before.canonical - 1) * 100, PERCENT)


def check(stated: Printed, now: Printed, before: Printed) -> ChangeCheck:
    """The change that the two values make, told in the stated unit, and whether the two fit."""
    ways = list(_ways(stated, now, before))
    if not ways:
        return NOTHING
    fitting = [value for value, bounds in ways if overlap(bounds, stated.bounds)]
    nearest = fitting[0] if fitting else ways[0][0]
    computed = ComputedChange(nearest / unit_of(stated.unit).factor, stated.unit)
    if fitting:
        vague = stated.qualifier in ("about", "range")
        return ChangeCheck(computed, Verdict.UNKNOWN if vague else Verdict.FITS)
    told = stated.qualifier == EXACT
    # 超50% over less, or 近50% over more: the word itself is then wrong.
    if stated.qualifier in ("over", "at_least"):
        told = all(bounds[1] < stated.canonical for _value, bounds in ways)
    elif stated.qualifier == "nearly":
        told = all(bounds[0] > stated.canonical for _value, bounds in ways)
    exact = not (now.approximate or before.approximate)
    return ChangeCheck(computed, Verdict.MISFITS if exact and told else Verdict.UNKNOWN)


def best(stated: Printed, nows: Iterable[Printed], befores: Iterable[Printed]) -> ChangeCheck:
    """Where sources disagree, the pair that speaks for the stated change decides."""
    earlier = list(befores)
    found = [check(stated, now, before) for now in nows for before in earlier]
    return min(found, key=lambda each: _ORDER.index(each.verdict), default=NOTHING)


def _ways(stated: Printed, now: Printed, before: Printed) -> Iterator[tuple[Decimal, Bounds]]:
    """Each reading of the stated unit: its value and its bounds, both canonical."""
    if now.dimension != before.dimension:
        return
    (low, high), (least, most) = now.bounds, before.bounds
    difference = now.canonical - before.canonical, (low - most, high - least)
    dimension = stated.dimension
    if dimension == now.dimension or (dimension == POINTS and now.dimension == PERCENT):
        yield difference
    if dimension not in (PERCENT, TIMES) or before.canonical <= 0 or least <= 0 or low < 0:
        return
    ratio = now.canonical / before.canonical
    reach = low / most, high / least
    if dimension == PERCENT:
        yield (ratio - 1) * 100, ((reach[0] - 1) * 100, (reach[1] - 1) * 100)
    else:  # 是…的2倍 and 增长2倍 are both printed as 2 倍
        yield ratio, reach
        yield ratio - 1, (reach[0] - 1, reach[1] - 1)
