"""What differs between two contents: facts, and rows that came, went, moved or say otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from releases.models.change import FieldChange

from .contents import ComparedRow, ComparedSide
from .row_matching import matched
from .text_runs import Run, runs, steps


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row on either side or both; `places` are its places among the rows of its kind."""

    kind: str
    old: ComparedRow | None
    new: ComparedRow | None
    places: tuple[int, int]
    moved: bool = False

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


@dataclass(frozen=True, slots=True)
class Differences:
    """`facts` are (path, was, now); `rows` by kind, each in the order of the new side, with those
    that went where they stood."""

    old: ComparedSide
    new: ComparedSide
    facts: tuple[tuple[str, str, str], ...] = ()
    rows: dict[str, tuple[RowDifference, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.facts or self.count)

    @property
    def count(self) -> int:
        return len(self.facts) + sum(map(len, self.rows.values()))

    @property
    def blocks(self) -> tuple[RowDifference, ...]:
        return self.rows.get("block", ())


def differences(old: ComparedSide, new: ComparedSide) -> Differences:
    """A fact or kind that one side cannot have is not told."""
    old, new = matched(old, new)
    facts = [(path, was, new.facts[path]) for path, was in old.facts.items() if path in new.facts]
    rows = {
        kind: tuple(_of_kind(kind, old.rows[kind], new.rows[kind]))
        for kind in new.rows
        if kind in old.rows
    }
    return Differences(
        old,
        new,
        tuple((path, was, now) for path, was, now in facts if was != now),
        {kind: found for kind, found in rows.items() if found},
    )


def _of_kind(
    kind: str, old: Sequence[ComparedRow], new: Sequence[ComparedRow]
) -> Iterator[RowDifference]:
    before = {row.key: n for n, row in enumerate(old)}
    after = {row.key for row in new}
    for sign, a, b in steps(list(before), [row.key for row in new]):
        for n in range(a.start, a.stop) if sign == "gone" else ():
            if old[n].key not in after:
                yield RowDifference(kind, old[n], None, (n, b.start))
        for n in range(b.start, b.stop):
            row = new[n]
            if row.key not in before:
                yield RowDifference(kind, None, row, (a.start, n))
                continue
            was = before[row.key]
            found = RowDifference(kind, old[was], row, (was, n), moved=sign == "new")
            if found.moved or found.fields:
                yield found
