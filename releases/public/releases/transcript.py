"""The body in reading order: turns of speakers, and questions with their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from releases.models import Appearance, Block, transcript


@dataclass
class BodyLine:
    """A block with its text as HTML."""

    block: Block
    html: SafeString


@dataclass
class SpeakerTurn:
    """Consecutive blocks of one kind by one speaker."""

    lines: list[BodyLine]

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
class BodyPart:
    """A turn that stands alone, or a question with its answers."""

    turn: SpeakerTurn
    answers: list[SpeakerTurn] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.turn.kind

    @property
    def number(self) -> int | None:
        return self.turn.lines[0].block.number


def parts(lines: Iterable[BodyLine]) -> list[BodyPart]:
    """The body as the page shows it, exchanges together."""
    return [
        BodyPart(SpeakerTurn(part.turn), [SpeakerTurn(answer) for answer in part.answers])
        for part in transcript.parts(lines, lambda line: line.block)
    ]
