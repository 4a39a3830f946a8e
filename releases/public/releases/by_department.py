"""The body by who spoke: each department's speakers, and the places where they have the word."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from releases.models import Appearance, Block

from .transcript import BodyPart, SpeakerTurn


@dataclass
class NumberedTurn:
    """A turn, and the number of the question that it answers."""

    turn: SpeakerTurn
    number: int | None = None


@dataclass
class DepartmentSpeaker:
    speaker: Appearance
    turns: list[NumberedTurn] = field(default_factory=list)


def by_department(parts: Iterable[BodyPart]) -> dict[str, list[DepartmentSpeaker]]:
    """Departments under the name printed that day, all in the order of their first words.

    Who asks speaks for none.
    """
    voices: dict[int, DepartmentSpeaker] = {}
    for part in parts:
        for numbered in (
            NumberedTurn(part.turn),
            *(NumberedTurn(turn, part.number) for turn in part.answers),
        ):
            speaker = numbered.turn.speaker
            if speaker and numbered.turn.kind not in (Block.Kind.TABLE, Block.Kind.QUESTION):
                voices.setdefault(speaker.pk, DepartmentSpeaker(speaker)).turns.append(numbered)
    found: dict[str, list[DepartmentSpeaker]] = {}
    for voice in voices.values():
        found.setdefault(voice.speaker.organisation_name, []).append(voice)
    return found
