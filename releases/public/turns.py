"""The body in reading order: who speaks, and which answers belong to which question."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from releases.models import Appearance, Block

Kind = Block.Kind


@dataclass
class Line:
    """A block with its text as HTML."""

    block: Block
    html: SafeString


@dataclass
class Turn:
    """Consecutive blocks of one kind by one speaker."""

    lines: list[Line]

    @property
    def kind(self) -> str:
        return self.lines[0].block.kind

    @property
    def speaker(self) -> Appearance | None:
        return self.lines[0].block.speaker

    @property
    def anchor(self) -> str:
        return self.lines[0].block.anchor

    @property
    def text(self) -> str:
        return self.lines[0].block.text


@dataclass
class Part:
    """A turn that stands alone, or a question with its answers."""

    turn: Turn
    answers: list[Turn] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.turn.kind

    @property
    def number(self) -> int | None:
        return self.turn.lines[0].block.number


def turns(lines: Iterable[Line]) -> list[Turn]:
    found: list[Turn] = []
    for line in lines:
        if found and _goes_on(found[-1], line.block):
            found[-1].lines.append(line)
        else:
            found.append(Turn([line]))
    return found


def _goes_on(turn: Turn, block: Block) -> bool:
    if turn.kind != block.kind or turn.speaker != block.speaker:
        return False
    return block.kind != Kind.HEADING and block.number is None


def parts(lines: Iterable[Line]) -> list[Part]:
    """Answers join the question before them; anything in between ends the exchange."""
    found: list[Part] = []
    for turn in turns(lines):
        if turn.kind == Kind.ANSWER and found and found[-1].kind == Kind.QUESTION:
            found[-1].answers.append(turn)
        else:
            found.append(Part(turn))
    return found
