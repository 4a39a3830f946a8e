"""The blocks of an edition as the editor shows them: marked words, and the rows beside them."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from releases.models import Appearance, Block, Doubt, Edition, Measure, Statistic
from releases.models.edition_row import EditionRow
from releases.publishing.follow_spans import standing

from .saving.told_rows import ToldRows
from .source_marks import SourceMark, pieces

MARK = '<mark class="in-{}" data-rows="{}">{}</mark>'
FIRST = "rail"  # the id of what stands before all blocks
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
    def told(self) -> list[tuple[str, str, str]]:
        """How many rows of each kind stand beside it: the prefix, in short and in words."""
        doubts, measures = (_("疑%s"), _("%s 处疑点")), (_("举%s"), _("%s 条举措"))
        words = doubts, (_("数%s"), _("%s 条数据")), measures
        found = Counter(type(row) for row in self.rows)
        return [
            (kind.prefix, short % found[kind], long % found[kind])
            for kind, (short, long) in zip(BESIDE, words, strict=True)
            if found[kind]
        ]

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
    """In one query besides that of the blocks, however many there are."""
    if isinstance(rows, QuerySet):
        rows = rows.select_related("speaker__person", "speaker__organisation")
    blocks = list(rows)
    asked = [block.pk for block in blocks if block.standing is None]
    beside = _by_block(standing(Q(block__in=asked)) if asked else [])
    for block in blocks:
        known = _by_block(block.standing or []) if block.standing is not None else beside
        yield EditedBlock(block, known[block.pk])


def named(
    edition: Edition, keys: Collection[int], anchors: Iterable[str], known: Sequence[Block]
) -> list[EditedBlock]:
    """Those of the keys and of the anchors, in order; or those that are known, as stored."""
    found = Q(pk__in=keys) | Q(uid__in=[anchor.partition("-")[2] for anchor in anchors])
    return list(edited(known or Block.objects.of(edition).filter(found).in_order()))


def anew(edition: Edition, told: ToldRows) -> dict[str, object]:
    """What was told of, in order, each with the anchor of what it stands behind now; and the keys
    of those that were not there."""
    position, key = OuterRef("position"), OuterRef("pk")
    ahead = Q(position__lt=position) | Q(position=position, pk__lt=key)
    last = Block.objects.of(edition).filter(ahead).order_by("-position", "-pk").values("uid")[:1]
    blocks = told.blocks.of(edition).in_order().annotate(behind=Subquery(last))
    found = [(getattr(each.block, "behind", None), each) for each in edited(blocks)]
    placed = [(f"{Block.prefix}-{uid}" if uid else FIRST, each) for uid, each in found]
    return {"placed": placed, "came": told.came}


def whole(edition: Edition) -> tuple[Iterator[EditedBlock], list[Beside]]:
    """All blocks of the edition, and the doubts about the page as a whole."""
    blocks = edition.blocks.select_related("speaker__person", "speaker__organisation").in_order()
    beside = _by_block(standing(Q(edition=edition)))
    of_page = sorted(beside[None], key=lambda row: (row.position, row.pk))
    return (EditedBlock(block, beside[block.pk]) for block in blocks), of_page


def _by_block(rows: Iterable[EditionRow]) -> dict[int | None, list[Beside]]:
    """Without doubts that were settled."""
    beside: dict[int | None, list[Beside]] = defaultdict(list)
    for row in rows:
        if isinstance(row, BESIDE) and not getattr(row, "settled_at", None):
            beside[row.block_id].append(row)
    return beside


def spoken(edition: Edition, changed: str, keys: Collection[int] = ()) -> QuerySet[Block]:
    """The blocks that name the speaker whose row was changed, or those of these keys."""
    prefix, _dash, uid = changed.partition("-")
    found = Q(speaker__in=keys) if keys else Q()
    if prefix == Appearance.prefix:
        found |= Q(speaker__uid=uid)
    rows = Block.objects.of(edition).filter(found).select_related("speaker")
    return rows if found else rows.none()
