"""Series as charts: the lines of one indicator, and its sparkline in a list."""

from itertools import count
from typing import NamedTuple

from django.utils.translation import gettext as _

from releases.figures.indicator_history import History
from releases.figures.period_lengths import LaneKey, Length
from releases.figures.series import Lane, Point, SeriesRow
from releases.figures.units import unit_of
from releases.public.series.series_words import period_name, printed_words

from .geometry import Chart, ChartLine, Spot, draw

MAX_WITH_LABELS = 8
MAX_LANES = 4
SPARK_WIDTH, SPARK_HEIGHT = 112, 30


class Spark(NamedTuple):
    """A sparkline: one path for each stretch without a gap, and its dots."""

    path: str
    alone: list[tuple[float, float]]  # points that no line reaches, and the last one


def indicator_chart(name: str, history: History, sentence: str) -> Chart | None:
    """Sums over several years and other odd stretches are in the table only."""
    main = history.series.main
    if main is None:
        return None
    unit = main.points[-1].printed.unit
    lanes = [lane for lane in history.series.lanes if lane.length != Length.OTHER][:MAX_LANES]
    return draw(
        [lane_line(lane, unit, history.kind, labels=lane is main) for lane in lanes],
        title=_("%(name)s（单位：%(unit)s）") % {"name": name, "unit": unit or _("无")},
        description=sentence,
        unit=unit_label(unit),
    )


def unit_label(unit: str) -> str:
    """The title of the axis of values."""
    return _("单位：%s") % unit if unit else ""


def lane_line(lane: Lane, unit: str, kind: str, *, labels: bool, name: str = "") -> ChartLine:
    factor = float(unit_of(unit).factor)
    labels = labels and len(lane.points) <= MAX_WITH_LABELS
    runs = runs_of(lane)
    return ChartLine(
        name or lane_name(lane.key),
        [
            _spot(point, point.rows[0], runs[n], factor, kind, labelled=labels)
            for n, point in enumerate(lane.points)
        ],
        [
            _spot(point, row, 0, factor, kind, labelled=False)
            for point in lane.points
            if point.conflicting
            for row in point.rows[1:]
            if row.printed.canonical != point.value
        ],
    )


def runs_of(lane: Lane) -> list[int]:
    """For each point the number of its stretch; a gap begins the next."""
    joined = {other.period for _one, other in lane.joined()}
    numbers = count()
    run = next(numbers)
    runs = []
    for point in lane.points:
        if point.period not in joined:
            run = next(numbers)
        runs.append(run)
    return runs


def lane_name(key: LaneKey) -> str:
    """What the points of a lane are values of."""
    length, month = key
    if length == Length.TO_DATE:
        return _("1—%d月累计") % month
    names = {
        Length.YEAR: _("全年"),
        Length.MOMENT: _("时点"),
        Length.HALF: _("半年"),
        Length.QUARTER: _("季度"),
        Length.MONTH: _("月份"),
    }
    return names.get(length, _("其他时段"))


def spark(lane: Lane | None) -> Spark | None:
    """Decoration beside the words: nothing is told by it alone."""
    if lane is None or len(lane.points) < 2:
        return None
    values = [float(point.value) for point in lane.points]
    low, high = min(values), max(values)
    first, last = lane.points[0].period.end, lane.points[-1].period.end
    days = (last - first).days or 1
    places = [
        (
            round(3 + (point.period.end - first).days / days * (SPARK_WIDTH - 6), 1),
            round(SPARK_HEIGHT - 4 - (value - low) / ((high - low) or 1) * (SPARK_HEIGHT - 8), 1),
        )
        for point, value in zip(lane.points, values, strict=True)
    ]
    runs = runs_of(lane)
    path = "".join(
        f"{'L' if n and run == runs[n - 1] else 'M'}{x} {y}"
        for n, ((x, y), run) in enumerate(zip(places, runs, strict=True))
    )
    alone = [place for place, run in zip(places, runs, strict=True) if runs.count(run) == 1]
    return Spark(path, [*dict.fromkeys([*alone, places[-1]])])


def _spot(
    point: Point, row: SeriesRow, run: int, factor: float, kind: str, *, labelled: bool
) -> Spot:
    printed = row.printed
    value = float(printed.canonical) / factor
    words = printed_words(printed, kind)
    return Spot(
        day=point.period.end,
        value=value,
        run=run,
        words=_("%(period)s：%(value)s") % {"period": period_name(point.period), "value": words},
        label=f"{value:.10g}" if labelled else "",
        hollow=printed.approximate,
    )
