"""Withhold 封存 and lift: what was published and may be read no more, by readers and by editors.

The words stay in the database, for those who may read them and for the fingerprints; what an
edition was pasted from is closed with it.
"""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import (
    Actor,
    Attachment,
    Change,
    Edition,
    PastedText,
    Release,
    Withheld,
)
from releases.publishing.errors import Refused
from releases.publishing.permissions import require
from releases.publishing.trail.history import Subject, Verb, record
from releases.publishing.turns import locked

PERMISSION = "releases.withhold_edition"


@transaction.atomic
def withhold_edition(
    edition: Edition, *, reason: str, by: Actor, now: datetime.datetime
) -> Withheld:
    """An edition that another has replaced, or a withdrawn one, of which readers see the title.
    Raises Refused."""
    edition = locked(edition, seen=None)
    if not edition.is_past:
        raise Refused(_("只能封存旧版和已撤回的版本；现行版请先更正或者撤回。"))
    row = Withheld(release=edition.release, ordinal=edition.ordinal)
    return _close(row, reason=reason, by=by, now=now)


@transaction.atomic
def withhold_file(
    attachment: Attachment, *, reason: str, by: Actor, now: datetime.datetime
) -> Withheld:
    """One attachment, in every edition that has it. Raises Refused."""
    edition = locked(attachment.edition, seen=None)
    if edition.release.number is None:
        raise Refused(_("这篇还没有发布过，附件可以直接去掉。"))
    row = Withheld(release=edition.release, uid=attachment.uid)
    return _close(row, reason=reason, by=by, now=now)


def _close(row: Withheld, *, reason: str, by: Actor, now: datetime.datetime) -> Withheld:
    require(by, PERMISSION, _("您没有封存的权限。"))
    if not reason.strip():
        raise Refused(_("请写明封存的原因，读者会看到它；不要写封存的内容本身。"))
    if Withheld.objects.standing().filter(**_same(row)).exists():
        raise Refused(_("已经封存了。"))
    row.reason, row.at, row.by = reason.strip(), now, by
    row.save()
    set_to(row, withheld=True)
    _tell(row, Change.Verb.WITHHOLD, by=by, now=now, note=row.reason)
    return row


@transaction.atomic
def lift(row: Withheld, *, by: Actor, now: datetime.datetime) -> None:
    """Readers and editors see it again. Raises Refused."""
    require(by, PERMISSION, _("您没有解除封存的权限。"))
    found = Withheld.objects.standing().select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise Refused(_("已经解除了。"))
    found.lifted_at, found.lifted_by = now, by
    found.save(update_fields=["lifted_at", "lifted_by"])
    set_to(found, withheld=False)
    _tell(found, Change.Verb.LIFT, by=by, now=now, note="")


def set_to(row: Withheld, *, withheld: bool) -> None:
    """In the rows that readers and editors are asked for."""
    if row.uid:
        files = Attachment.objects.filter(edition__release=row.release, uid=row.uid)
        files.update(withheld=withheld)
        return
    editions = Edition.objects.present().filter(release=row.release)
    editions.filter(ordinal=row.ordinal).update(withheld=withheld)
    # What an edition was pasted from is common to all of them.
    closed = editions.filter(withheld=True).exists()
    pasted = PastedText.objects.filter(editions__in=editions).distinct()
    pages = {page.pk for first in pasted for page in first.pages()}
    PastedText.objects.filter(pk__in=pages).update(withheld=closed)


def _same(row: Withheld) -> dict[str, object]:
    return {"release": row.release, "ordinal": row.ordinal, "uid": row.uid}


def _tell(row: Withheld, verb: Verb, *, by: Actor, now: datetime.datetime, note: str) -> None:
    """By the number, as the title may be what is withheld."""
    release: Release = row.release
    subject = Subject(Change.Kind.RELEASE, release.pk, str(row), ordinal=row.ordinal)
    record(subject, verb, by=by, now=now, note=note)
