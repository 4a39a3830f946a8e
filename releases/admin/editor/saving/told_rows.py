"""Which parts of the editor look otherwise after what the trail tells of rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from releases.models import Appearance, Block
from releases.models.change import FieldChange
from releases.models.edition_row import EditionRowQuerySet
from releases.publishing import follow_spans, seeing

BLOCK, SPEAKER = (str(model._meta.model_name) for model in (Block, Appearance))
READ = [str(model._meta.model_name) for model in seeing.KINDS]
ON_BLOCKS = {str(model._meta.model_name): model for model in follow_spans.KINDS}


@dataclass(frozen=True, slots=True)
class ToldRows:
    differences: Sequence[FieldChange]

    @property
    def blocks(self) -> EditionRowQuerySet[Block]:
        """Those that it is of, and on which its rows stood or stand."""
        found = Q(pk__in=self._keys(BLOCK))
        for name, model in ON_BLOCKS.items():
            if keys := self._keys(name):
                found |= Q(pk__in=model.objects.filter(pk__in=keys).values("block"))
        for each in self.differences:
            if each["row"] in ON_BLOCKS and each["field"] in ("", "block"):
                stood = {_block_in(each["was"]), _block_in(each["now"])}
                found |= Q(pk__in=stood - {0})
        return Block.objects.filter(found)

    @property
    def came(self) -> set[int]:
        """The keys of the blocks that were not there before."""
        return {each["pk"] for each in self._whole() if each["was"] is None}

    @property
    def went(self) -> list[str]:
        """The anchors of the blocks that are there no more."""
        return [f"{Block.prefix}-{e['uid']}" for e in self._whole() if e["now"] is None]

    @property
    def order(self) -> bool:
        """Whether blocks came, went or moved."""
        moved = (e for e in self.differences if e["row"] == BLOCK and e["field"] == "position")
        return any(self._whole()) or any(moved)

    @property
    def card(self) -> bool:
        """Whether the first card looks otherwise."""
        return any(each["row"] not in (*ON_BLOCKS, BLOCK) for each in self.differences)

    @property
    def speakers(self) -> set[int]:
        """The keys of the speakers that blocks may name otherwise."""
        return self._keys(SPEAKER)

    @property
    def counts(self) -> bool:
        """Whether another number of rows may be left that nobody has seen."""
        rows = (each for each in self.differences if each["row"] in READ)
        return any(each["field"] in ("", "unseen") for each in rows)

    def _keys(self, row: str) -> set[int]:
        return {each["pk"] for each in self.differences if each["row"] == row}

    def _whole(self) -> Iterator[FieldChange]:
        """Blocks that came or went."""
        return (e for e in self.differences if e["row"] == BLOCK and e["field"] == "")


def _block_in(state: object) -> int:
    """The key of the block in what was told of a row, whole or of its link alone."""
    if not isinstance(state, dict):
        return 0
    link = state.get("block", state)
    return int(link.get("key") or 0) if isinstance(link, dict) else 0
