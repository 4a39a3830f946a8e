"""A set minute that holds no more: it stays with the reason, for somebody to set another."""

import datetime
from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Edition, State, TimedPublication
from releases.models.change import FieldChange

IS_TIMED = Exists(TimedPublication.objects.waiting().filter(edition=OuterRef("pk")))


def void(edition: Edition, *, now: datetime.datetime, reason: str) -> str:
    """What the trail is told, where a minute was set; it tells of it with the act that voids it."""
    timed = TimedPublication.objects.waiting().filter(edition=edition).first()
    if timed is None:
        return ""
    timed.failed_at, timed.reason = now, reason
    timed.save(update_fields=["failed_at", "reason"])
    return _("定时发布（%s）作废。") % told(timed.at)


def void_if_changed(
    edition: Edition,
    differences: Sequence[FieldChange],
    fell: State | None,
    *,
    now: datetime.datetime,
) -> str:
    """After an act on an edition whose minute may be set: the words are others than those that
    were to go out. What reviewers approved and was not changed goes out as it is."""
    changed = fell is not None or (edition.state == State.DRAFT and bool(differences))
    if not changed or not getattr(edition, "is_timed", True):
        return ""
    words = (
        _("审定以后改过内容，请重新审定，再定时间。")
        if fell
        else _("定时以后改过内容，请再定时间。")
    )
    return void(edition, now=now, reason=words)


def told(at: datetime.datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
