"""Splitting, joining and moving the blocks of an open edition; what stands on their words follows.

Nobody types a position: a block is put beside another, and those behind it give way.
"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.db.models import F
from django.utils.translation import gettext as _

from releases.models import Actor, Attachment, Block, Doubt, Measure, Statistic
from releases.models.change import FieldChange
from releases.models.edition_row import ReadRow

from . import editing
from .errors import Refused
from .trail.field_changes import came, set_to, went
from .trail.holding import in_one
from .trail.row_places import Row, beside, make_room

STANDING: tuple[type[Measure | Statistic | Doubt], ...] = (Measure, Statistic, Doubt)


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
    Block.objects.filter(pk=stored.pk).update(text=texts[0], lock_version=version + 1)
    cut = set_to(stored, "text", stored.text, texts[0])
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
    Block.objects.filter(pk=before.pk).update(
        text=text + stored.text, lock_version=F("lock_version") + 1
    )
    for model in STANDING:
        rows = model.objects.filter(block=stored)
        told += [each for row in rows for each in _led(row, before, len(text))]
        ends = {end: F(end) + len(text) for end in ("start", "end")}
        rows.update(block=before, lock_version=F("lock_version") + 1, **ends)
    told += [*_lead_pictures(stored, before), went(stored)]
    stored.delete()
    editing.touch(before.edition, told, by=by, now=now)
    before.refresh_from_db()
    return before


@in_one
def move(row: Row, places: int, *, version: int, by: Actor, now: datetime.datetime) -> Row:
    """Exchange it with the one of its kind before it (-1) or behind it (1), which is told.

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
    for each, position in ((upper, lower.position), (lower, upper.position)):
        # Whoever moves one of them at the same time has seen another order: they are told.
        version = each.lock_version + 1
        type(each).objects.filter(pk=each.pk).update(position=position, lock_version=version)
        told.append(set_to(each, "position", each.position, position))
    editing.touch(stored.edition, told, by=by, now=now)
    return other


@in_one
def duplicate(row: Row, *, version: int, by: Actor, now: datetime.datetime) -> Row:
    """Another of the same behind it, at an address of its own; on a block nothing stands yet.

    Raises what `editing.save` raises.
    """
    stored = editing.opened(row, version=version)
    [place], moved = make_room(stored, 1)
    own = ("id", "uid", "lock_version", "position")
    said = {f.attname: getattr(stored, f.attname) for f in stored._meta.concrete_fields}
    new = type(stored)(**{name: value for name, value in said.items() if name not in own})
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
    for model in STANDING:
        for row in model.objects.filter(block=old, end__gt=0):
            assert row.start is not None
            assert row.end is not None
            at = bisect_right(bounds, row.start, hi=len(pieces)) - 1
            start, end = bounds[at], min(row.end, bounds[at + 1])
            if row.end != end and not isinstance(row, Doubt):
                cut.append(str(row))
            elif at or row.end != end:
                model.objects.filter(pk=row.pk).update(
                    block=pieces[at],
                    start=row.start - start,
                    end=end - start,
                    lock_version=row.lock_version + 1,
                )
                told += _led(row, pieces[at], -start, row.end - end)
    if cut:
        raise Refused(
            _("这里拆开会把下列内容所依据的文字拆成两半：%s。请换一处，或者先改它们。")
            % "；".join(cut)
        )
    return told


def _lead_pictures(block: Block, to: Block) -> Iterator[FieldChange]:
    """What stands behind the block stands behind another; tells which."""
    for row in Attachment.objects.filter(block=block):
        Attachment.objects.filter(pk=row.pk).update(block=to)
        yield set_to(row, "block", {"key": block.pk}, {"key": to.pk})


def _led(
    row: Measure | Statistic | Doubt, block: Block, by: int, cut: int = 0
) -> Iterator[FieldChange]:
    """What is told of a row that stands on another block, so many characters further on."""
    if row.block_id != block.pk:
        yield set_to(row, "block", {"key": row.block_id}, {"key": block.pk})
    for end, less in (("start", 0), ("end", cut)):
        was = getattr(row, end) or 0
        yield set_to(row, end, was, was + by - less)
