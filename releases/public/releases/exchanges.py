"""The exchanges of editions, found without reading a word of the body."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from releases.models import Block
from releases.models.transcript import TranscriptPart, parts


class BlockOutline(NamedTuple):
    """A block without its text."""

    edition: int
    pk: int
    uid: str
    kind: str
    speaker_id: int | None
    number: int | None

    @property
    def anchor(self) -> str:
        return f"{Block.prefix}-{self.uid}"


Exchange = TranscriptPart[BlockOutline]


def outline(editions: Iterable[int]) -> dict[int, list[BlockOutline]]:
    """The blocks of each edition in reading order; one query, however many there are."""
    found: dict[int, list[BlockOutline]] = defaultdict(list)
    blocks = Block.objects.filter(edition__in=list(editions)).in_order()
    for row in blocks.values_list("edition", "pk", "uid", "kind", "speaker", "number"):
        found[row[0]].append(BlockOutline(*row))
    return found


def exchanges(outlines: Sequence[BlockOutline]) -> list[Exchange]:
    return [part for part in parts(outlines) if part.kind == Block.Kind.QUESTION]
