"""A card of the start page, and a line of it."""

from dataclasses import dataclass, field

LINES = 6  # of a card
Link = tuple[str, str]  # its words and its address


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One thing: where it is worked on, what is to be known of it, and what can be done at once."""

    title: str
    url: str = ""
    told: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)  # for somebody's look
    acts: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DeskCard:
    key: str
    title: str
    lines: list[DeskLine]
    empty: str
    more: Link
