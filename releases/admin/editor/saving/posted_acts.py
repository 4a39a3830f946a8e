"""What an act of the editor's page was, by what it sent: done under the edition's lock, once."""

import sys
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin.editor import acts, problem_acts, unseen_rows
from releases.admin.editor.facts_card import FactGroup
from releases.admin.editor.opened_form import ActDone, FormRefused, OpenedForm, Sent
from releases.admin.staff_request import StaffRequest
from releases.models import Block, Edition
from releases.publishing import editing
from releases.publishing.errors import Refused
from releases.publishing.trail.history import Verb, as_one, is_done

from . import sent_acts, undo_step

# What an act is in the trail; every other is an edit.
TOLD_AS = {"settle": Verb.SETTLE, unseen_rows.SEE: Verb.SEE, problem_acts.PASS: Verb.SETTLE}


@dataclass(frozen=True, slots=True)
class Posted:
    """What was done to the edition, or the form again with what was typed and why not."""

    edition: Edition
    opened: OpenedForm | None = None
    done: ActDone | None = None


def posted(request: StaffRequest, pk: int) -> Posted:
    """Raises Refused for what came from no form, NotOpen where there is no such edition."""
    sent, act = request.POST, sent_acts.act_of(request.POST, request.FILES)
    verb = TOLD_AS.get(sent.get("act", ""), Verb.EDIT)
    try:
        with editing.acting(pk, act) as edition, as_one(verb, act=act):
            if edition is not None:
                return Posted(edition, *_done(request, edition))
    except FormRefused as refused:
        if not is_done(act):
            refused.opened.refused(str(refused))
            return Posted(refused.edition, refused.opened)
    except (Refused, IntegrityError):  # the same act may have come twice at once
        if not is_done(act):
            return _refused(request, pk)
    known = Edition.objects.select_related("release").get(pk=pk)
    if act and (step := sent.get("act", "")) in undo_step.STEPS:
        return Posted(known, done=undo_step.done_before(act, step))
    return Posted(known, done=acts.done_before(known, sent))


def _refused(request: StaffRequest, pk: int) -> Posted:
    """The form with why not, which the database may have said; raises what was raised else."""
    refusal, sent = sys.exception(), request.POST
    edition = Edition.objects.present().select_related("release").filter(pk=pk).first()
    row = acts.row_of(edition, sent.get("row", "")) if edition else None
    opened = _sent_form(request, row, trusted=False) if row else None
    if (
        edition is None
        or opened is None
        or (opened.form.is_valid() and not isinstance(refusal, Refused))
    ):
        raise
    opened.refused(str(refusal) if isinstance(refusal, Refused) else "")
    return Posted(edition, opened)


def _done(request: StaffRequest, edition: Edition) -> tuple[OpenedForm | None, ActDone | None]:
    """Under the edition's lock: nobody else changes it until this is done."""
    sent, now = request.POST, timezone.now()
    verb, seen = sent.get("act", ""), sent.get("version", "")
    if verb == unseen_rows.SEE:
        return None, unseen_rows.see(edition, sent.get("row", ""), by=request.user, now=now)
    if verb in problem_acts.ACTS:
        return None, problem_acts.act(edition, verb, sent, by=request.user, now=now)
    if verb in undo_step.STEPS:
        return None, undo_step.step(edition, verb, by=request.user, now=now)
    row = acts.row_of(edition, sent.get("row", ""))
    if row is None:
        raise Refused(_("这一行已被别人删除，没有保存。"))
    if verb != "save" and "take" not in sent:
        version = int(seen) if seen.isdecimal() else -1
        return None, acts.act(row, verb, version=version, by=request.user, now=now)
    opened = _sent_form(request, row)
    if opened is None or "take" in sent or not opened.form.is_valid():
        if opened:
            opened.refused()
        return opened, None
    try:
        return None, acts.save(opened.form, by=request.user, now=now)
    except Refused as refusal:
        raise FormRefused(edition, opened, str(refusal)) from refusal


def _sent_form(
    request: StaffRequest, row: acts.Edited, *, trusted: bool = True
) -> OpenedForm | None:
    """The form with what was typed; None for a button that stands alone."""
    sent = request.POST
    if "add" in sent and isinstance(row, Block | FactGroup):
        return to_add(request, row, trusted=trusted)
    if sent.get("act") != "save" and not any(name.startswith("initial-") for name in sent):
        return None
    if not acts.may(request.user, "save", type(row)):
        raise PermissionDenied
    return acts.opened(row, Sent(sent, request.FILES, request.user.pk, trusted))


def to_add(request: StaffRequest, place: Block | FactGroup, *, trusted: bool = True) -> OpenedForm:
    """Asked for by the address, or sent."""
    sent = request.method == "POST"
    asked = request.POST if sent else request.GET
    kind, nth = asked.get("add", ""), asked.get("nth", "")
    model = acts.addable(place, kind)
    if model is None or not acts.may(request.user, "add", model):
        raise PermissionDenied
    if sent:
        form = Sent(request.POST, request.FILES, request.user.pk, trusted)
        return acts.added(place, kind, form)
    return acts.to_add(place, kind, asked.get("quote", ""), int(nth) if nth.isdecimal() else 1)
