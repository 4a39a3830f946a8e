"""Which answers belong to which question, found without reading a word of the body."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from releases.models import Block

Kind = Block.Kind


class Place(NamedTuple):
    """A block without its text."""

    edition: int
    pk: int
    uid: str
    kind: str
    speaker: int | None
    number: int | None

    @property
    def anchor(self) -> str:
        return f"{Block.prefix}-{self.uid}"


@dataclass
class Exchange:
    """The paragraphs of a question and of its answers."""

    question: list[Place]
    answers: list[Place] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        return self.question[0].number

    @property
    def keys(self) -> set[int]:
        return {place.pk for place in (*self.question, *self.answers)}


def outline(editions: Iterable[int]) -> dict[int, list[Place]]:
    """The blocks of each edition in reading order; one query, however many there are."""
    found: dict[int, list[Place]] = defaultdict(list)
    blocks = Block.objects.filter(edition__in=list(editions)).in_order()
    for row in blocks.values_list("edition", "pk", "uid", "kind", "speaker", "number"):
        found[row[0]].append(Place(*row))
    return found


def exchanges(places: Sequence[Place]) -> list[Exchange]:
    """As `turns.parts` has it: answers join the question before them, anything else ends it."""
    found: list[Exchange] = []
    now: Exchange | None = None  # the exchange that the next block may join
    for place in places:
        if place.kind == Kind.QUESTION and now and _goes_on(now, place):
            now.question.append(place)
        elif place.kind == Kind.QUESTION:
            now = Exchange([place])
            found.append(now)
        elif place.kind == Kind.ANSWER and now:
            now.answers.append(place)
        else:
            now = None
    return found


def _goes_on(now: Exchange, place: Place) -> bool:
    """Whether a question is one more paragraph of the question before it."""
    same = now.question[-1].speaker == place.speaker and place.number is None
    return same and not now.answers
