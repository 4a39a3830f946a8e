"""From plain rows to a series: points by period, gaps, agreeing and conflicting sources."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from .period_lengths import CalendarPeriod, LaneKey, Length, nth
from .printed_numbers import Printed

MAX_GAPS = 60  # a stray year such as 1024 must not fill a page


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A value of a period, told on the day `at`; `source` is whatever the caller knows it by.

    `goal` is what it was told as, if not as a result.
    """

    printed: Printed
    period: CalendarPeriod | None
    at: date
    source: int
    goal: str = ""

    @property
    def ends_on(self) -> date | None:
        return self.period.end if self.period else None

    @property
    def is_goal(self) -> bool:
        """So is a value of a time that had not ended when it was told, whatever it says."""
        ahead = self.period is not None and self.period.end > self.at
        return ahead or bool(self.goal)


@dataclass(frozen=True, slots=True)
class Point:
    """What was said of one period, the latest source first."""

    period: CalendarPeriod
    rows: tuple[SeriesRow, ...]

    @property
    def printed(self) -> Printed:
        return self.rows[0].printed

    @property
    def value(self) -> Decimal:
        return self.printed.canonical

    @property
    def conflicting(self) -> bool:
        """Whether no single true value could have been printed in all these ways."""
        bounds = [row.printed.bounds for row in self.rows]
        return max(low for low, _high in bounds) > min(high for _low, high in bounds)


@dataclass(frozen=True, slots=True)
class Lane:
    """Points of one length in the order of time; only these may be joined by a line."""

    key: LaneKey
    points: tuple[Point, ...]

    @property
    def length(self) -> Length:
        return self.key[0]

    @property
    def step(self) -> int:
        """How far apart its periods stand; years and moments are looked for every year."""
        if self.length in (Length.YEAR, Length.MOMENT, Length.TO_DATE):
            return 1
        places = sorted({point.period.ordinal for point in self.points})
        return math.gcd(*(b - a for a, b in pairwise(places))) or 1

    def gaps(self) -> list[CalendarPeriod]:
        """Periods between the first and the last of which nothing was told."""
        if self.length == Length.OTHER:
            return []
        step, missing = self.step, []
        for one, other in pairwise(self.points):
            places = range(one.period.ordinal + step, other.period.ordinal, step)
            missing += [nth(self.key, place) for place in places[:MAX_GAPS]]
        return missing[:MAX_GAPS]

    def joined(self) -> Iterator[tuple[Point, Point]]:
        """Neighbours with no gap between them."""
        if self.length == Length.OTHER:
            return
        step = self.step
        for one, other in pairwise(self.points):
            if other.period.ordinal - one.period.ordinal <= step:
                yield one, other

    def at(self, period: CalendarPeriod | None) -> Point | None:
        return next((point for point in self.points if point.period == period), None)

    def of_year(self, year: int) -> Point | None:
        """The last point of a year."""
        return next((p for p in reversed(self.points) if p.period.end.year == year), None)


@dataclass(frozen=True, slots=True)
class Series:
    """The main lane comes first; `odd` rows count something else, `undated` have no period."""

    lanes: tuple[Lane, ...] = ()
    goals: tuple[SeriesRow, ...] = ()
    odd: tuple[SeriesRow, ...] = ()
    undated: tuple[SeriesRow, ...] = ()

    @property
    def main(self) -> Lane | None:
        return self.lanes[0] if self.lanes else None

    @property
    def points(self) -> list[Point]:
        return [point for lane in self.lanes for point in lane.points]

    def at(self, period: CalendarPeriod | None) -> Point | None:
        return next((found for lane in self.lanes if (found := lane.at(period))), None)


def series(rows: Iterable[SeriesRow]) -> Series:
    """Every row goes to exactly one place: a point, the goals, the odd or the undated ones."""
    every = list(rows)
    dated = [row for row in every if row.period and not row.is_goal]
    # What most rows count; the one told last where two are as frequent.
    told: dict[str, list[date]] = defaultdict(list)
    for row in dated:
        told[row.printed.dimension].append(row.at)
    usual = max(told, key=lambda name: (len(told[name]), max(told[name]), name), default="")
    return Series(
        lanes=_lanes(row for row in dated if row.printed.dimension == usual),
        goals=tuple(row for row in every if row.is_goal),
        odd=tuple(row for row in dated if row.printed.dimension != usual),
        undated=tuple(row for row in every if row.period is None and not row.is_goal),
    )


def indexed(lane: Lane, base_year: int) -> dict[CalendarPeriod, Decimal] | None:
    """Each value with that of the base year as 100; None where that year has none to divide by."""
    base = lane.of_year(base_year)
    if base is None or base.value <= 0:
        return None
    return {point.period: point.value / base.value * 100 for point in lane.points}


def _lanes(rows: Iterable[SeriesRow]) -> tuple[Lane, ...]:
    """Points by lane in the order of time; the lane with most points leads.

    A mixed bag of other stretches never does.
    """
    by_lane: dict[LaneKey, dict[CalendarPeriod, list[SeriesRow]]] = defaultdict(dict)
    for row in rows:
        if row.period:
            by_lane[row.period.lane].setdefault(row.period, []).append(row)
    lanes = []
    for key, by_period in by_lane.items():
        points = [
            Point(period, tuple(sorted(told, key=lambda row: (row.at, row.source), reverse=True)))
            for period, told in by_period.items()
        ]
        points.sort(key=lambda point: (point.period.end, point.period.start))
        lanes.append(Lane(key, tuple(points)))
    lanes.sort(key=lambda lane: (lane.length == Length.OTHER, -len(lane.points), lane.key))
    return tuple(lanes)
