"""The editor: an edition's text with its rows beside it; every act is a small request of its own.

With htmx an answer is the blocks that changed; without a script it is the whole page again.
"""

import uuid

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.models import Block, Edition
from releases.models.edition_row import EditionRow
from releases.publishing import editing, seeing
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing
from releases.publishing.trail.history import Verb, as_one, is_done

from . import acts, edited_blocks, facts_card, new_names, sent_acts, unseen_rows, workflow_bar
from .facts_card import FactGroup
from .opened_form import ActDone, FormRefused, OpenedForm, Sent

WHOLE = "content-main"  # what an undo shows anew: it may have changed anything


def editor_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    edition = Edition.objects.select_related("release").filter(pk=pk).first()
    if edition is None:
        raise Http404
    if not model_admin.has_view_permission(request, edition):
        raise PermissionDenied
    opened, done, htmx = None, None, HtmxDetails(request)
    if request.GET.get("next") == "unseen":
        return HttpResponseRedirect(admin_links.editor(pk, unseen_rows.first(edition)))
    try:
        if request.method == "POST":
            opened, done = _posted(request, edition)
            if (done and done.card) or (opened and not opened.block):
                edition.refresh_from_db()  # what was changed was the one that is locked
        else:
            opened = _asked_for(request, edition)
    except Refused as refusal:
        if htmx:  # as it is by now: what was sent was seen before
            blocks = acts.block_named(edition, request.POST.get("row", ""))
            return _fragment(request, edition, shown=blocks, said=str(refusal))
        messages.error(request, str(refusal))
    if htmx and htmx.target != WHOLE:
        return _fragment(request, edition, opened, done, said=done.said if done else "")
    if done is not None and not htmx:
        messages.success(request, done.said)
        return HttpResponseRedirect(admin_links.editor(edition.pk, _anchor(done)))
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "opts": model_admin.opts,
        "said": done.said if done else "",
        **whole(request, edition, opened),
    }
    return TemplateResponse(request, "admin/releases/editor.html", context)


def whole(request: StaffRequest, edition: Edition, opened: OpenedForm | None) -> dict[str, object]:
    """All that the edition holds."""
    shown = _shown(request, edition, opened, undoing.undoable(edition, request.user))
    return {
        "title": edition.title,
        **shown,
        **facts_card.shown(edition, shown),
        **workflow_bar.shown(request, edition),
        "blocks": edited_blocks.edited(edition.blocks.in_order()),
        "page_doubts": edited_blocks.of_page(edition),
        "new_names": new_names.groups(edition, request.user),
        "namesakes": new_names.namesakes(edition) if shown["unseen"] else [],
    }


def _asked_for(request: StaffRequest, edition: Edition) -> OpenedForm | None:
    """The form that the address opens."""
    if not edition.is_open:
        return None
    asked = request.GET
    row = acts.row_of(edition, asked.get("edit", asked.get("block", "")))
    if row is None:
        return None
    if "add" in asked and isinstance(row, Block | FactGroup):
        return _to_add(request, row)
    return acts.opened(row) if acts.may(request.user, "save", type(row)) else None


def _to_add(request: StaffRequest, place: Block | FactGroup) -> OpenedForm:
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


def _posted(request: StaffRequest, edition: Edition) -> tuple[OpenedForm | None, ActDone | None]:
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
        return _to_add(request, row)
    if sent.get("act") != "save" and not any(name.startswith("initial-") for name in sent):
        return None
    if not acts.may(request.user, "save", type(row)):
        raise PermissionDenied
    return acts.opened(row, _sent(request))


def _shown(
    request: StaffRequest,
    edition: Edition,
    opened: OpenedForm | None,
    steps: tuple[object, object],
) -> dict[str, object]:
    """`steps` are what an undo and a redo would do."""
    may: dict[str, object] = {
        f"may_{verb}_{model._meta.model_name}": acts.may(request.user, verb, model)
        for model in acts.KINDS.values()
        for verb in acts.RIGHTS
    }
    may["may_save_edition"] = acts.may(request.user, "save", FactGroup)
    if not edition.is_open:
        may = {}
    row = opened.form.instance if opened and opened.anchor else None
    may["may_drop"] = isinstance(row, EditionRow) and acts.may(request.user, "drop", type(row))
    here = admin_links.editor(edition.pk)
    if may.get("may_save_block"):
        may["undo"], may["redo"] = steps
    waiting = seeing.unseen(edition) if edition.is_open else []
    shown = {"edition": edition, "opened": opened, "here": here, "unseen": waiting}
    # Each form and button asks for a number of its own.
    return {**shown, "act_id": uuid.uuid4, **may}


def _fragment(
    request: StaffRequest,
    edition: Edition,
    opened: OpenedForm | None = None,
    done: ActDone | None = None,
    *,
    shown: tuple[int, ...] = (),
    said: str,
) -> HttpResponse:
    """The blocks that look otherwise, at the place of the one that was acted on; what else stood
    there goes. Where nothing changed, the page stays and is told why."""
    asked = acts.row_of(edition, request.GET.get("show", ""))
    card = isinstance(asked, FactGroup) or bool(done.card if done else opened and not opened.block)
    here = opened.block if opened else asked
    keys = [*(done.blocks if done else [here.pk] if isinstance(here, Block) else shown)]
    rows = edited_blocks.edited(Block.objects.of(edition).filter(pk__in=keys))
    blocks = sorted(rows, key=lambda each: keys.index(each.block.pk))
    # Whoever has just acted can take that back, but for what only changed a mark.
    acted = done and request.POST.get("act") not in ("settle", unseen_rows.SEE)
    steps = (done, None) if acted else undoing.undoable(edition, request.user)
    context = {
        **_shown(request, edition, opened, steps),
        "blocks": blocks,
        "gone": done.gone if done else (),
        "said": said,
    }
    if card:
        context |= facts_card.shown(edition, context)
        context["spoken"] = edited_blocks.spoken(edition) if done else ()
    answer = TemplateResponse(request, "admin/releases/_editor_answer.html", context)
    if done:
        answer["HX-Trigger"] = "acted"
    if not (blocks or card or (done and done.dropped)):
        answer["HX-Reswap"] = "none"
    return answer


def _anchor(done: ActDone) -> str:
    block = Block.objects.filter(pk__in=done.blocks[-1:]).first()
    return facts_card.CARD if done.card else block.anchor if block else ""
