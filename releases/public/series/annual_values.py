"""An indicator as a comparison sees it: its annual values and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from releases.figures.indicator_history import History
from releases.figures.period_lengths import CalendarPeriod, Length
from releases.figures.series import Lane, Series
from releases.models import Indicator
from releases.series.series_queries import histories

from .series_words import named


@dataclass
class Compared:
    """An indicator that has annual values; `drawn` says whether it is in the chart."""

    indicator: Indicator
    history: History
    lane: Lane
    index: dict[CalendarPeriod, Decimal] | None = None
    drawn: bool = True

    @property
    def name(self) -> str:
        return named(self.indicator.name, self.history.part)

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
        Lane(lane.key, tuple(point for point in lane.points if point.period.ends_year))
        for lane in history.series.lanes
        if lane.length in (Length.YEAR, Length.MOMENT)
    ]
    filled = [lane for lane in lanes if lane.points]
    return max(filled, key=lambda lane: (len(lane.points), -lane.length), default=None)


def annual_histories(keys: Iterable[int]) -> dict[int, History]:
    """By the indicator's key, each with no more than its annual values."""
    found = {}
    for key, history in histories(keys).items():
        lane = annual(history)
        found[key] = History((), history.kind, Series((lane,) if lane else ()), history.part)
    return found
