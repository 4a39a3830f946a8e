"""What a reader saw on a page: frozen values with the interchange format's keys."""

from dataclasses import dataclass
from typing import Literal

from releases.text.dates import Period

Role = Literal["host", "presenter", "respondent", "attendee"]
BlockKind = Literal["heading", "paragraph", "statement", "question", "answer"]
Stage = Literal["done", "ongoing", "planned"]
Theme = Literal["creation", "utilisation", "protection", "management", "service", ""]
StatisticKind = Literal["level", "change", "share", "rank"]
Qualifier = Literal["exact", "over", "nearly", "about", "at_least", "range"]
Basis = Literal["yoy", "mom", "since", "average", ""]

__all__ = [
    "Basis",
    "Block",
    "BlockKind",
    "Doubt",
    "Event",
    "Measure",
    "Period",
    "Qualifier",
    "Reading",
    "Role",
    "Speaker",
    "Stage",
    "Statistic",
    "StatisticKind",
    "Theme",
]


@dataclass(frozen=True, slots=True)
class Event:
    """The press conference itself; ``date`` is ISO text or None where no year can be known."""

    date: str | None = None
    time: str = ""
    venue: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    id: int
    name: str
    organisation: str = ""
    posts: tuple[str, ...] = ()
    role: Role = "attendee"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body; ``speaker`` is a ``Speaker.id``, ``number`` a question's printed one."""

    id: int
    kind: BlockKind
    text: str
    speaker: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    block: int
    start: int
    end: int
    heading: str
    stage: Stage
    theme: Theme = ""
    organisation: str = ""
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number; ``value`` keeps the digits as printed, without thousands commas."""

    block: int
    start: int
    end: int
    indicator: str
    kind: StatisticKind
    value: str
    unit: str = ""
    qualifier: Qualifier = "exact"
    period: Period | None = None
    basis: Basis = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at; ``block`` is None for a doubt about the page as a whole."""

    block: int | None
    start: int | None
    end: int | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    title: str = ""
    subtitle: str = ""
    published_at: str | None = None
    source: str = ""
    editor: str = ""
    reviewer: str = ""
    event: Event = Event()
    organisations: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    blocks: tuple[Block, ...] = ()
    measures: tuple[Measure, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    furniture: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
