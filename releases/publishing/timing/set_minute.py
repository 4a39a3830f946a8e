"""Set, change and take back the minute at which an edition is published."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Change, Edition, Editor, TimedPublication
from releases.publishing.errors import Refused
from releases.publishing.lifecycle import require_publishable
from releases.publishing.permissions import require
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

from .voiding import told

# A year that was mistyped is noticed.
LONGEST_AHEAD = datetime.timedelta(days=366)


@transaction.atomic
def set_time(
    edition: Edition,
    *,
    at: datetime.datetime,
    by: Editor,
    now: datetime.datetime,
    seen: datetime.datetime | None = None,
) -> TimedPublication:
    """Have the edition, which could be published now, published at that minute, in place of any
    that was set. Raises Refused."""
    require(by, "releases.publish_edition", _("您没有发布的权限。"))
    edition = locked(edition, seen=seen)
    require_publishable(edition, now, by=by, taken_over=False)
    at = at.replace(second=0, microsecond=0)
    if at <= now:
        raise Refused(_("定时要在现在以后；要马上发布，请用“发布”。"))
    if at > now + LONGEST_AHEAD:
        raise Refused(_("定时最远到一年以后，请看年份是否写错。"))
    set_to = {"at": at, "by": by, "failed_at": None, "reason": ""}
    timed, _new = TimedPublication.objects.update_or_create(edition=edition, defaults=set_to)
    record(edition, Change.Verb.TIME, by=by, now=now, note=told(at))
    return timed


@transaction.atomic
def take_back(edition: Edition, *, by: Editor, now: datetime.datetime) -> None:
    """No minute is set any more, nor one told of that failed. Raises Refused."""
    require(by, "releases.publish_edition", _("您没有发布的权限。"))
    edition = locked(edition, seen=None)
    timed = TimedPublication.objects.filter(edition=edition).first()
    if timed is None:
        raise Refused(_("这一版没有定时，或者已经发布。"))
    timed.delete()
    record(edition, Change.Verb.UNTIME, by=by, now=now, note=told(timed.at))
