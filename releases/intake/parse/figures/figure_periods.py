"""Which time a figure speaks of: the one named last before it in its speaker's turn."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from releases.intake.parse.reading import ParsedStatistic
from releases.text.periods.period_mentions import Mention, mentions
from releases.text.periods.printed_dates import Period

_SAME_TIME_BEFORE = re.compile(r"(?:去年|上年)同期(?:为|是|仅|的|只有)?(?:近|约|超过?)?$")
_MAX_LABEL = 60


@dataclass
class Times:
    """The times a block names; ``carried`` is the last one of the speaker's block before."""

    named: Sequence[Mention]
    carried: Period | None = None
    ends: list[int] = field(default_factory=list)

    def at(self, position: int, text: str) -> Period | None:
        number = bisect_right(self.ends, position)
        period = self.named[number - 1].period if number else self.carried
        before = text[max(0, position - 14) : position]
        return year_before(period) if _SAME_TIME_BEFORE.search(before) else period

    def last(self) -> Period | None:
        return self.named[-1].period if self.named else self.carried


def times(text: str, on: date | None, carried: Period | None) -> Times:
    """The times that a block names; ``carried`` is what the block before left."""
    year = date.fromisoformat(carried.start).year if carried and carried.start else None
    named = [mention for mention in mentions(text, on, whole_of=year) if not mention.compared]
    return Times(named, carried, [mention.end for mention in named])


def year_before(period: Period | None) -> Period | None:
    """``去年同期``: the same stretch of the year before."""
    if period is None:
        return None
    start, end = date.fromisoformat(period.start), date.fromisoformat(period.end)
    if start.year < 2:
        return None
    last = _back(end)
    if (start.month, start.day) == (1, 1) and end.month == 2 and end.day >= 28:
        last = date(end.year - 1, 3, 1) - (date(2, 1, 2) - date(2, 1, 1))
    return Period("去年同期", _back(start).isoformat(), last.isoformat())


def _back(day: date) -> date:
    # 28 February stands in for a leap day.
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def averaged(rows: Sequence[ParsedStatistic]) -> list[ParsedStatistic]:
    """``由2019年57件增加到2023年188件,年均增长34.8%``: the average is of all the years."""
    out = list(rows)
    for number in range(2, len(out)):
        first, last, row = out[number - 2 : number + 1]
        begins, ends = first.period, last.period
        if (
            row.basis == "average"
            and first.indicator == last.indicator == row.indicator
            and begins
            and ends
            and begins.start < ends.start
        ):
            label = f"{begins.label}—{ends.label}"[:_MAX_LABEL]
            out[number] = replace(row, period=Period(label, begins.start, ends.end))
    return out
