"""What differs between two contents: facts, and rows that came, went, moved or say otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .contents import ComparedRow, ComparedSide
from .row_difference import RowDifference
from .row_matching import matched
from .split_blocks import with_cuts
from .text_runs import steps


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
        kind: tuple(with_cuts(list(_of_kind(kind, old.rows[kind], new.rows[kind]))))
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
