"""What became of a goal: whether a result of its own time reached it, units converted."""

from enum import StrEnum

from .period_lengths import CalendarPeriod, Length
from .printed_numbers import EXACT, Printed

_ANNUAL = (Length.YEAR, Length.MOMENT)


class Attainment(StrEnum):
    """Open while nobody has told a result; unclear where its words are too vague."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"
    OPEN = "open"


def of_one_time(goal: CalendarPeriod | None, result: CalendarPeriod | None) -> bool:
    """Whether both speak of one time: 到2025年 is 2025年 and 2025年底 alike."""
    if goal is None or result is None:
        return False
    ends = [each.ends_year and each.length in _ANNUAL for each in (goal, result)]
    return goal == result or (all(ends) and goal.end == result.end)


def attainment(
    goal: Printed, result: Printed | None, *, less_is_better: bool = False
) -> Attainment:
    """A goal is met by whatever is surely no less, or no more where less is better."""
    if result is None:
        return Attainment.OPEN
    if goal.dimension != result.dimension or "range" in (goal.qualifier, result.qualifier):
        return Attainment.UNCLEAR
    # Of 近 and 约 the least that the words allow.
    vague = goal.qualifier in ("nearly", "about")
    wanted, value = goal.bounds[0] if vague else goal.canonical, result.canonical
    # Numbers are held against each other as they were printed; only words leave room.
    low, high = result.bounds
    if result.qualifier in (EXACT, "over", "at_least"):
        low = value
    if result.qualifier in (EXACT, "nearly"):  # 近5000 has not got there
        high = value if result.qualifier == EXACT else value.next_minus()
    if less_is_better:
        wanted, low, high = -wanted, -high, -low
    if low >= wanted:
        return Attainment.MET
    return Attainment.MISSED if high < wanted else Attainment.UNCLEAR
