"""Comment 批注 on a row of an open edition, answer, resolve and raise it again.

It changes nothing of the content: approvals stand, and whoever comments wrote none of it.
"""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.models import Change, Comment, Edition, Editor
from releases.publishing.errors import Refused
from releases.publishing.messages import audience, inbox
from releases.publishing.trail.field_changes import came, set_to
from releases.publishing.trail.history import record
from releases.publishing.turns import locked

from .commented_rows import words_at
from .steps import may_take_any

Verb = Change.Verb
LONGEST_COMMENT = 2000


def may(by: Editor) -> bool:
    """Who writes, and who takes any step of a review."""
    return by.has_perm("releases.change_edition") or may_take_any(by)


@transaction.atomic
def comment(
    edition: Edition, anchor: str, *, text: str, by: Editor, now: datetime.datetime, words: str = ""
) -> Comment:
    """`words` are those of the row that it speaks of, where it is not the whole. Raises Refused."""
    edition, text = _begun(edition, text, by)
    said = words_at(edition, anchor)
    if said is None:
        raise Refused(_("这一条已被别人删除，没有批注。"))
    words = words.strip() or said
    return _written(Comment(anchor=anchor, words=words), edition, text, by=by, now=now)


@transaction.atomic
def answer(asked: Comment, *, text: str, by: Editor, now: datetime.datetime) -> Comment:
    """What was resolved stays so. Raises Refused."""
    edition, text = _begun(asked.edition, text, by)
    reply = Comment(anchor=asked.anchor, answers_id=asked.answers_id or asked.pk)
    return _written(reply, edition, text, by=by, now=now)


@transaction.atomic
def resolve(asked: Comment, *, by: Editor, now: datetime.datetime) -> None:
    """Raises Refused, as where somebody else has resolved it."""
    _set_resolved(asked, by=by, now=now, done=True)


@transaction.atomic
def unresolve(asked: Comment, *, by: Editor, now: datetime.datetime) -> None:
    """It is open again. Raises Refused."""
    _set_resolved(asked, by=by, now=now, done=False)


def _begun(edition: Edition, text: str | None, by: Editor) -> tuple[Edition, str]:
    """The open edition under its lock, and the words without blanks around them."""
    if not may(by):
        raise Refused(_("您没有批注的权限。"))
    edition, text = locked(edition, seen=None), (text or "").strip()
    if not edition.is_open:
        raise Refused(_("这一版已经发布，不能再批注。"))
    if len(text) > LONGEST_COMMENT:
        raise Refused(_("批注太长，最多 %s 个字。") % LONGEST_COMMENT)
    return edition, text


def _written(
    row: Comment, edition: Edition, text: str, *, by: Editor, now: datetime.datetime
) -> Comment:
    if not text:
        raise Refused(_("请写下要说的话。"))
    row.edition, row.text, row.by, row.at = edition, text, by, now
    row.save()
    if answers := row.answers_id:
        verb, event = Verb.ANSWER, inbox.Event.ANSWERED
    else:
        verb, event = Verb.COMMENT, inbox.Event.COMMENTED
    act = record(edition, verb, by=by, now=now, note=text, differences=[came(row)])
    thread = Comment.objects.filter(Q(pk=answers) | Q(answers=answers or row.pk))
    spoke = set(thread.values_list("by", flat=True))
    inbox.tell(edition, event, audience.involved(edition) | spoke, act)
    return row


def _set_resolved(asked: Comment, *, by: Editor, now: datetime.datetime, done: bool) -> None:
    edition, _text = _begun(asked.edition, None, by)
    rows = Comment.objects.filter(pk=asked.pk, answers=None, resolved_at__isnull=done)
    if not rows.update(resolved_at=now if done else None, resolved_by=by if done else None):
        raise Refused(_("这条批注刚被别人处理，请看最新的。"))
    was, becomes = (None, now.isoformat()) if done else (asked.resolved_at, None)
    told = set_to(asked, "resolved_at", was and str(was), becomes)
    verb = Verb.RESOLVE if done else Verb.UNRESOLVE
    record(edition, verb, by=by, now=now, differences=[told])
