"""The blocks of an edition as the editor shows them: marked words, and the rows beside them."""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from releases.models import Appearance, Block, Doubt, Edition, Measure, Statistic

from .source_marks import SourceMark, pieces

MARK = '<mark class="in-{}" data-rows="{}">{}</mark>'
Beside = Doubt | Measure | Statistic
# A word is a doubt first of all: what is sure can wait.
BESIDE: tuple[type[Beside], ...] = (Doubt, Statistic, Measure)


@dataclass(frozen=True, slots=True)
class EditedBlock:
    """`rows` stand beside it in the order of their words; settled doubts are left out."""

    block: Block
    rows: list[Beside]

    @property
    def unseen(self) -> bool:
        return any(getattr(row, "unseen", False) for row in self.rows)

    @property
    def stamp(self) -> str:
        """Another one where the block or a row beside it looks otherwise."""
        rows = [(row.anchor, row.lock_version, getattr(row, "unseen", None)) for row in self.rows]
        return f"{zlib.crc32(repr((self.block.lock_version, rows)).encode()):x}"

    @property
    def marked(self) -> SafeString:
        """Its text, with the words of rows in marks that name them."""
        marks = [
            SourceMark(row.anchor, row.start or 0, row.end or 0, BESIDE.index(type(row)))
            for row in self.rows
        ]
        return format_html_join(
            "",
            "{}",
            (
                (format_html(MARK, piece.kind, " ".join(piece.names), piece.text),)
                if piece.names
                else (piece.text,)
                for piece in pieces(self.block.text, marks)
            ),
        )


def edited(rows: QuerySet[Block] | Sequence[Block]) -> Iterator[EditedBlock]:
    """In one query for each kind of row, however many blocks there are."""
    if isinstance(rows, QuerySet):
        rows = rows.select_related("speaker__person", "speaker__organisation")
    blocks = list(rows)
    beside: dict[int | None, list[Beside]] = defaultdict(list)
    keys = [block.pk for block in blocks]
    for row in (
        *Doubt.objects.filter(block__in=keys, settled_at=None),
        *Statistic.objects.filter(block__in=keys).select_related("indicator"),
        *Measure.objects.filter(block__in=keys).select_related("organisation"),
    ):
        beside[row.block_id].append(row)
    for block in blocks:
        rows_here = beside[block.pk]
        rows_here.sort(key=lambda row: (row.start or 0, row.end or 0, row.pk))
        yield EditedBlock(block, rows_here)


def of_page(edition: Edition) -> list[Doubt]:
    """Unsettled doubts about the page as a whole."""
    return list(Doubt.objects.of(edition).filter(block=None, settled_at=None).in_order())


def spoken(edition: Edition, changed: str) -> QuerySet[Block]:
    """The blocks that name the speaker whose row was changed."""
    prefix, _dash, uid = changed.partition("-")
    uid = uid if prefix == Appearance.prefix else ""
    rows = Block.objects.of(edition).filter(speaker__uid=uid).select_related("speaker")
    return rows if uid else rows.none()
