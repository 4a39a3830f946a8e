"""One generated release as plain data; knows no Django."""

import datetime
from dataclasses import dataclass, field

from .figures import Figure


@dataclass(slots=True)
class Line:
    """A block: `speaker` counts in the page's speakers."""

    kind: str
    text: str
    speaker: int | None = None
    number: int | None = None


@dataclass(slots=True)
class Step:
    """A measure, on a span of the page's block number `line`."""

    line: int
    start: int
    end: int
    heading: str
    stage: str
    theme: str
    due: str = ""


@dataclass(slots=True)
class Page:
    """`speakers` and `bodies` count in the lists of everybody and of the city's bodies."""

    index: int
    number: str
    moment: datetime.datetime
    city: int
    title: str = ""
    time: str = ""
    venue: str = ""
    topics: list[int] = field(default_factory=list)
    speakers: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    figures: list[tuple[int, Figure]] = field(default_factory=list)
