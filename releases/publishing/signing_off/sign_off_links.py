"""Ask a body to sign off 请部门会签, and end that: a link that expires, and dies with the draft."""

import datetime
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Actor, Change, Edition, Organisation, SignOff
from releases.models.reviewing.sign_off import MAX_DAYS, hash_of_token
from releases.publishing.errors import Refused
from releases.publishing.permissions import require
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

from .department_rows import rows_of

Verb = Change.Verb
TOKEN_BYTES = 32


@transaction.atomic
def ask(
    edition: Edition, *, organisation: Organisation, days: int, by: Actor, now: datetime.datetime
) -> tuple[SignOff, str]:
    """The link's token is told here and never again; an older link of the body ends.

    Raises Refused.
    """
    require(by, "releases.change_edition", _("您没有请部门会签的权限。"))
    edition = locked(edition, seen=None)
    if not edition.is_open:
        raise Refused(_("这一版已经发布，不能再请部门会签。"))
    if not 1 <= days <= MAX_DAYS:
        raise Refused(_("有效期要在 1 到 %d 天之间。") % MAX_DAYS)
    if not rows_of(edition, organisation):
        raise Refused(_("这一版里没有“%s”自己的内容，不用会签。") % organisation)
    edition.sign_offs.open().filter(organisation=organisation).update(ended_at=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    sign_off = SignOff.objects.create(
        edition=edition,
        organisation=organisation,
        token_hash=hash_of_token(token),
        by=by,
        at=now,
        expires_at=now + datetime.timedelta(days=days),
    )
    record(edition, Verb.ASK, by=by, now=now, note=str(organisation))
    return sign_off, token


@transaction.atomic
def revoke(sign_off: SignOff, *, by: Actor, now: datetime.datetime) -> None:
    """The link leads nowhere from now on; what was answered stays. Raises Refused."""
    require(by, "releases.change_edition", _("您没有收回会签的权限。"))
    edition = locked(sign_off.edition, seen=None)
    if not edition.sign_offs.open().filter(pk=sign_off.pk).update(ended_at=now):
        raise Refused(_("这个会签链接已经失效。"))
    record(edition, Verb.REVOKE, by=by, now=now, note=str(sign_off.organisation))


@transaction.atomic
def opened(sign_off: SignOff, *, by: Actor, now: datetime.datetime) -> None:
    """The first time that somebody reads the rows, which the trail tells."""
    if sign_off.opened_at is None:
        SignOff.objects.filter(pk=sign_off.pk).update(opened_at=now)
        note = _("%s打开了会签链接") % sign_off.organisation
        record(sign_off.edition, Verb.SEE, by=by, now=now, note=note)


def lead_over(kept: Organisation, other: Organisation, *, now: datetime.datetime) -> None:
    """As two bodies become one; of two links that both lead to an edition the merged one's ends."""
    asked = SignOff.objects.filter(organisation=other)
    both = SignOff.objects.open().filter(organisation=kept).values("edition")
    asked.open().filter(edition__in=both).update(ended_at=now)
    asked.update(organisation=kept)


def end_all(edition: Edition, *, now: datetime.datetime) -> None:
    """With the publication, the return or the withdrawal of what they are about."""
    SignOff.objects.open().filter(edition__release=edition.release_id).update(ended_at=now)
