"""The body in reading order: turns of speakers, and questions with their answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.safestring import SafeString

from releases.models import Appearance, Attachment, Block, transcript

from .body_table import TableCell, is_title


@dataclass
class BodyLine:
    """A block with its text as HTML; a table with its rows, and the line above that names it."""

    block: Block
    html: SafeString
    rows: list[list[TableCell]] = field(default_factory=list)
    title: "BodyLine | None" = None
    named_by: str = ""  # the anchor of the heading above it
    photos: list[Attachment] = field(default_factory=list)  # that stand behind it


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
    def shown(self) -> list[BodyLine]:
        """Without the lines that are shown as the titles of tables."""
        titles = {id(line.title) for line in self.lines if line.title}
        return [line for line in self.lines if id(line) not in titles]

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
    told = list(lines)
    for before, line in pairwise(told):
        if line.rows and before.block.kind == Block.Kind.HEADING:
            line.named_by = before.block.anchor
        elif line.rows and not before.rows and is_title(before.block.text):
            line.title = before
            line.photos = before.photos + line.photos
    return [
        BodyPart(SpeakerTurn(part.turn), [SpeakerTurn(answer) for answer in part.answers])
        for part in transcript.parts(told, lambda line: line.block)
    ]
