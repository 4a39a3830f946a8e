"""How exactly a number is meant: 超, 近, 约, 以上, a range; the value object of a number read."""

import re
from dataclasses import dataclass

from releases.intake.parse.reading import Qualifier

_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"(?:不低于|不少于|至少|不小于)$"), "at_least"),
    (re.compile(r"(?:超过?|突破了?|逾|高于|大于|高达)$"), "over"),
    (re.compile(r"(?:接近|将近|近)$"), "nearly"),
    (re.compile(r"(?:大约|约为?|大概)$"), "about"),
)
_ABOUT = re.compile(r"[约近]占[^,。;:\d]{1,14}的$")
_RANGE_MARK = re.compile(r"\s?(?:-|—|–|~|至|到){1,2}\s?$")
_RANGE_NEXT = re.compile(r"\s?(?:-|—|–|~|至|到){1,2}\s?\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit; ``span`` covers both, ``scope`` is a rank's field."""

    start: int
    end: int
    value: str
    unit: str
    qualifier: Qualifier
    is_rank: bool = False
    scope: str = ""

    def moved(self, by: int) -> "Quantity":
        """The same number in a text that has `by` characters before this one."""
        start, end = self.start + by, self.end + by
        # Written out: dataclasses.replace costs four times as much, for each number of a page.
        return Quantity(start, end, self.value, self.unit, self.qualifier, self.is_rank, self.scope)


def qualifier_of(text: str, start: int, end: int, more: bool) -> Qualifier:
    """By the words around the number; ``more`` where a 余 or 多 is part of it."""
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    if more:
        return "over"
    # A range mark and another number may stand right before, too: 15%—20%.
    low = text[max(0, start - 6) : start]
    mark = _RANGE_MARK.search(low)
    if _RANGE_NEXT.match(after) or (mark and low[: mark.start()].endswith(tuple("%0123456789元"))):
        return "range"
    if about := _ABOUT.search(text, max(0, start - 20), start):
        return "nearly" if about[0].startswith("近") else "about"
    for pattern, qualifier in _BEFORE:
        if pattern.search(before):
            return qualifier
    if after.startswith(("左右", "上下")):
        return "about"
    return "over" if after.startswith("以上") else "exact"


def stands_inside(text: str, at: int, opener: str, closer: str, reach: int) -> bool:
    """Inside 《》 a number belongs to a name, inside quotes to a saying."""
    low = max(0, at - reach)
    opened = text.rfind(opener, low, at)
    # An opener whose partner never comes opens nothing.
    return opened > text.rfind(closer, low, at) and text.find(closer, at, opened + 2 * reach) > 0
