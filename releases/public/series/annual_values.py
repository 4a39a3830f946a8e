"""An indicator as a comparison sees it: its annual values and nothing else."""

from dataclasses import dataclass
from decimal import Decimal

from releases.figures.period_lengths import CalendarPeriod, Length
from releases.figures.series import Lane, Point
from releases.models import Indicator

from .series_queries import History


@dataclass
class Compared:
    """An indicator that has annual values; `drawn` says whether it is in the chart."""

    indicator: Indicator
    history: History
    lane: Lane
    index: dict[CalendarPeriod, Decimal] | None = None
    drawn: bool = True

    @property
    def unit(self) -> str:
        return self.lane.points[-1].printed.unit

    @property
    def dimension(self) -> str:
        return self.lane.points[-1].printed.dimension

    @property
    def years(self) -> list[int]:
        return [point.period.end.year for point in self.lane.points]


def annual(history: History) -> Lane | None:
    """The whole years or the ends of years, whichever the series has more of."""
    lanes = [
        Lane(lane.key, tuple(point for point in lane.points if _ends_year(point)))
        for lane in history.series.lanes
        if lane.length in (Length.YEAR, Length.MOMENT)
    ]
    return max((lane for lane in lanes if lane.points), key=_size, default=None)


def _ends_year(point: Point) -> bool:
    return (point.period.end.month, point.period.end.day) == (12, 31)


def _size(lane: Lane) -> tuple[int, int]:
    return len(lane.points), -lane.length
