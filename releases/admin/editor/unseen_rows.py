"""Rows that a machine read and nobody has looked at: shown, counted, and marked as seen."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.models import Appearance, Block, Edition, Editor, Measure, Statistic
from releases.models.edition_row import ReadRow
from releases.publishing import seeing
from releases.publishing.errors import Refused
from releases.publishing.follow_spans import standing

from .acts import may, row_of
from .opened_form import ActDone

SEE = "see"


def see(edition: Edition, anchor: str, *, by: Editor, now: datetime.datetime) -> ActDone:
    """Mark the row of that anchor as seen, or all rows of a block. Raises Refused."""
    row = row_of(edition, anchor)
    block = row if isinstance(row, Block) else getattr(row, "block", None)
    rows: list[ReadRow] = [row] if isinstance(row, seeing.KINDS) else []
    if isinstance(row, Block):
        here = standing(Q(block=row.pk))
        rows = [each for each in here if isinstance(each, seeing.ON_WORDS) and each.unseen]
    elif not rows:
        raise Refused(_("这一行已被别人删除，没有保存。"))
    if not all(may(by, "save", type(row)) for row in rows):
        raise PermissionDenied
    seeing.see(edition, rows, by=by, now=now)
    known = (block,) if block else ()
    keys = tuple(each.pk for each in known)
    return ActDone(keys, said=_("已标记为看过。"), known=known, card=not known)


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
