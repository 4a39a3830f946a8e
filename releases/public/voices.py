"""The body by who spoke: each department's speakers, and the places where they have the word."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from releases.models import Appearance

from .turns import Part, Turn


@dataclass
class Heard:
    """A turn, and the number of the question that it answers."""

    turn: Turn
    number: int | None = None


@dataclass
class Voice:
    speaker: Appearance
    heard: list[Heard] = field(default_factory=list)


def by_department(parts: Iterable[Part]) -> dict[str, list[Voice]]:
    """Departments under the name printed that day, all in the order of their first words."""
    voices: dict[int, Voice] = {}
    for part in parts:
        for heard in (Heard(part.turn), *(Heard(turn, part.number) for turn in part.answers)):
            if speaker := heard.turn.speaker:
                voices.setdefault(speaker.pk, Voice(speaker)).heard.append(heard)
    found: dict[str, list[Voice]] = {}
    for voice in voices.values():
        found.setdefault(voice.speaker.organisation_name, []).append(voice)
    return found
