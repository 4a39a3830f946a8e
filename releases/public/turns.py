"""The body in reading order: turns of speakers, and questions with their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from releases.models import Appearance, Block, transcript


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


def parts(lines: Iterable[Line]) -> list[Part]:
    """The body as the page shows it, exchanges together."""
    return [
        Part(Turn(part.turn), [Turn(answer) for answer in part.answers])
        for part in transcript.parts(lines, lambda line: line.block)
    ]
