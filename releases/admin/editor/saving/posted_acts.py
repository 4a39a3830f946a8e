"""What an act of the editor's page was, by what it sent: done under the edition's lock, once."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin.editor import acts, facts_card, unseen_rows
from releases.admin.editor.facts_card import FactGroup
from releases.admin.editor.opened_form import ActDone, FormRefused, OpenedForm, Sent
from releases.admin.staff_request import StaffRequest
from releases.models import Block, Edition
from releases.models.edition_row import EditionRow
from releases.publishing import editing
from releases.publishing.errors import Refused
from releases.publishing.trail.history import Verb, as_one, is_done

from . import sent_acts


def posted(request: StaffRequest, edition: Edition) -> tuple[OpenedForm | None, ActDone | None]:
    """What was done, or the form again with what was typed and why it was refused."""
    sent, act = request.POST, sent_acts.act_of(request.POST, request.FILES)
    verb = {"settle": Verb.SETTLE, unseen_rows.SEE: Verb.SEE}.get(sent.get("act", ""), Verb.EDIT)
    try:
        with transaction.atomic(), as_one(verb, act=act):
            locked = editing.begin(edition.pk, act)
            if locked is None:
                return None, acts.done_before(edition, sent)
            locked.release = edition.release
            return _done(request, locked)
    except IntegrityError:  # the same act came twice at once
        if not is_done(act):
            raise
        return None, acts.done_before(edition, sent)
    except FormRefused as refused:
        refused.opened.refused(str(refused))
        return refused.opened, None
    except Refused as refusal:
        row = acts.row_of(edition, sent.get("row", ""))
        opened = _sent_form(request, row) if row else None
        if opened is None:
            raise
        opened.refused(str(refusal))
        return opened, None


def _done(request: StaffRequest, edition: Edition) -> tuple[OpenedForm | None, ActDone | None]:
    """Under the edition's lock: nobody else changes it until this is done."""
    sent, now = request.POST, timezone.now()
    verb, seen = sent.get("act", ""), sent.get("version", "")
    if verb == unseen_rows.SEE:
        return None, unseen_rows.see(edition, sent.get("row", ""), by=request.user, now=now)
    if verb in acts.STEPS:
        return None, acts.step(edition, verb, by=request.user, now=now)
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
        raise FormRefused(opened, str(refusal)) from refusal


def _sent_form(request: StaffRequest, row: acts.Edited) -> OpenedForm | None:
    """The form with what was typed; None for a button that stands alone."""
    sent = request.POST
    if "add" in sent and isinstance(row, Block | FactGroup):
        return to_add(request, row)
    if sent.get("act") != "save" and not any(name.startswith("initial-") for name in sent):
        return None
    if not acts.may(request.user, "save", type(row)):
        raise PermissionDenied
    return acts.opened(row, _sent(request))


def to_add(request: StaffRequest, place: Block | FactGroup) -> OpenedForm:
    """Asked for by the address, or sent."""
    sent = request.method == "POST"
    asked = request.POST if sent else request.GET
    kind, nth = asked.get("add", ""), asked.get("nth", "")
    if isinstance(place, Block):
        model: type[EditionRow] | None = acts.ADDED[kind][0] if kind in acts.ADDED else None
    else:
        model = facts_card.ADDED.get(kind)
    if model is None or not acts.may(request.user, "add", model):
        raise PermissionDenied
    if sent:
        return acts.added(place, kind, _sent(request))
    return acts.to_add(place, kind, asked.get("quote", ""), int(nth) if nth.isdecimal() else 1)


def _sent(request: StaffRequest) -> Sent:
    return Sent(request.POST, request.FILES, request.user.pk)
