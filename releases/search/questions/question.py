"""What a question names, part by part, and what it wants to know of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Span = tuple[date, date]


class Means(StrEnum):
    """What a part of a question is."""

    INDICATOR = "indicator"
    BODY = "body"
    PERSON = "person"
    POST = "post"
    PLACE = "place"
    PERIOD = "period"
    TERM = "term"
    WORD = "word"
    WANT = "want"
    FILLER = "filler"


class Wants(StrEnum):
    """What is asked about what is named."""

    AMOUNT = "amount"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    GOAL = "goal"
    COMPARISON = "comparison"
    PROMISE = "promise"
    CONFLICT = "conflict"
    WHO = "who"
    HOW = "how"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of what was typed.

    `name` is what it is searched by; `keys` are the primary keys of what bears that name, several
    for namesakes. A guess is a name that is spelled otherwise than what was typed.
    """

    means: Means
    typed: str
    name: str
    keys: tuple[int, ...] = ()
    wants: Wants | None = None
    span: Span | None = None
    is_guess: bool = False


# Of what a question is about; the others say what is asked of it.
CONTENT = frozenset(
    {Means.INDICATOR, Means.BODY, Means.PERSON, Means.POST, Means.PLACE, Means.TERM, Means.WORD}
)


@dataclass(frozen=True, slots=True)
class ReaderQuestion:
    """All parts in their order, every typed character in one of them."""

    typed: str
    parts: tuple[Part, ...]
    unit: str = ""  # of which so many are asked for: 家 of 多少家

    def of(self, *means: Means) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.means in means)

    @property
    def wants(self) -> frozenset[Wants]:
        return frozenset(part.wants for part in self.parts if part.wants)

    @property
    def content(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.means in CONTENT)

    @property
    def unknown(self) -> tuple[Part, ...]:
        """Of which the site knows nothing: nothing may be answered beside them."""
        return self.of(Means.WORD)

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(part.span for part in self.parts if part.span)

    @property
    def is_guessed(self) -> bool:
        return any(part.is_guess for part in self.parts)

    @property
    def searched(self) -> tuple[Part, ...]:
        """The parts that a text is looked for with, each name once."""
        named = (*CONTENT, Means.PERIOD)
        once = {part.name: part for part in reversed(self.parts) if part.means in named}
        return tuple(part for part in self.parts if once.get(part.name) is part)
