"""What lies on the demo's desk: a correction that was handed over, one that was given back, one
that is approved and goes out at a set minute, and in the bin one that nobody needs.

They are those of `editor`, `reviewer` and `chief`, whose accounts are made where they are not there
yet, with no password. An office of one sees none: it reviews nothing.
"""

import datetime
from typing import NotRequired, TypedDict

from django.contrib.auth.models import Group, User
from django.utils import timezone

from releases.models import Change, Edition, Organisation, Release, ReviewRules, State
from releases.models.reviewing.sign_off import MAX_DAYS
from releases.publishing import lifecycle
from releases.publishing.permissions import CHIEFS, EDITORS, REVIEWERS
from releases.publishing.reviewing import commenting, deciding, handing_over
from releases.publishing.signing_off import department_answers, sign_off_links
from releases.publishing.signing_off.department_answers import RowAnswer
from releases.publishing.signing_off.department_rows import rows_of, words_of
from releases.publishing.timing import set_minute
from releases.publishing.trail import account_acts
from releases.publishing.trail.history import coming_from

from .corrections import Correction, written
from .promises import HOUR


class SignedOff(TypedDict):
    """A body that was asked, and confirmed all of its rows but the one that `said` this."""

    body: str
    signed_by: str
    said: str
    words: str


class HandOver(TypedDict):
    """What the editor tells the reviewers, and why they gave it back, if they did."""

    correction: Correction
    told: str
    signed_off: NotRequired[SignedOff]
    returned: NotRequired[str]
    comments: NotRequired[dict[str, str]]  # by words of the block that they speak of
    timed: NotRequired[int]  # days after which it is published, in the morning at ten


def hand_over(
    story: list[tuple[Release, HandOver]], binned: list[tuple[Release, Correction]]
) -> None:
    """As an editor and a reviewer would have, this morning, and the editor yesterday."""
    if not ReviewRules.current().on:
        return
    author, reviewer = _account("editor", EDITORS), _account("reviewer", REVIEWERS)
    if not (
        author.has_perm("releases.change_edition") and reviewer.has_perm("releases.approve_edition")
    ):
        return  # the office has given these names to others
    now = timezone.now()
    for release, correction in binned:
        edition = written(release, correction, by=author, now=now - 21 * HOUR)
        lifecycle.discard(edition, by=author, now=now - 20 * HOUR)
    for release, fate in story:
        edition = written(release, fate["correction"], by=author, now=now - 2 * HOUR)
        if "signed_off" in fate:
            _sign_off(edition, fate["signed_off"], by=author, now=now - HOUR)
        handing_over.submit(edition, by=author, now=now - HOUR, note=fate["told"])
        if "returned" in fate:
            edition = Edition.objects.get(pk=edition.pk)
            for words, said in fate.get("comments", {}).items():
                block = edition.blocks.get(text__contains=words)
                commenting.comment(
                    edition, block.anchor, text=said, words=words, by=reviewer, now=now
                )
            deciding.give_back(edition, by=reviewer, now=now, reason=fate["returned"])
        if "timed" in fate:
            deciding.approve(edition, by=reviewer, now=now)
            _time(Edition.objects.get(pk=edition.pk), now=now, days=fate["timed"])


def _time(edition: Edition, *, now: datetime.datetime, days: int) -> None:
    """Unless the office looks at it once more, or has given the chief's name to somebody else."""
    chief = _account("chief", CHIEFS)
    if edition.state == State.APPROVED and chief.has_perm("releases.publish_edition"):
        at = timezone.localtime(now).replace(hour=10, minute=0) + datetime.timedelta(days=days)
        set_minute.set_time(edition, at=at, by=chief, now=now)


def _sign_off(edition: Edition, told: SignedOff, *, by: User, now: datetime.datetime) -> None:
    body = Organisation.objects.get(name=told["body"])
    sign_off, _token = sign_off_links.ask(
        edition, organisation=body, days=MAX_DAYS, by=by, now=now - HOUR
    )
    answers = [
        RowAnswer(row.anchor, told["words"] if words_of(row) == told["said"] else "")
        for row in rows_of(edition, body)
    ]
    signed_by = told["signed_by"]
    with coming_from(command=told["body"]):
        department_answers.answer(sign_off, answers, signed_by=signed_by, by=None, now=now)


def _account(name: str, group: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        user = User.objects.create_user(name, is_staff=True)  # without a password
        user.groups.add(Group.objects.get(name=group))
        told = account_acts.said(user)
        account_acts.tell(user, Change.Verb.ADD, by=None, now=timezone.now(), becomes=told)
    return user
