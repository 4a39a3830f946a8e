"""A finding: what is wrong in an edition, where, and what could mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from releases.checks.published import Published
from releases.checks.texts.confused_words import ConfusedWord
from releases.figures.indicator_history import History
from releases.intake.parse.reading import ParsedDoubt, Reading


class FoundAt(NamedTuple):
    """The rows (`blocks`, `speakers`, `statistics`, …) and which of them, from 0; or a fact of the
    edition alone (`title`, `event`, …). `field` holds the text."""

    rows: str = ""
    n: int = 0
    field: str = ""


class Mending(NamedTuple):
    """Words that take the place of others."""

    at: FoundAt
    start: int
    end: int
    words: str


NOWHERE = FoundAt()


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """`words` are those that it is about: where they change, it is another finding."""

    kind: str
    message: str
    at: FoundAt = NOWHERE
    start: int = 0
    end: int = 0
    words: str = ""
    mendings: tuple[Mending, ...] = ()


class AnsweredLink(NamedTuple):
    """A link on words of a block, and what it answered: a status, ok, none, timeout, …."""

    block: int
    start: int
    end: int
    address: str
    answer: str


class HeldPosts(NamedTuple):
    """What was printed of a person when they last spoke in what is published."""

    organisation: str
    posts: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class CheckedEdition:
    """An edition as the checks look at it; `held` is by a speaker's `id`, `readers` are the
    histories that readers would see, by the name that the reading has. `texts` are those beside
    the reading's own: words of attachments."""

    reading: Reading
    words: tuple[ConfusedWord, ...] = ()
    told_on: date | None = None
    published: Published = field(default_factory=Published)
    readers: Mapping[str, History] = field(default_factory=dict)
    held: Mapping[int, HeldPosts] = field(default_factory=dict)
    texts: tuple[tuple[FoundAt, str], ...] = ()
    links: tuple[AnsweredLink, ...] = ()


def at_doubt(doubt: ParsedDoubt, reading: Reading) -> CheckFinding:
    """A doubt of the reader's checks as a finding."""
    if doubt.block is None:
        return CheckFinding(doubt.code, doubt.message)
    start, end = doubt.start or 0, doubt.end or 0
    words = reading.blocks[doubt.block - 1].text[start:end]
    at = FoundAt("blocks", doubt.block - 1, "text")
    return CheckFinding(doubt.code, doubt.message, at, start, end, words)
