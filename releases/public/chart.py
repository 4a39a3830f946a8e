"""A line chart as plain geometry, which `_chart.html` draws as SVG.

Across, places are percentages of the width, so that on a phone the lines draw together while words
and dots keep their size; down, they are pixels. Nothing needs a style attribute.
"""

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

LEFT, RIGHT = 13.0, 93.0  # percent of the width
TOP, BOTTOM, HEIGHT = 34, 262, 296
MOST_LABELS = 7
CIRCLE = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z"
SHAPES = (
    CIRCLE, "M-5,-5h10v10h-10z", "M0,-7l7,12h-14z", "M0,-7l7,7l-7,7l-7,-7z",
    "M0,7l7,-12h-14z", "M-6,-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
)  # fmt: skip


@dataclass(frozen=True)
class Spot:
    """A value at the end of its period. Spots of one `run` are joined; a gap begins another run."""

    day: date
    value: float
    run: int
    words: str
    label: str = ""
    hollow: bool = False


@dataclass(frozen=True)
class Line:
    """`disputed` are what other sources told of a day: beside the line, tied to its spot."""

    name: str
    spots: Sequence[Spot]
    disputed: Sequence[Spot] = ()


@dataclass(frozen=True)
class Mark:
    x: str
    y: float
    words: str
    label: str
    label_y: float
    hollow: bool


@dataclass(frozen=True)
class Stroke:
    x1: str
    y1: float
    x2: str
    y2: float


@dataclass(frozen=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True)
class DrawnLine:
    number: int
    name: str
    shape: str
    strokes: list[Stroke]
    clashes: list[Stroke]
    marks: list[Mark]
    disputed: list[Mark]


@dataclass(frozen=True)
class Chart:
    title: str
    description: str
    unit: str
    rows: list[Tick]
    columns: list[Tick]
    lines: list[DrawnLine]
    from_zero: bool
    height: int = HEIGHT
    bottom: int = BOTTOM

    @property
    def has_hollow(self) -> bool:
        return any(mark.hollow for line in self.lines for mark in line.marks)

    @property
    def has_disputed(self) -> bool:
        return any(line.disputed for line in self.lines)

    @property
    def has_gap(self) -> bool:
        return any(len(line.strokes) + 1 < len(line.marks) for line in self.lines)


@dataclass
class _Scale:
    """From days and values to places."""

    days: list[float]
    steps: list[float] = field(default_factory=list)

    def x(self, day: date) -> str:
        low, high = min(self.days), max(self.days)
        part = (_years(day) - low) / (high - low) if high > low else 0.5
        return f"{LEFT + part * (RIGHT - LEFT):.2f}%"

    def y(self, value: float) -> float:
        low, high = self.steps[0], self.steps[-1]
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)


def draw(lines: Sequence[Line], *, title: str, description: str, unit: str) -> Chart | None:
    """None where there is nothing to draw."""
    spots = [spot for line in lines for spot in (*line.spots, *line.disputed)]
    if not spots:
        return None
    scale = _Scale(_span([spot.day for spot in spots]), _steps([spot.value for spot in spots]))
    return Chart(
        title=title,
        description=description,
        unit=unit,
        rows=[Tick(str(scale.y(step)), tick_words(step)) for step in scale.steps],
        columns=_year_ticks(scale),
        lines=[_drawn(number, line, scale) for number, line in enumerate(lines, 1)],
        from_zero=scale.steps[0] == 0,
    )


def _drawn(number: int, line: Line, scale: _Scale) -> DrawnLine:
    on_day = {spot.day: spot for spot in line.spots}
    return DrawnLine(
        number=number,
        name=line.name,
        shape=SHAPES[(number - 1) % len(SHAPES)],
        strokes=[_stroke(a, b, scale) for a, b in pairwise(line.spots) if a.run == b.run],
        clashes=[_stroke(on_day[spot.day], spot, scale) for spot in line.disputed],
        marks=[_mark(spot, scale) for spot in line.spots],
        disputed=[_mark(spot, scale) for spot in line.disputed],
    )


def _stroke(one: Spot, other: Spot, scale: _Scale) -> Stroke:
    return Stroke(scale.x(one.day), scale.y(one.value), scale.x(other.day), scale.y(other.value))


def _mark(spot: Spot, scale: _Scale) -> Mark:
    y = scale.y(spot.value)
    return Mark(scale.x(spot.day), y, spot.words, spot.label, y - 11, spot.hollow)


def _years(day: date) -> float:
    """A day as a number of years; the end of 2024 is 2025.0."""
    return day.year + day.timetuple().tm_yday / (365 + calendar.isleap(day.year))


def _span(days: list[date]) -> list[float]:
    """From the first day to the last, up to the ends of whole years."""
    first, last = _years(min(days)), _years(max(days))
    return [first, max(last, math.ceil(last - 1e-9))] if last > first else [first]


def _year_ticks(scale: _Scale) -> list[Tick]:
    low, high = min(scale.days), max(scale.days)
    years = [n - 1 for n in range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)]
    if not years:
        years = [math.ceil(high) - 1]
        return [Tick("50%", f"{years[0]}年")]
    every = math.ceil(len(years) / MOST_LABELS)
    kept = [year for year in years if (years[-1] - year) % every == 0]
    return [Tick(scale.x(date(year, 12, 31)), f"{year}年") for year in kept]


def _steps(values: list[float]) -> list[float]:
    """Round numbers that enclose the values, from zero unless all lie far above it."""
    low, high = min(values), max(values)
    low = low if low < 0 or low > 0.6 * high else 0.0
    high = max(high, 0.0) if low < 0 else high
    if high == low:
        low, high = (0.0, high or 1.0) if high >= 0 else (high, 0.0)
    size = _round_step((high - low) / 4)
    first = math.floor(low / size + 1e-9)
    last = max(math.ceil(high / size - 1e-9), first + 1)
    return [round(n * size, 10) for n in range(first, last + 1)]


def _round_step(rough: float) -> float:
    power = 10 ** math.floor(math.log10(rough))
    return next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough * 0.999)


def tick_words(value: float) -> str:
    """As Chinese readers count: 6万, 1.5亿."""
    for size, word in ((1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{value / size:.10g}{word}".replace("-", "−")
    return f"{value:.10g}".replace("-", "−")
