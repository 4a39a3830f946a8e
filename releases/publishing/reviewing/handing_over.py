"""Submit 送审 and recall 撤回送审: an editor hands an edition over, or takes it back."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import Change, Edition, Editor, ReviewRules, State, Submission
from releases.publishing.errors import Refused
from releases.publishing.messages import audience, inbox
from releases.publishing.permissions import require
from releases.publishing.publish_checks import stopping
from releases.publishing.timing import voiding
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

from . import standing
from .steps import steps_of

Verb = Change.Verb
LONGEST_REVIEW = datetime.timedelta(days=365)
REVIEWED = (State.IN_REVIEW, State.APPROVED)


@transaction.atomic
def submit(
    edition: Edition,
    *,
    by: Editor,
    now: datetime.datetime,
    seen: datetime.datetime | None = None,
    note: str = "",
    due_on: datetime.date | None = None,
) -> Submission:
    """What would stop publication stops this, too. Without a day the office's rules set one.
    Raises Refused.
    """
    require(by, "releases.change_edition", _("您没有送审的权限。"))
    edition, rules = locked(edition, seen=seen), ReviewRules.current()
    if not rules.on:
        raise Refused(_("审稿没有开启，不用送审。"))
    if edition.state != State.DRAFT:
        raise Refused(_("这一版不是草稿，不能送审。"))
    if told := stopping(edition):
        raise Refused(_("还不能送审：%s") % told)
    today = timezone.localdate(now)
    due = due_on or today + datetime.timedelta(days=rules.days)
    if not today <= due <= today + LONGEST_REVIEW:
        raise Refused(_("审完的期限要在今天到一年之内，请看年份是否写错。"))
    note = note.strip()
    submission = Submission.objects.create(edition=edition, by=by, at=now, due_on=due, note=note)
    edition.state, edition.return_reason = State.IN_REVIEW, ""
    edition.save(update_fields=["state", "return_reason"])
    was, becomes = State.DRAFT, State.IN_REVIEW
    act = record(edition, Verb.SUBMIT, by=by, now=now, was=was, becomes=becomes, note=note)
    following = audience.next_to_act(edition, steps_of(rules)[0])
    inbox.tell(edition, inbox.Event.SUBMITTED, following, act)
    return submission


@transaction.atomic
def recall(
    edition: Edition, *, by: Editor, now: datetime.datetime, seen: datetime.datetime | None = None
) -> None:
    """A draft again; what was approved is void. Raises Refused."""
    require(by, "releases.change_edition", _("您没有撤回送审的权限。"))
    edition = locked(edition, seen=seen)
    if edition.state not in REVIEWED:
        raise Refused(_("这一版没有送审。"))
    concerned = audience.involved(edition) | audience.asked(edition)
    back_to_draft(edition, now=now)
    act = record(edition, Verb.RECALL, by=by, now=now, was=edition.state, becomes=State.DRAFT)
    inbox.tell(edition, inbox.Event.RECALLED, concerned, act)


def back_to_draft(edition: Edition, *, now: datetime.datetime, reason: str = "") -> None:
    """In the database alone: the trail tells of the state that it had."""
    standing.void(edition, now=now)
    voiding.void(edition, now=now, reason=_("退回或者撤回了送审，请审定以后再定时间。"))
    edition.submissions.open().update(ended_at=now)
    Edition.objects.filter(pk=edition.pk).update(state=State.DRAFT, return_reason=reason)
