"""A question as it was understood: each part with what the site knows of it, and what is asked."""

from dataclasses import dataclass, replace
from enum import StrEnum

from releases.figures.period_lengths import CalendarPeriod
from releases.search.query.parser import Query, Word
from releases.text.search_key import key


class Means(StrEnum):
    """What a part of the question is."""

    INDICATOR = "indicator"
    BODY = "body"
    PERSON = "person"
    POST = "post"
    TOPIC = "topic"
    PERIOD = "period"
    TERM = "term"
    WORD = "word"
    FILLER = "filler"
    WANT = "want"


class Wants(StrEnum):
    """What is asked about it."""

    AMOUNT = "amount"
    CHANGE = "change"
    COMPARISON = "comparison"
    PROMISE = "promise"
    CONFLICT = "conflict"
    CORRECTION = "correction"
    WHO = "who"


# What says how something is asked, and what nothing is known of besides its meaning.
NOT_SEARCHED = (Means.FILLER, Means.WANT)


@dataclass(frozen=True, slots=True)
class Part:
    """`name` is as the site prints it and as it is searched; `keys` are the primary keys of all
    that bear the name. `also` are other words that mean the same, any of which will do, and
    `guessed` says that what was typed is only near it: a slip, or its pinyin."""

    means: Means
    typed: str
    name: str
    keys: tuple[int, ...] = ()
    period: CalendarPeriod | None = None
    also: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def word(self) -> Word:
        own = key(self.name)
        others = (found for found in map(key, self.also) if found and found != own)
        return Word(self.name, own, tuple(dict.fromkeys(others)))


@dataclass(frozen=True, slots=True)
class Question:
    """`exact` where it is asked for as it was typed: in quotes, or with words left out."""

    typed: str
    parts: tuple[Part, ...] = ()
    wants: frozenset[Wants] = frozenset()
    exact: bool = False

    def of(self, *means: Means) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.means in means)

    @property
    def searched(self) -> tuple[Part, ...]:
        """The parts that are looked for, each once."""
        found: dict[str, Part] = {}
        for part in self.parts:
            if part.means not in NOT_SEARCHED and part.word.key:
                found.setdefault(part.word.key, part)
        return tuple(found.values())

    @property
    def unknown(self) -> tuple[Part, ...]:
        """Words of which the site knows nothing: with any of them nothing is answered."""
        return self.of(Means.WORD)

    @property
    def is_guess(self) -> bool:
        return any(part.guessed for part in self.parts)

    @property
    def query(self) -> Query:
        """What is searched where the words are parted."""
        return Query(tuple(part.word for part in self.searched), whole=key(self.typed))

    def without(self, *left_out: Part) -> "Question":
        return replace(self, parts=tuple(part for part in self.parts if part not in left_out))
