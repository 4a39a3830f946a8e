"""Claim 认领, approve 审定 and return 退回: what somebody else does with an edition in review."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import Approval, Change, Edition, Editor, ReviewRules, State
from releases.publishing.errors import Refused
from releases.publishing.messages import audience, inbox
from releases.publishing.signing_off import sign_off_links
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

from .approved_content import fingerprint
from .contributors import contributors
from .handing_over import REVIEWED, back_to_draft
from .standing import next_step
from .steps import PERMISSIONS, Step, may_take_any

Verb, Event = Change.Verb, inbox.Event


def why_not(edition: Edition, step: Step, by: Editor) -> str:
    """Why this account may not take this step of this edition, whose `content_hash` is its
    fingerprint now, or ""."""
    if not by.has_perm(PERMISSIONS[step]):
        return _("您没有“%s”的权限。") % step.label
    if by.pk in contributors(edition):
        return _("您改过这一版的内容，要由别人审定。")
    if edition.approvals.standing().filter(by=by, fingerprint=edition.content_hash).exists():
        return _("您已经审定过这一版的一步，下一步要由别人做。")
    return ""


@transaction.atomic
def claim(edition: Edition, *, by: Editor, now: datetime.datetime) -> None:
    """Tell the others that one looks at it; whoever claims it later has it. Raises Refused."""
    edition, step, _rules = in_review(edition, None)
    if told := why_not(edition, step, by):
        raise Refused(told)
    concerned = audience.involved(edition)  # who had it before among them
    edition.submissions.open().update(claimed_by=by, claimed_at=now)
    act = record(edition, Verb.CLAIM, by=by, now=now)
    inbox.tell(edition, Event.CLAIMED, concerned, act)


@transaction.atomic
def approve(
    edition: Edition, *, by: Editor, now: datetime.datetime, seen: datetime.datetime | None = None
) -> Step:
    """The next step, for the content as it is; after the last one it may be published.

    Nobody approves what they changed, or takes two steps of one edition. Raises Refused.
    """
    edition, step, rules = in_review(edition, seen)
    if told := why_not(edition, step, by):
        raise Refused(told)
    content, was = edition.content_hash, edition.state
    others = edition.approvals.standing().exclude(fingerprint=content)
    others.update(voided_at=now)  # a name that it uses was changed elsewhere
    Approval.objects.create(edition=edition, step=step, by=by, at=now, fingerprint=content)
    following = next_step(edition, content, rules)
    becomes = State.IN_REVIEW if following else State.APPROVED
    Edition.objects.filter(pk=edition.pk).update(state=becomes)
    told = str(step.label)
    act = record(edition, Verb.APPROVE, by=by, now=now, was=was, becomes=becomes, note=told)
    inbox.tell(edition, Event.PASSED_ON, audience.next_to_act(edition, following), act)
    inbox.tell(edition, Event.APPROVED, audience.writers(edition), act)
    return step


@transaction.atomic
def give_back(
    edition: Edition,
    *,
    by: Editor,
    now: datetime.datetime,
    reason: str,
    seen: datetime.datetime | None = None,
) -> None:
    """A draft again, with the reason for whoever wrote it. Raises Refused."""
    if not reason.strip():
        raise Refused(_("请写明退回的原因，编辑会看到它。"))
    edition = locked(edition, seen=seen)
    if edition.state not in REVIEWED:
        raise Refused(_("这一版没有送审，不能退回。"))
    if not may_take_any(by):
        raise Refused(_("您没有退回的权限。"))
    concerned = audience.involved(edition)
    back_to_draft(edition, now=now, reason=reason.strip())
    sign_off_links.end_all(edition, now=now)
    act = record(
        edition,
        Verb.RETURN,
        by=by,
        now=now,
        was=edition.state,
        becomes=State.DRAFT,
        note=reason.strip(),
    )
    inbox.tell(edition, Event.RETURNED, concerned, act)


def in_review(
    edition: Edition, seen: datetime.datetime | None
) -> tuple[Edition, Step, ReviewRules]:
    """Under its lock, with its fingerprint, the step that is next, and the rules of the office."""
    edition = locked(edition, seen=seen)
    if edition.state not in REVIEWED:
        raise Refused(_("这一版没有送审。"))
    edition.content_hash = fingerprint(edition)
    rules = ReviewRules.current()
    step = next_step(edition, edition.content_hash, rules)
    if step is None:
        raise Refused(_("这一版的各步都审定了。"))
    return edition, step, rules
