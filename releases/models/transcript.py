"""A transcript's turns and exchanges: who goes on speaking, and which answers a question has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar, cast

from .block import Block

Kind = Block.Kind


class Spoken(Protocol):
    """A block, or as much of one as tells who said it as what."""

    @property
    def kind(self) -> str: ...
    @property
    def speaker_id(self) -> int | None: ...
    @property
    def number(self) -> int | None: ...


Row = TypeVar("Row")


@dataclass
class TranscriptPart(Generic[Row]):
    """A turn that stands alone, or a question with the turns that answer it."""

    kind: str
    turn: list[Row]
    answers: list[list[Row]] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        return [row for turn in (self.turn, *self.answers) for row in turn]


def parts(
    rows: Iterable[Row], block: Callable[[Row], Spoken] | None = None
) -> list[TranscriptPart[Row]]:
    """Answers join the question before them; anything in between ends the exchange.

    A table is part of the turn that it stands in, which goes on after it. `block` tells the block
    of a row that is none itself.
    """
    found: list[TranscriptPart[Row]] = []
    before: Spoken | None = None
    for row in rows:
        now = block(row) if block else cast(Spoken, row)
        last = found[-1] if found else None
        goes_on = before and (before.kind, before.speaker_id) == (now.kind, now.speaker_id)
        within = before and now.kind == Kind.TABLE and now.speaker_id in (None, before.speaker_id)
        if last and within and last.kind != Kind.HEADING:
            (last.answers or [last.turn])[-1].append(row)
            continue
        # A heading or a numbered question begins a turn of its own.
        if last and goes_on and now.kind != Kind.HEADING and now.number is None:
            (last.answers or [last.turn])[-1].append(row)
        elif last and now.kind == Kind.ANSWER and last.kind == Kind.QUESTION:
            last.answers.append([row])
        else:
            found.append(TranscriptPart(now.kind, [row]))
        before = now
    return found
