"""Whom an act concerns: who may act next, and who wrote it. Superusers as such are not told."""

from django.contrib.auth import get_user_model

from releases.models import Edition, Message
from releases.publishing.reviewing.contributors import contributors
from releases.publishing.reviewing.steps import PERMISSIONS, Step


def holders(permission: str) -> set[int]:
    """Accounts that have it by themselves or by a group."""
    users = get_user_model().objects.with_perm(permission, include_superusers=False)
    return set(users.filter(is_staff=True).values_list("pk", flat=True))


def next_to_act(edition: Edition, step: Step | None) -> set[int]:
    """Who may take that step: they wrote none of it and took no other. After the last one, who may
    publish."""
    if step is None:
        return holders("releases.publish_edition")
    taken = edition.approvals.standing().values_list("by", flat=True)
    return holders(PERMISSIONS[step]) - contributors(edition) - set(taken)


def writers(edition: Edition) -> set[int]:
    """Who wrote any of it, and who handed it over."""
    submitted = edition.submissions.order_by("-pk").values_list("by", flat=True)[:1]
    return contributors(edition) | set(submitted)


def involved(edition: Edition) -> set[int]:
    """Its writers, who looks at it now, and who has approved a step."""
    claimed = edition.submissions.open().exclude(claimed_by=None)
    looking = set(claimed.values_list("claimed_by", flat=True))
    return writers(edition) | looking | set(edition.approvals.values_list("by", flat=True))


def asked(edition: Edition) -> set[int]:
    """Who was told, since it was handed over, that they may act next."""
    handed = edition.submissions.open().values_list("at", flat=True).first()
    events = (Message.Event.SUBMITTED, Message.Event.PASSED_ON)
    told = Message.objects.filter(edition=edition, event__in=events, at__gte=handed)
    return set(told.values_list("to", flat=True)) if handed else set()
