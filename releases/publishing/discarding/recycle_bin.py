"""What is done to a draft in the bin: bring it back 取回, remove it for good, now or in time."""

import datetime
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.models import Actor, Change, Edition, State
from releases.models.edition import EditionQuerySet
from releases.publishing import attachment_files
from releases.publishing.compare.editions import before
from releases.publishing.errors import Refused
from releases.publishing.permissions import require
from releases.publishing.trail.field_changes import went
from releases.publishing.trail.history import record
from releases.publishing.turns import in_turn, locked
from releases.publishing.vocabulary import unconfirmed
from releases.search.index import indexing

Verb = Change.Verb
DAYS_KEPT = 30
KEPT = datetime.timedelta(days=DAYS_KEPT)


@transaction.atomic
def bring_back(edition: Edition, *, by: Actor, now: datetime.datetime) -> None:
    """A draft again, with the rows that it had. Raises Refused, too where another draft has taken
    its place."""
    require(by, "releases.delete_edition", _("您没有取回草稿的权限。"))
    in_turn()  # the same page may be pasted again at this moment
    edition = locked(edition, seen=None, in_bin=True)
    corrects = before(edition)
    if corrects is not None and corrects.withheld:
        raise Refused(_("它所更正的一版已经封存，请先解除封存，再取回。"))
    if other := _in_its_place(edition):
        raise Refused(_("不能取回：%s") % _said(edition, other))
    edition.discarded_at = edition.discarded_by = None
    edition.save(update_fields=["discarded_at", "discarded_by"])
    record(edition, Verb.BRING_BACK, by=by, now=now, becomes=State.DRAFT)
    indexing.later(edition.pk)


def _in_its_place(edition: Edition) -> Edition | None:
    """A draft of its release, or an edition that came after it was begun; the same page again."""
    present = Edition.objects.present().select_related("release")
    again = Q(release=edition.release_id, ordinal__gte=edition.ordinal)
    elsewhere = ~Q(release=edition.release_id)
    if edition.pasted_text_id is not None:
        again |= Q(pasted_text=edition.pasted_text_id) & elsewhere
    if edition.content_hash:
        again |= Q(content_hash=edition.content_hash) & elsewhere
    return present.filter(again).order_by("-ordinal", "-pk").first()


def _said(edition: Edition, other: Edition) -> str:
    named = {"number": other.release.number or "", "title": other, "n": other.ordinal}
    if other.release_id != edition.release_id:
        return _("同一份原文已另建了《%(title)s》，请在那里改。") % named
    if other.is_open:
        return _("这篇发布稿已有新的草稿，第 %(n)d 版《%(title)s》；请先发布或者删除它。") % named
    return _("这篇发布稿后来发布了第 %(n)d 版《%(title)s》（%(number)s），请另行更正。") % named


@transaction.atomic
def remove(edition: Edition, *, by: Actor, now: datetime.datetime) -> None:
    """Delete a draft of the bin with its files, and its release if that was never published.

    Names that nobody confirmed and nothing uses any more go with it. The pasted page stays for
    ever. Raises Refused.
    """
    require(by, "releases.remove_edition", _("您没有彻底删除草稿的权限。"))
    in_turn()
    edition = locked(edition, seen=None, in_bin=True)
    release = edition.release
    # What a release that was never published is the evidence of goes with it.
    alone = release.number is None and not release.editions.exclude(pk=edition.pk).exists()
    gone = map(went, release.reports.all()) if alone else ()
    record(edition, Verb.DELETE, by=by, now=now, was=edition.state, differences=gone)
    attachment_files.let_go(edition)
    edition.delete()
    unconfirmed.drop_unused()
    if alone:
        release.delete()


def expired(now: datetime.datetime) -> EditionQuerySet:
    """Drafts that have lain in the bin for as long as they are kept, the oldest first."""
    return Edition.objects.filter(discarded_at__lte=now - KEPT).order_by("discarded_at", "pk")


def empty(*, now: datetime.datetime) -> Iterator[str]:
    """Remove what has expired, each in a transaction of its own, and tell its title."""
    for edition in expired(now):
        try:
            remove(edition, by=None, now=now)
        except Refused:
            continue  # brought back meanwhile, or removed by another
        yield str(edition)


def days_left(edition: Edition, now: datetime.datetime) -> int:
    """Begun days count; 0 where it goes with the next night."""
    assert edition.discarded_at is not None
    return max(0, -((now - edition.discarded_at - KEPT) // datetime.timedelta(days=1)))
