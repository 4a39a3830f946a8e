"""Differences as a page shows them: a list in words, and the text with its changes marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .contents import MODELS, labels
from .differences import Differences
from .row_difference import RowDifference
from .text_runs import Run, shortened
from .words import both, label, lines

MOST_LINES = 200  # of each sort
AROUND = 60  # characters of a long paragraph that are shown beside what changed
CUTS = {
    ("split", False): gettext_lazy("拆成几段"),
    ("joined", False): gettext_lazy("并入了后面的文字"),
    ("piece", False): gettext_lazy("从上一段拆出"),
    ("piece", True): gettext_lazy("并入上一段"),
}
# Told by the text itself.
IN_THE_TEXT = "text"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """`anchor` is the block that it is about, where the new side has one."""

    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block that says otherwise; `skipped` blocks before it say the same."""

    row: RowDifference
    runs: tuple[Run, ...]
    notes: tuple[str, ...]
    skipped: int

    @property
    def anchor(self) -> str:
        return f"b-{self.row.new.key}" if self.row.new else ""

    @property
    def sides(self) -> tuple[tuple[Run, ...], ...]:
        """The words as each edition has them, marked on both; none where one has them alone."""
        if {run.sign for run in self.runs} <= {"same"} or not (self.row.old and self.row.new):
            return ()
        return tuple(
            tuple(run for run in self.runs if run.sign in ("same", sign))
            for sign in ("gone", "new")
        )


@dataclass(frozen=True, slots=True)
class ShownDifferences:
    lines: list[ShownLine]
    blocks: list[ShownBlock]
    same_after: int
    left_out: int

    def __bool__(self) -> bool:
        return bool(self.lines or self.blocks)


def shown(found: Differences) -> ShownDifferences:
    told, blocks = list(_lines(found)), list(_blocks(found))
    last = blocks[-1].row.places[1] + (blocks[-1].row.new is not None) if blocks else 0
    left_out = sum(max(0, len(each) - MOST_LINES) for each in (told, blocks))
    return ShownDifferences(
        told[:MOST_LINES],
        blocks[:MOST_LINES],
        len(found.new.rows.get("block", ())) - last,
        left_out,
    )


def _lines(found: Differences) -> Iterator[ShownLine]:
    """Of all but the words of the text."""
    named = labels()
    for path, was, now in found.facts:
        words = _("%(field)s：%(was)s → %(now)s")
        before, after = both(was, now)
        yield ShownLine(words % {"field": named[path], "was": before, "now": after})
    here = {row.key for row in found.new.rows.get("block", ())}
    for kind, rows in found.rows.items():
        for row in rows if kind != "block" else ():
            anchor = f"b-{row.row.block}" if row.row.block in here else ""
            for words in lines(row.changes()):
                yield ShownLine(words, anchor)


def _blocks(found: Differences) -> Iterator[ShownBlock]:
    seen = 0
    for row in found.blocks:
        at = row.places[1]
        yield ShownBlock(row, shortened(row.runs, AROUND, AROUND), tuple(_notes(row)), at - seen)
        seen = at + (row.new is not None)


def _notes(row: RowDifference) -> Iterator[str]:
    """What marks in the text do not tell."""
    if row.cut:
        yield str(CUTS[row.cut, row.new is None])
    elif row.old is None or row.new is None:
        yield _("新增一段") if row.old is None else _("删去一段")
    if row.old is None or row.new is None:
        return
    if row.moved:
        was, now = (place + 1 for place in row.places)
        yield _("从第 %(was)d 段移到第 %(now)d 段") % {"was": was, "now": now}
    for name in row.fields:
        if name != IN_THE_TEXT:
            before, after = both(row.old.values[name], row.new.values[name])
            told = {"field": label(MODELS["block"], name), "was": before, "now": after}
            yield _("%(field)s：%(was)s → %(now)s") % told
