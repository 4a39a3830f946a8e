"""Which approvals stand: those for the content as it is, by people who wrote none of it."""

import datetime

from django.utils.translation import gettext as _

from releases.models import Actor, Edition, ReviewRules, State
from releases.publishing.errors import Refused

from .approved_content import fingerprint
from .steps import Step, steps_of


def next_step(edition: Edition, content: str, rules: ReviewRules) -> Step | None:
    """The first step that nobody has approved for this `content`; None after the last."""
    approved = edition.approvals.standing().filter(fingerprint=content)
    done = set(approved.values_list("step", flat=True))
    return next((step for step in steps_of(rules) if step not in done), None)


def require(edition: Edition, *, by: Actor, taken_over: bool) -> None:
    """What publication asks. Raises Refused where the office reviews, and not everybody has
    approved the content as it is.

    `taken_over` is what an administrator's command has just read from an older site, which is
    published as that was; the demo's city is nobody's to review.
    """
    rules = ReviewRules.current()
    if not rules.on or (by is None and (taken_over or edition.release.is_sample)):
        return
    if by is None:
        raise Refused(_("审稿已开启，命令行不能发布。"))
    step = next_step(edition, fingerprint(edition), rules)
    if step is not None and edition.state == State.DRAFT:
        raise Refused(_("还不能发布：审稿已开启，请先送审，由别人审定。"))
    if step is not None:
        told = _("还不能发布：“%s”还没有完成；审定以后改过的内容，要重新审定。")
        raise Refused(told % step.label)


def may_in_emergency(by: Actor) -> bool:
    """A right of chiefs alone: no command has it, and a superuser only by their group."""
    if by is None or not by.has_perm("releases.emergency_edition"):
        return False
    codenames = by.groups.filter(permissions__codename="emergency_edition")
    return not by.is_superuser or codenames.exists()


def void(edition: Edition, *, now: datetime.datetime) -> None:
    """All that stand."""
    edition.approvals.standing().update(voided_at=now)


def void_if_changed(edition: Edition, *, now: datetime.datetime) -> State | None:
    """After an act on an edition in review: approvals of another content are void, and the state
    that the edition falls back to, if it does."""
    if edition.state == State.DRAFT:
        return None
    approved = edition.approvals.standing().values_list("fingerprint", flat=True).first()
    if approved is None or approved == fingerprint(edition):
        return None
    void(edition, now=now)
    Edition.objects.filter(pk=edition.pk).update(state=State.IN_REVIEW)
    return State.IN_REVIEW
