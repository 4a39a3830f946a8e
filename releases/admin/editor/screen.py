"""The editor: an edition's text with its rows beside it; every act is a small request of its own.

With htmx an answer is the blocks that changed; without a script it is the whole page again.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.models import Block, Edition
from releases.models.edition_row import EditionRow
from releases.publishing import seeing
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing

from . import acts, edited_blocks, facts_card, unseen_rows
from .facts_card import FactGroup
from .opened_form import ActDone, OpenedForm, Sent

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
        else:
            opened = _asked_for(request, edition)
    except Refused as refusal:
        if htmx:
            return _fragment(request, edition, None, ActDone((), said=str(refusal)))
        messages.error(request, str(refusal))
    if htmx and htmx.target != WHOLE:
        return _fragment(request, edition, opened, done)
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
    shown = _shown(request, edition, opened)
    return {
        "title": edition.title,
        **shown,
        **facts_card.shown(edition, shown),
        "blocks": edited_blocks.edited(edition.blocks.in_order()),
        "page_doubts": edited_blocks.of_page(edition),
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
    sent, now = request.POST, timezone.now()
    if sent.get("act") == unseen_rows.SEE:
        return None, unseen_rows.see(edition, sent.get("row", ""), by=request.user, now=now)
    if sent.get("act") in acts.STEPS:
        return None, acts.step(edition, sent["act"], by=request.user, now=now)
    row = acts.row_of(edition, sent.get("row", ""))
    if row is None:
        raise Refused(_("这一行已被别人删除，没有保存。"))
    verb, seen = sent.get("act", ""), sent.get("version", "")
    opened: OpenedForm | None
    if "add" in sent and isinstance(row, Block | FactGroup):
        opened = _to_add(request, row)
    elif verb == "save":
        if not acts.may(request.user, verb, type(row)):
            raise PermissionDenied
        opened = acts.opened(row, _sent(request))
    else:
        version = int(seen) if seen.isdecimal() else -1
        return None, acts.act(row, verb, version=version, by=request.user, now=now)
    if opened is None:
        return None, None
    why = ""
    if opened.form.is_valid():
        try:
            return None, acts.save(opened.form, by=request.user, now=now)
        except Refused as refusal:
            why = str(refusal)
    opened.refused(why)
    return opened, None


def _shown(request: StaffRequest, edition: Edition, opened: OpenedForm | None) -> dict[str, object]:
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
        may["undo"], may["redo"] = undoing.undoable(edition, request.user)
    waiting = seeing.unseen(edition) if edition.is_open else []
    return {"edition": edition, "opened": opened, "here": here, "unseen": waiting, **may}


def _fragment(
    request: StaffRequest, edition: Edition, opened: OpenedForm | None, done: ActDone | None
) -> HttpResponse:
    """The blocks that look otherwise, at the place of the one that was acted on; what else stood
    there goes. Where nothing changed, the page stays and is told why."""
    asked = acts.row_of(edition, request.GET.get("show", ""))
    card = isinstance(asked, FactGroup) or bool(done.card if done else opened and not opened.block)
    here = opened.block if opened else asked
    shown = list(done.blocks) if done else [here.pk] if isinstance(here, Block) else []
    rows = edited_blocks.edited(Block.objects.of(edition).filter(pk__in=shown))
    blocks = sorted(rows, key=lambda each: shown.index(each.block.pk))
    context = {
        **_shown(request, edition, opened),
        "blocks": blocks,
        "gone": done.gone if done else (),
        "said": done.said if done else "",
    }
    if card:
        context |= facts_card.shown(edition, context)
        context["spoken"] = edited_blocks.spoken(edition) if done else ()
    answer = TemplateResponse(request, "admin/releases/_editor_answer.html", context)
    if not (blocks or card or (done and done.dropped)):
        answer["HX-Reswap"] = "none"
    return answer


def _anchor(done: ActDone) -> str:
    block = Block.objects.filter(pk__in=done.blocks[-1:]).first()
    return facts_card.CARD if done.card else block.anchor if block else ""
