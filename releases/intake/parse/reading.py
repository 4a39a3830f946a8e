"""What a reader saw on a page: frozen values with the interchange format's keys."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from releases.text.periods.printed_dates import Period, ToldIn

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 2  # of the interchange format
Role = Literal["host", "presenter", "respondent", "attendee"]
BlockKind = Literal["heading", "paragraph", "statement", "question", "answer", "table"]
Stage = Literal["done", "ongoing", "planned"]
Theme = Literal["creation", "utilisation", "protection", "management", "service", ""]
StatisticKind = Literal["level", "change", "share", "rank"]
Qualifier = Literal["exact", "over", "nearly", "about", "at_least", "range"]
Basis = Literal["yoy", "mom", "since", "average", ""]
Goal = Literal["target", "forecast", ""]

__all__ = [
    "FACTS",
    "OPTIONAL",
    "PRINTED",
    "VERSION",
    "Basis",
    "BlockKind",
    "Event",
    "Goal",
    "ParsedBlock",
    "ParsedDoubt",
    "ParsedMeasure",
    "ParsedSpeaker",
    "ParsedStatistic",
    "Period",
    "Qualifier",
    "Reading",
    "Role",
    "Stage",
    "StatisticKind",
    "Theme",
    "ToldIn",
    "fact",
    "with_facts",
    "written",
]


def text(printed: str = "", *, optional: bool = False) -> str:
    """A text that may be empty; `printed` is its label on a plain page.

    An optional one came after the format's first day: it is written only where it says something.
    """
    return field(default="", metadata={"printed": printed, "optional": optional})


@dataclass(frozen=True, slots=True)
class Event:
    """The press conference itself; ``date`` is ISO text or None where no year can be known."""

    date: str | None = None
    time: str = ""
    venue: str = text("地点")
    host: str = text("主办单位")


@dataclass(frozen=True, slots=True)
class ParsedSpeaker:
    id: int
    name: str
    organisation: str = ""
    posts: tuple[str, ...] = ()
    role: Role = "attendee"


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A piece of the body; ``speaker`` is a speaker's ``id``, ``number`` that of a question.

    A table has its rows by line break and their cells by tab.
    """

    id: int
    kind: BlockKind
    text: str
    speaker: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedMeasure:
    block: int
    start: int
    end: int
    heading: str
    stage: Stage
    theme: Theme = ""
    organisation: str = ""
    due: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedStatistic:
    """One number; ``value`` keeps the digits as printed, without thousands commas.

    ``goal`` says that it is no result; ``scope`` is the area or the part that it speaks of.
    """

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
    goal: Goal = field(default="", metadata={"since": 2})


@dataclass(frozen=True, slots=True)
class ParsedDoubt:
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
    source: str = text("来源")
    editor: str = text("编辑")
    reviewer: str = text("审核")
    event: Event = Event()
    organisations: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    speakers: tuple[ParsedSpeaker, ...] = ()
    blocks: tuple[ParsedBlock, ...] = ()
    measures: tuple[ParsedMeasure, ...] = ()
    statistics: tuple[ParsedStatistic, ...] = ()
    furniture: tuple[str, ...] = ()
    doubts: tuple[ParsedDoubt, ...] = ()


_ROWS = ("speakers", "blocks", "measures", "statistics", "furniture", "doubts")
_EVENT = {f"event.{part.name}": part for part in fields(Event)}
_OWN = {part.name: part for part in fields(Reading) if part.name not in _ROWS}
_BY_PATH = {
    path: part
    for name, own in _OWN.items()
    for path, part in (_EVENT if name == "event" else {name: own}).items()
}
# What a reading says of the press conference itself, by path, in the order of the format.
FACTS = tuple(_BY_PATH)
PRINTED = {path: part.metadata.get("printed", "") for path, part in _BY_PATH.items()}
OPTIONAL = tuple(path for path, part in _BY_PATH.items() if part.metadata.get("optional"))


def fact(told: object, path: str) -> Any:
    """What stands at `event.host`, `period.label` or `title`; None inside of what is None."""
    for name in path.split("."):
        told = None if told is None else getattr(told, name)
    return told


def with_facts(reading: Reading, values: Mapping[str, Any]) -> Reading:
    """The reading with other values, by path."""
    event = {path[6:]: value for path, value in values.items() if path in _EVENT}
    own = {path: value for path, value in values.items() if path not in _EVENT}
    return replace(reading, event=replace(reading.event, **event), **own)


def written(told: "DataclassInstance", version: int = VERSION) -> dict[str, object]:
    """The values of a reading or a row of it, by key, without optional ones that are empty.

    A field that came with a later version of the format is not written.
    """
    return {
        key: value
        for key, name, optional in keys_of(type(told), version)
        if (value := getattr(told, name)) or not optional
    }


@functools.cache
def keys_of(kind: "type[DataclassInstance]", version: int) -> tuple[tuple[str, str, bool], ...]:
    """Key, field and whether it may be missing, of what a version of the format has of a kind."""
    return tuple(
        (part.metadata.get("key", part.name), part.name, bool(part.metadata.get("optional")))
        for part in fields(kind)
        if part.metadata.get("since", 1) <= version
    )
