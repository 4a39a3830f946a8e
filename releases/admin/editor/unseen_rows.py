"""Rows that a machine read and nobody has looked at: shown, counted, and marked as seen."""

import datetime

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from releases.models import Appearance, Block, Edition, Editor, Measure, Statistic
from releases.models.edition_row import ReadRow
from releases.publishing import seeing
from releases.publishing.errors import Refused

from .acts import may
from .opened_form import ActDone

SEE = "see"


def see(edition: Edition, anchor: str, *, by: Editor, now: datetime.datetime) -> ActDone:
    """Mark the row of that anchor as seen, or all rows of a block. Raises Refused."""
    prefix, _dash, uid = anchor.partition("-")
    block = Block.objects.of(edition).filter(uid=uid).first() if prefix == Block.prefix else None
    rows = _of_block(block) if block else _rows(edition, prefix, uid)
    if not block and not rows:
        raise Refused(_("这一行已被别人删除，没有保存。"))
    if not all(may(by, "save", type(row)) for row in rows):
        raise PermissionDenied
    seeing.see(edition, rows, by=by, now=now)
    shown = {block.pk} if block else {getattr(row, "block_id", None) for row in rows}
    card = None in shown
    return ActDone(tuple(pk for pk in shown if pk), said=_("已标记为看过。"), card=card)


def first(edition: Edition) -> str:
    """The anchor of the first row that waits: speakers, then in the order of the words."""
    people = Appearance.objects.of(edition).filter(unseen=True).in_order()[:1]
    words = [
        row
        for model in (Measure, Statistic)
        for row in model.objects.of(edition)
        .filter(unseen=True)
        .select_related("block")
        .order_by("block__position", "start", "pk")[:1]
    ]
    words.sort(key=lambda row: (row.block.position, row.start))
    return next((row.anchor for row in (*people, *words)), "")


def _rows(edition: Edition, prefix: str, uid: str) -> list[ReadRow]:
    model = next((kind for kind in seeing.KINDS if kind.prefix == prefix), None)
    return list(model.objects.of(edition).filter(uid=uid)) if model else []


def _of_block(block: Block) -> list[ReadRow]:
    waiting = [model.objects.filter(block=block, unseen=True) for model in seeing.ON_WORDS]
    return [row for rows in waiting for row in rows.order_by("pk")]
