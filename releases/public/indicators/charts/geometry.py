"""A line chart as plain geometry: ticks, strokes and markers, which `_chart.html` draws as SVG.

Across, places are percentages of the width, so that on a phone the lines draw together while words
and dots keep their size; down, they are pixels. Nothing needs a style attribute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from .scale import BOTTOM, Scale, tick_words

HEIGHT = BOTTOM + 34
UNDER_DOT = 24
LONG_LABEL, NEAR_EDGE = 6, 88.0
CIRCLE = "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z"
SHAPES = (
    CIRCLE,
    "M-5,-5h10v10h-10z",  # square
    "M0,-7l7,12h-14z",  # triangle
    "M0,-7l7,7l-7,7l-7,-7z",  # diamond
    "M0,7l7,-12h-14z",  # triangle upside down
    "M-6,-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",  # cross
)


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
class ChartLine:
    """`disputed` are what other sources told of a day: beside the line, tied to its spot."""

    name: str
    spots: Sequence[Spot]
    disputed: Sequence[Spot] = ()


@dataclass(frozen=True)
class ChartMark:
    """A marker: the dot of a value, with its label and the words that are told for it."""

    x: str
    y: float
    words: str
    label: str
    hollow: bool
    below: bool = False  # where the label stands: above its dot, but below one in a dip
    at_end: bool = False  # a long label near the edge ends there


@dataclass(frozen=True)
class Stroke:
    """A straight piece of a line between two markers."""

    x1: str
    y1: float
    x2: str
    y2: float


@dataclass(frozen=True)
class Tick:
    """A label of an axis."""

    at: str
    label: str


@dataclass(frozen=True)
class DrawnLine:
    """A line as it is drawn; `clashes` tie what other sources told to its markers."""

    number: int
    name: str
    shape: str
    strokes: list[Stroke]
    clashes: list[Stroke]
    marks: list[ChartMark]
    disputed: list[ChartMark]

    @classmethod
    def of(cls, number: int, line: ChartLine, scale: Scale) -> "DrawnLine":
        spots, on_day = line.spots, {spot.day: spot for spot in line.spots}
        return cls(
            number=number,
            name=line.name,
            shape=SHAPES[(number - 1) % len(SHAPES)],
            strokes=[_stroke(a, b, scale) for a, b in pairwise(spots) if a.run == b.run],
            clashes=[_stroke(on_day[spot.day], spot, scale) for spot in line.disputed],
            marks=[
                _mark(spot, scale, spots[max(n - 1, 0) : n + 2]) for n, spot in enumerate(spots)
            ],
            disputed=[_mark(spot, scale) for spot in line.disputed],
        )


@dataclass(frozen=True)
class Chart:
    """All that the template draws; `rows` and `columns` are the ticks of the two axes."""

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


def draw(lines: Sequence[ChartLine], *, title: str, description: str, unit: str) -> Chart | None:
    """None where there is nothing to draw."""
    spots = [spot for line in lines for spot in (*line.spots, *line.disputed)]
    if not spots:
        return None
    scale = Scale.of([spot.day for spot in spots], [spot.value for spot in spots])
    return Chart(
        title=title,
        description=description,
        unit=unit,
        rows=[Tick(str(scale.y(step)), tick_words(step)) for step in scale.steps],
        columns=[Tick(at, _("%d年") % year) for at, year in scale.years()],
        lines=[DrawnLine.of(number, line, scale) for number, line in enumerate(lines, 1)],
        from_zero=scale.steps[0] == 0,
    )


def _stroke(one: Spot, other: Spot, scale: Scale) -> Stroke:
    return Stroke(scale.x(one.day), scale.y(one.value), scale.x(other.day), scale.y(other.value))


def _mark(spot: Spot, scale: Scale, near: Sequence[Spot] = ()) -> ChartMark:
    """`near` are the spot and its neighbours: in a dip, labels and lines of both are above it."""
    x, y = scale.x(spot.day), scale.y(spot.value)
    at_end = len(spot.label) > LONG_LABEL and float(x.rstrip("%")) > NEAR_EDGE
    in_dip = len(near) == 3 and all(
        other is spot or (other.run == spot.run and other.value > spot.value) for other in near
    )
    below = in_dip and y + UNDER_DOT < BOTTOM
    return ChartMark(x, y, spot.words, spot.label, spot.hollow, below, at_end)
