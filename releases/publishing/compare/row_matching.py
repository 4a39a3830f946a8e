"""Which row of an edition a row is that was only read: by its words, then by what it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .contents import ComparedRow, ComparedSide
from .text_runs import shared, steps

# Less in common than this, and one block is not a change of the other.
ALIKE = 0.5
# Of a rewritten passage so many blocks are looked at for each, the fewer the longer it is.
_AHEAD, _AHEAD_OF_MANY, _MANY = 50, 3, 800
Pair = tuple[int, int]
Rows = Sequence[ComparedRow]
Names = tuple[str, ...]
WHOLE: Names = ()  # all that it says
# What rows of a kind are recognised by, the surest first.
_ABOUT: dict[str, tuple[Names, ...]] = {
    "statistic": (
        ("indicator_name", "kind", "basis", "scope", "period_label"),
        ("indicator_name", "kind"),
    ),
    "measure": (("heading",),),
}


def matched(old: ComparedSide, new: ComparedSide) -> tuple[ComparedSide, ComparedSide]:
    """Both sides with one key for what is one row."""
    if new.is_read:
        return old, _keyed_like(new, old)
    return (_keyed_like(old, new), new) if old.is_read else (old, new)


def _keyed_like(read: ComparedSide, known: ComparedSide) -> ComparedSide:
    keys: dict[str, str] = {}
    found: dict[str, tuple[ComparedRow, ...]] = {}
    for kind in sorted(read.rows, key=lambda each: each != "block"):
        rows = [replace(row, block=keys.get(row.block, row.block)) for row in read.rows[kind]]
        others = known.rows.get(kind, ())
        of = {a: others[b].key for a, b in pairs(kind, rows, others)}
        # What is in no pair keeps a key that nothing on the other side has.
        rows = [replace(row, key=of.get(n, f"+{row.key}")) for n, row in enumerate(rows)]
        if kind == "block":
            keys = {old.key: row.key for old, row in zip(read.rows[kind], rows, strict=True)}
        found[kind] = tuple(rows)
    return ComparedSide(read.facts, {kind: found[kind] for kind in read.rows})


def pairs(kind: str, old: Rows, new: Rows) -> Iterator[Pair]:
    if kind == "block":
        yield from pairs_of_blocks(old, new)
        return
    left = list(range(len(old))), list(range(len(new)))
    for names in (WHOLE, *_ABOUT.get(kind, (("name",),))):
        taken = list(rows_by_turns(old, new, left, names))
        yield from taken
        used = {a for a, _b in taken}, {b for _a, b in taken}
        left = [n for n in left[0] if n not in used[0]], [n for n in left[1] if n not in used[1]]


def rows_by_turns(
    old: Rows, new: Rows, left: tuple[list[int], list[int]], names: Names
) -> Iterator[Pair]:
    """Rows that say the same in these fields, in their order."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n in reversed(left[0]):
        waiting[_told(old[n], names)].append(n)
    for n in left[1]:
        if same := waiting[_told(new[n], names)]:
            yield same.pop(), n


def _told(row: ComparedRow, names: Names) -> tuple[str, ...]:
    return tuple(row.values.get(name, "") for name in names or sorted(row.values))


def pairs_of_blocks(old: Rows, new: Rows) -> Iterator[Pair]:
    """Equal texts in order; between them each with the first later one that is much like it."""
    before, after = [row.text for row in old], [row.text for row in new]
    gone: list[int] = []
    come: list[int] = []
    for sign, a, b in steps(before, after):
        if sign == "same":
            yield from _alike(before, after, gone, come)
            gone, come = [], []
            yield from zip(range(a.start, a.stop), range(b.start, b.stop), strict=True)
        gone += [] if sign == "same" else range(a.start, a.stop)
        come += [] if sign == "same" else range(b.start, b.stop)


def _alike(before: list[str], after: list[str], gone: list[int], come: list[int]) -> Iterator[Pair]:
    words = {n: Counter(after[n]) for n in come} if gone else {}
    ahead = _AHEAD if len(gone) < _MANY else _AHEAD_OF_MANY
    left = come
    for n in gone:
        own = Counter(before[n])
        near = enumerate(left[:ahead])
        at = next((k for k, m in near if shared(own, words[m]) >= ALIKE), None)
        if at is not None:
            yield n, left[at]
            left = left[at + 1 :]
