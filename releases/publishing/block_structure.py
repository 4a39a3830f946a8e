"""Splitting, joining and moving the blocks of an open edition; what stands on their words follows.

Nobody types a position: a block is put beside another, and those behind it give way.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import pairwise

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from releases.models import Actor, Attachment, Block, Doubt
from releases.models.change import FieldChange
from releases.models.edition_row import ReadRow, new_uid
from releases.search.index.bulk_rows import delete

from . import editing
from .errors import Refused
from .follow_spans import Standing, kept, standing, store
from .trail.field_changes import came, set_to, went
from .trail.holding import in_one
from .trail.row_places import Row, beside, make_room

# To be asked along with a block: whether any picture stands behind it.
PICTURES = {"has_pictures": Exists(Attachment.objects.filter(block=OuterRef("pk")))}


@in_one
def split(
    block: Block, cuts: Sequence[int], *, version: int, by: Actor, now: datetime.datetime
) -> list[Block]:
    """Cut the block's text at these code points, counted up; tells all the pieces in order.

    The first piece stays the block. All keep kind and speaker, the first one the question's
    number. Raises what `editing.save` raises, and Refused for an empty piece and for a measure's
    or figure's words that would be cut in two.
    """
    stored = editing.opened(block, version=version)
    bounds = [0, *cuts, len(stored.text)]
    texts = [stored.text[start:end] for start, end in pairwise(bounds)]
    if not all(text.strip() for text in texts):
        raise Refused(_("拆开的每一段都要有字：请把光标放在两句话之间。"))
    places, moved = make_room(stored, len(cuts))
    new = [
        Block(
            edition=stored.edition,
            kind=stored.kind,
            speaker=stored.speaker,
            text=text,
            position=position,
        )
        for text, position in zip(texts[1:], places, strict=True)
    ]
    Block.objects.bulk_create(new)
    pieces = [stored, *new]
    shared = [*_share_out(stored, pieces, bounds), *_lead_pictures(stored, pieces[-1])]
    cut = set_to(stored, "text", stored.text, texts[0])
    stored.text, stored.lock_version = texts[0], version + 1
    stored.save(update_fields=["text", "lock_version"])
    editing.touch(stored.edition, [cut, *map(came, new), *shared, *moved], by=by, now=now)
    return pieces


@in_one
def join(block: Block, *, version: int, by: Actor, now: datetime.datetime) -> Block:
    """Put the words of the block behind those of the one before it, which is told.

    Raises what `editing.save` raises, and Refused where the two do not belong together.
    """
    stored = editing.opened(block, version=version)
    before = beside(stored, -1)
    if before is None:
        raise Refused(_("这是第一段，前面没有段落可以并入。"))
    if stored.kind != before.kind and Block.Kind.TABLE in {stored.kind, before.kind}:
        raise Refused(_("表格只能与表格合并。"))
    voices = {before.speaker_id: before.speaker, stored.speaker_id: stored.speaker}
    if len([voice for voice in voices.values() if voice]) > 1:
        raise Refused(
            _("前一段是%(one)s说的，这一段是%(other)s说的，不能合成一段。")
            % {"one": before.speaker, "other": stored.speaker}
        )
    text = before.text + ("\n" if stored.kind == Block.Kind.TABLE else "")
    told = [set_to(before, "text", before.text, text + stored.text)]
    before.text, before.lock_version = text + stored.text, before.lock_version + 1
    before.save(update_fields=["text", "lock_version"])
    here = standing(Q(block__in=[before.pk, stored.pk]))
    rows = [row for row in here if row.block_id == stored.pk]
    told += [each for row in rows for each in _led(row, before, len(text))]
    store(rows, "block", "start", "end")
    kept(before, here)
    told += [*_lead_pictures(stored, before), went(stored)]
    delete(Block, "id", [stored.pk])  # what stood on it has left it
    editing.touch(stored.edition, told, by=by, now=now)
    return before


@in_one
def move(
    row: Row, places: int, *, version: int, by: Actor, now: datetime.datetime
) -> tuple[Row, Row]:
    """Exchange it with the one of its kind before it (-1) or behind it (1); tells both in order.

    Raises what `editing.save` raises, and Refused at either end.
    """
    stored = editing.opened(row, version=version)
    other = beside(stored, places)
    if other is None and isinstance(stored, Block):
        raise Refused(_("这已经是第一段。") if places < 0 else _("这已经是最后一段。"))
    if other is None:
        raise Refused(_("前面没有了。") if places < 0 else _("后面没有了。"))
    upper, lower = (stored, other) if places > 0 else (other, stored)
    told = []
    if upper.position == lower.position:  # they stand in the order in which they came
        told = make_room(upper, 1)[1]
        lower.refresh_from_db(fields=["position"])
    told += [
        set_to(upper, "position", upper.position, lower.position),
        set_to(lower, "position", lower.position, upper.position),
    ]
    upper.position, lower.position = lower.position, upper.position
    for each in (upper, lower):
        # Whoever moves one of them at the same time has seen another order: they are told.
        each.lock_version += 1
    type(row)._default_manager.bulk_update([upper, lower], ["position", "lock_version"])
    editing.touch(stored.edition, told, by=by, now=now)
    return lower, upper


@in_one
def duplicate(row: Row, *, version: int, by: Actor, now: datetime.datetime) -> Row:
    """Another of the same behind it, at an address of its own; on a block nothing stands yet.

    Raises what `editing.save` raises.
    """
    stored = editing.opened(row, version=version)
    [place], moved = make_room(stored, 1)
    new = copy(stored)
    new.pk, new.uid, new._state.adding = None, new_uid(), True
    new.position, new.lock_version = place, 1
    if isinstance(new, ReadRow):
        new.unseen = False
    new.save()
    editing.touch(stored.edition, [came(new), *moved], by=by, now=now)
    return new


def _share_out(old: Block, pieces: Sequence[Block], bounds: Sequence[int]) -> list[FieldChange]:
    """Move what stands on the text to the piece that has its words, which is told; raises Refused,
    naming those rows that no piece has whole. A doubt that was cut stays on its first words."""
    cut: list[str] = []
    told: list[FieldChange] = []
    led, here = list[Standing](), standing(Q(block=old.pk))
    for row in here:
        if not row.end:
            continue
        at = bisect_right(bounds, row.start or 0, hi=len(pieces)) - 1
        start, end = bounds[at], min(row.end, bounds[at + 1])
        if row.end != end and not isinstance(row, Doubt):
            cut.append(str(row))
        elif at or row.end != end:
            told += _led(row, pieces[at], -start, row.end - end)
            led.append(row)
    if cut:
        raise Refused(
            _("这里拆开会把下列内容所依据的文字拆成两半：%s。请换一处，或者先改它们。")
            % "；".join(cut)
        )
    store(led, "block", "start", "end")
    for piece in pieces:
        kept(piece, [row for row in here if row.block_id == piece.pk])
    return told


def _lead_pictures(block: Block, to: Block) -> Iterator[FieldChange]:
    """What stands behind the block stands behind another; tells which."""
    if not getattr(block, "has_pictures", True):
        return
    for row in Attachment.objects.filter(block=block):
        Attachment.objects.filter(pk=row.pk).update(block=to)
        yield set_to(row, "block", {"key": block.pk}, {"key": to.pk})


def _led(row: Standing, block: Block, by: int, cut: int = 0) -> Iterator[FieldChange]:
    """Have the row stand on another block, so many characters further on, and tell it."""
    if row.block_id != block.pk:
        yield set_to(row, "block", {"key": row.block_id}, {"key": block.pk})
        row.block = block
    for end, less in (("start", 0), ("end", cut)):
        was = getattr(row, end) or 0
        yield set_to(row, end, was, was + by - less)
        setattr(row, end, was + by - less)
