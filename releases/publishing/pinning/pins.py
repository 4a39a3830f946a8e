"""Pin 置顶 and unpin 取消置顶: by whoever may publish, at once, as what is said stays the same."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, Change, Edition, Release
from releases.publishing.errors import Refused
from releases.publishing.permissions import require
from releases.publishing.trail.history import record
from releases.publishing.turns import in_turn

Verb = Change.Verb
MAX_PINNED = 3


@transaction.atomic
def pin(release: Release, *, by: Actor, now: datetime.datetime) -> None:
    """It stands first from now on, before those that were pinned earlier. Raises Refused."""
    edition = _live(release, by=by)
    if edition.release.pinned_at is not None:
        raise Refused(_("这篇已经置顶了。"))
    pinned = Edition.objects.published().filter(release__in=Release.objects.pinned())
    titles = [str(each) for each in pinned.order_by("-release__pinned_at", "-release")]
    if len(titles) >= MAX_PINNED:
        told = {"n": MAX_PINNED, "titles": "".join(f"《{title}》" for title in titles)}
        raise Refused(_("最多置顶 %(n)d 篇，现在是%(titles)s；请先取消其中一篇的置顶。") % told)
    Release.objects.filter(pk=release.pk).update(pinned_at=now)
    record(edition, Verb.PIN, by=by, now=now)


@transaction.atomic
def unpin(release: Release, *, by: Actor, now: datetime.datetime) -> None:
    """It stands where its day puts it. Raises Refused."""
    edition = _live(release, by=by)
    if not end(edition, by=by, now=now):
        raise Refused(_("这篇没有置顶。"))


def end(edition: Edition, *, by: Actor, now: datetime.datetime) -> bool:
    """Tell of it where its release was pinned; inside another's transaction."""
    if not Release.objects.pinned().filter(pk=edition.release_id).update(pinned_at=None):
        return False
    record(edition, Verb.UNPIN, by=by, now=now)
    return True


def _live(release: Release, *, by: Actor) -> Edition:
    """Whoever pins waits for whoever else does: so there are never too many."""
    require(by, "releases.publish_edition", _("您没有置顶的权限。"))
    in_turn()
    Release.objects.select_for_update().filter(pk=release.pk).first()
    edition = Edition.objects.published().select_related("release").filter(release=release).first()
    if edition is None:
        raise Refused(_("只有已发布的才能置顶。"))
    return edition
