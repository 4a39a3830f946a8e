"""The editorial workflow: verbs that move an edition from state to state, as nothing else does."""

import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import (
    Actor,
    Change,
    Edition,
    EmergencyPublication,
    Release,
    State,
    TimedPublication,
)
from releases.models.snapshot import content_hash, snapshot
from releases.publishing import attachment_files
from releases.publishing.copying import copy
from releases.publishing.trail.history import record
from releases.search.index import indexing

from .errors import Refused
from .messages import inbox
from .permissions import require
from .pinning import pins
from .publish_checks import stopping
from .release_numbers import give_number, next_number
from .reviewing import handing_over, standing
from .signing_off import sign_off_links
from .timing import voiding
from .turns import locked
from .vocabulary import unconfirmed

Verb = Change.Verb

__all__ = ["Refused", "as_if_published", "correct", "discard", "publish", "withdraw"]


@transaction.atomic
def publish(
    edition: Edition,
    *,
    by: Actor,
    now: datetime.datetime,
    seen: datetime.datetime | None = None,
    first_published_at: datetime.datetime | None = None,
    just_drafted: bool = False,
    emergency: str = "",
) -> Release:
    """Make an open edition the live one; what was live becomes superseded.

    The first publication gives the release its number and its time, which is `now`; an import gives
    the printed one as `first_published_at`. `seen` is the `updated_at` that the editor saw. `by` is
    None for commands. What is `just_drafted` has its fingerprint. An `emergency` is why
    nobody else's steps are asked (`reviewing.emergency`). Raises Refused.
    """
    require(by, "releases.publish_edition", _("您没有发布的权限。"))
    if not just_drafted:
        edition = locked(edition, seen=seen)
    require_publishable(edition, now, by=by, taken_over=just_drafted, emergency=bool(emergency))
    release, was = edition.release, edition.state
    _make_way(edition, at=first_published_at or now)
    edition.state, edition.published_at = State.LIVE, now
    if not just_drafted:
        edition.content_hash = content_hash(snapshot(edition))
        unconfirmed.confirm_all(edition)
        edition.submissions.open().update(ended_at=now)
        TimedPublication.objects.filter(edition=edition).delete()
        sign_off_links.end_all(edition, now=now)
    edition.save(update_fields=["state", "published_at", "content_hash"])
    verb, told = (Verb.EMERGENCY if emergency else Verb.PUBLISH), emergency or edition.change_note
    act = record(edition, verb, by=by, now=now, was=was, becomes=State.LIVE, note=told)
    if emergency and by is not None:
        EmergencyPublication.objects.create(edition=edition, by=by, at=now, reason=emergency)
    if not just_drafted:
        inbox.tell_published(edition, act)
        attachment_files.let_go(edition)
    (indexing.later if just_drafted else indexing.at_once)(edition.pk)  # many are written together
    return release


def _make_way(edition: Edition, *, at: datetime.datetime) -> None:
    """What was live is superseded, a withdrawal ends, and a release of no number gets one; what is
    withheld of one that has a number stays so."""
    release = edition.release
    release.editions.published().update(state=State.SUPERSEDED)
    if release.withdrawn_at is not None:
        release.withdrawn_at, release.withdrawal_reason = None, ""
        release.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    if release.number is None:
        give_number(release, at=at)
    else:
        release.withheld.standing().hide_files_of(edition)


def as_if_published(edition: Edition, *, now: datetime.datetime) -> Edition:
    """What `publish` would make of it, for a look; nothing is stored."""
    release = edition.release
    release.number = release.number or next_number(now)
    release.first_published_at = release.first_published_at or now
    release.withdrawn_at, release.withdrawal_reason = None, ""
    edition.state, edition.published_at = State.LIVE, now
    return edition


@transaction.atomic
def withdraw(release: Release, *, by: Actor, now: datetime.datetime, reason: str) -> None:
    """Take the live edition from readers, who find the reason at its address. Raises Refused."""
    require(by, "releases.withdraw_edition", _("您没有撤回的权限。"))
    if not reason.strip():
        raise Refused(_("请写明撤回的原因，读者会看到它。"))
    release = Release.objects.select_for_update().get(pk=release.pk)
    edition = release.editions.filter(state=State.LIVE).first()
    if edition is None:
        raise Refused(_("这篇发布稿没有正在发布的版本。"))
    edition.state = State.WITHDRAWN
    edition.save(update_fields=["state"])
    pins.end(edition, by=by, now=now)
    release.withdrawn_at, release.withdrawal_reason = now, reason.strip()
    release.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    sign_off_links.end_all(edition, now=now)
    for draft in release.editions.open():  # withdrawn after its minute was set
        if note := voiding.void(draft, now=now, reason=_("现行版已撤回，请再定时间。")):
            record(draft, Verb.UNTIME, by=by, now=now, note=note)
    record(
        edition,
        Verb.WITHDRAW,
        by=by,
        now=now,
        was=State.LIVE,
        becomes=State.WITHDRAWN,
        note=reason.strip(),
    )
    indexing.later(edition.pk)


@transaction.atomic
def correct(release: Release, *, by: Actor, now: datetime.datetime) -> Edition:
    """Open the next edition as a copy of the live or withdrawn one. Raises Refused."""
    require(by, "releases.change_edition", _("您没有修改的权限。"))
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.editions.open().exists():
        raise Refused(_("这篇发布稿已有一个正在修改的版本。"))
    source = release.editions.filter(state__in=[State.LIVE, State.WITHDRAWN])
    edition = source.order_by("-ordinal").first()
    if edition is None:
        raise Refused(_("这篇发布稿还没有发布过，直接修改草稿即可。"))
    if edition.withheld:
        raise Refused(_("这一版已经封存，请先解除封存，再开始更正。"))
    new = copy(edition, by=by, now=now)
    record(new, Verb.CORRECT, by=by, now=now, becomes=State.DRAFT)
    indexing.later(new.pk)
    return new


@transaction.atomic
def discard(
    edition: Edition, *, by: Actor, now: datetime.datetime, seen: datetime.datetime | None = None
) -> None:
    """Put an open edition into the bin (`discarding`), out of every list, queue and search.

    What it waited for ends: a review, departments, a set minute. Raises Refused.
    """
    require(by, "releases.delete_edition", _("您没有删除草稿的权限。"))
    edition = locked(edition, seen=seen)
    if not edition.is_open:
        raise Refused(_("已发布的版本不能删除，只能撤回。"))
    was, why = edition.state, _("这份草稿已删除。")
    note = voiding.void(edition, now=now, reason=why)
    TimedPublication.objects.filter(edition=edition).delete()
    if was != State.DRAFT:
        handing_over.back_to_draft(edition, now=now)
    sign_off_links.end_all(edition, now=now)
    inbox.let_go(edition, at=now)
    binned = {"discarded_at": now, "discarded_by": by}
    Edition.objects.filter(pk=edition.pk).update(state=State.DRAFT, **binned)
    record(edition, Verb.DISCARD, by=by, now=now, was=was, note=note)
    indexing.later(edition.pk)


def require_publishable(
    edition: Edition,
    now: datetime.datetime,
    *,
    by: Actor,
    taken_over: bool,
    emergency: bool = False,
) -> None:
    """Nothing stops it, and whoever had to has approved it. Raises Refused."""
    if not edition.is_open:
        raise Refused(_("这一版已经发布过，不能再次发布。"))
    if told := stopping(edition):
        raise Refused(_("还不能发布：%s") % told)
    if not emergency:
        standing.require(edition, by=by, taken_over=taken_over)
    elif not standing.may_in_emergency(by):
        raise Refused(_("紧急发布只有总编可以做。"))
    not_before_others(edition, now=now)


def not_before_others(edition: Edition, *, now: datetime.datetime) -> None:
    """A clock that says so is wrong, or was: the time of a publication stays for ever. Raises
    Refused."""
    if edition.ordinal == 1:
        return
    last = edition.release.editions.aggregate(at=Max("published_at"))["at"]
    if last is not None and now < last:
        raise Refused(
            _(
                "服务器的时钟比上一版的发布时间（%s）还早，没有发布。请管理员校准时钟；"
                "如果那时的时钟错了，请撤回这篇，另发一篇。"
            )
            % timezone.localtime(last).strftime("%Y-%m-%d %H:%M")
        )
