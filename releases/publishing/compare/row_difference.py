"""A row that came, went, moved, or says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from releases.models.change import FieldChange

from .contents import ComparedRow
from .text_runs import Run, runs

# A paragraph of which others were made, or into which others went, and these others.
Cut = Literal["", "split", "joined", "piece"]


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row on either side or both; `places` are its places among the rows of its kind, `cut`
    what became of a paragraph whose words all stay."""

    kind: str
    old: ComparedRow | None
    new: ComparedRow | None
    places: tuple[int, int]
    moved: bool = False
    cut: Cut = ""

    @property
    def row(self) -> ComparedRow:
        found = self.new or self.old
        assert found
        return found

    @property
    def fields(self) -> list[str]:
        """Those that say otherwise, of a row that stands on both sides."""
        if self.old is None or self.new is None:
            return []
        old, new = self.old.values, self.new.values
        return [name for name in new if name in old and old[name] != new[name]]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text of a block, with what was taken out and put in."""
        if self.cut:
            return (Run("same", self.row.text),)
        return runs(self.old.text if self.old else "", self.new.text if self.new else "")

    def changes(self) -> Iterator[FieldChange]:
        """As the trail tells acts."""
        if self.old is None or self.new is None:
            values = dict(self.row.values)
            sides = (values, None) if self.new is None else (None, values)
            yield self._change("", *sides)
        else:
            for name in self.fields:
                yield self._change(name, self.old.values[name], self.new.values[name])
            if self.moved:
                yield self._change("position", *self.places)

    def _change(self, name: str, was: object, now: object) -> FieldChange:
        row = self.old or self.row  # called as readers knew it
        uid = self.row.key
        return FieldChange(
            row=self.kind, uid=uid, pk=0, name=row.name, field=name, was=was, now=now
        )
