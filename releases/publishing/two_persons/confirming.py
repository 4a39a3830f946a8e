"""What becomes of a change that waits: another confirms or declines it, or it is taken back."""

import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from releases.models import Change, Editor, WaitingChange
from releases.publishing.errors import Refused
from releases.publishing.reviewing.steps import SECOND_PERSONS
from releases.publishing.trail.history import Subject, record, saying
from releases.publishing.turns import in_turn

from .waiting import VERBS, agreed, fingerprint, tried
from .written_arguments import read

Verb, Answer = Change.Verb, WaitingChange.Answer
MOST_WORDS = 500


@transaction.atomic
def propose(
    proposal: WaitingChange, *, by: Editor, now: datetime.datetime, reason: str = ""
) -> WaitingChange:
    """Store what a verb asked for; the same once more gives the one that waits already."""
    in_turn()
    waits = WaitingChange.objects.open().filter(fingerprint=proposal.fingerprint).first()
    if waits is not None:
        return waits
    proposal.reason, proposal.by, proposal.at = told(reason), by, now
    proposal.save()
    record(subject_of(proposal), Verb.SUBMIT, by=by, now=now, note=proposal.reason)
    return proposal


@transaction.atomic
def explain(proposal: WaitingChange, *, by: Editor, now: datetime.datetime, reason: str) -> None:
    """Why, by who proposed it. Raises Refused."""
    proposal = still_open(proposal)
    if proposal.by_id != by.pk:
        raise Refused(_("理由由提请人写。"))
    proposal.reason = told(reason)
    proposal.save(update_fields=["reason"])
    record(subject_of(proposal), Verb.SUBMIT, by=by, now=now, note=proposal.reason)


def why_not(proposal: WaitingChange, by: Editor) -> str:
    """Why this account may not confirm it, or ""; it holds for superusers too."""
    if proposal.by_id == by.pk:
        return _("您提请的改动，要由别人确认。")
    if not any(map(by.has_perm, SECOND_PERSONS)):
        return _("您没有确认改动的权限，要由审核或总编确认。")
    return ""


@transaction.atomic
def confirm(proposal: WaitingChange, *, by: Editor, now: datetime.datetime, note: str = "") -> None:
    """Do it, as who proposed it; the trail names both. Raises Refused, also where the ground is
    another since it was proposed."""
    in_turn()
    proposal = still_open(proposal)
    if refusal := why_not(proposal, by):
        raise Refused(refusal)
    verb = VERBS[proposal.verb]
    arguments = {name: read(value) for name, value in proposal.arguments.items()}
    found = tried(verb, arguments, by=proposal.by, now=now)
    if fingerprint(proposal.verb, found) != proposal.fingerprint:
        raise Refused(_("提请以后这里又改过，改动与当时看到的不同，没有执行。请重新提请。"))
    arguments = {name: read(value) for name, value in proposal.arguments.items()}
    words = _("%(one)s 提请，%(other)s 确认") % {"one": proposal.by, "other": by}
    with agreed(), saying("：".join(filter(None, [words, proposal.reason]))):
        verb(**arguments, by=proposal.by, now=now)
    decided(proposal, Answer.CONFIRMED, by=by, now=now, note=note)


@transaction.atomic
def decline(proposal: WaitingChange, *, by: Editor, now: datetime.datetime, note: str) -> None:
    """With a reason for who proposed it; who proposed it takes it back. Raises Refused."""
    proposal = still_open(proposal)
    own = proposal.by_id == by.pk
    if not own and (refusal := why_not(proposal, by)):
        raise Refused(refusal)
    if not own and not note.strip():
        raise Refused(_("请写明为什么不同意，提请人会看到。"))
    answer = Answer.TAKEN_BACK if own else Answer.DECLINED
    decided(proposal, answer, by=by, now=now, note=note)
    verb = Verb.RECALL if own else Verb.RETURN
    record(subject_of(proposal), verb, by=by, now=now, note=proposal.note)


def decided(
    proposal: WaitingChange, answer: str, *, by: Editor, now: datetime.datetime, note: str
) -> None:
    proposal.answer, proposal.decided_by, proposal.decided_at = answer, by, now
    proposal.note = told(note)
    try:
        proposal.save()
    except IntegrityError as error:
        raise Refused(_("您提请的改动，要由别人确认。")) from error


def still_open(proposal: WaitingChange) -> WaitingChange:
    rows = WaitingChange.objects.select_for_update(of=("self",)).select_related("by")
    found = rows.filter(pk=proposal.pk).first()
    if found is None or found.decided_at is not None:
        raise Refused(_("这次改动已经处理过了。"))
    return found


def subject_of(proposal: WaitingChange) -> Subject:
    return Subject(Change.Kind.VOCABULARY, None, _("待确认的改动：%s") % proposal.name)


def told(words: str) -> str:
    words = words.strip()
    if len(words) > MOST_WORDS:
        raise Refused(_("最多写 %s 个字。") % MOST_WORDS)
    return words
