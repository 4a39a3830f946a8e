"""Emergency publication 紧急发布: a chief alone publishes, with a reason; others review afterwards.

What blocks publication blocks this too; nobody else's steps are asked.
"""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Change, Edition, Editor, EmergencyPublication, Release, ReviewRules
from releases.publishing import lifecycle
from releases.publishing.errors import Refused
from releases.publishing.messages import audience, inbox
from releases.publishing.trail.history import record

from .contributors import contributors
from .standing import may_in_emergency
from .steps import SECOND_PERSONS


@transaction.atomic
def publish_at_once(
    edition: Edition,
    *,
    by: Editor,
    now: datetime.datetime,
    reason: str,
    seen: datetime.datetime | None = None,
) -> Release:
    """Raises Refused, as where the office reviews nothing: then anybody who may publishes."""
    reason = reason.strip()
    if not may_in_emergency(by):
        raise Refused(_("紧急发布只有总编可以做。"))
    if not ReviewRules.current().on:
        raise Refused(_("审稿没有开启，直接发布即可。"))
    if not reason:
        raise Refused(_("请写明紧急发布的理由，事后审的人会看到。"))
    return lifecycle.publish(edition, by=by, now=now, seen=seen, emergency=reason)


def why_not_afterwards(row: EmergencyPublication, by: Editor) -> str:
    """Why this account may not review it afterwards, or ""."""
    if not any(map(by.has_perm, SECOND_PERSONS)):
        return _("您没有事后审的权限。")
    if by.pk == row.by_id or by.pk in contributors(row.edition):
        return _("您改过这一版的内容，或者是您发布的，要由别人事后审。")
    return ""


@transaction.atomic
def review_afterwards(
    edition: Edition, *, by: Editor, now: datetime.datetime, finding: str
) -> None:
    """An act of its own; what is wrong is corrected or withdrawn as ever. Raises Refused."""
    rows = EmergencyPublication.objects.select_for_update(of=("self",)).unreviewed()
    row = rows.filter(edition=edition).select_related("edition__release", "by").first()
    if row is None:
        raise Refused(_("这一版没有要事后审的紧急发布。"))
    if told := why_not_afterwards(row, by):
        raise Refused(told)
    if not finding.strip():
        raise Refused(_("请写下事后审的意见。"))
    row.reviewed_by, row.reviewed_at, row.finding = by, now, finding.strip()
    row.save(update_fields=["reviewed_by", "reviewed_at", "finding"])
    act = record(row.edition, Change.Verb.AFTERWARDS, by=by, now=now, note=row.finding)
    concerned = audience.writers(row.edition) | {row.by_id}
    inbox.tell(row.edition, inbox.Event.AFTERWARDS, concerned, act)
