"""The editor: an edition's text with its rows beside it; every act is a small request of its own.

With htmx an answer is the blocks that changed; without a script it is the whole page again.
"""

import uuid

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django_htmx.middleware import HtmxDetails

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, refuse_binned, refuse_withheld
from releases.models import Block, Change, Edition
from releases.models.edition_row import EditionRow
from releases.publishing import seeing
from releases.publishing.errors import Refused
from releases.publishing.trail import undoing

from . import (
    acts,
    edited_blocks,
    facts_card,
    new_names,
    unseen_rows,
    workflow_bar,
)
from .commenting import threads
from .facts_card import FactGroup
from .opened_form import ActDone, OpenedForm
from .saving import posted_acts, scratch_copies

WHOLE = "content-main"  # what a mended problem shows anew


def editor_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    opened, done, htmx, acting = None, None, HtmxDetails(request), request.method == "POST"
    edition: Edition | None = None
    if request.GET.get("next") == "unseen":
        place = unseen_rows.first(_edition(request, pk))
        return HttpResponseRedirect(admin_links.editor(pk, place))
    try:
        if acting:
            posted = posted_acts.posted(request, pk)
            edition, done = posted.edition, posted.done
            opened = scratch_copies.after(request, posted.opened, done)
        else:
            edition = _edition(request, pk)
            opened = _asked_for(request, edition)
    except Refused as refusal:
        edition = edition or _edition(request, pk)
        if htmx:  # as it is by now: what was sent was seen before
            blocks = acts.block_named(edition, request.POST.get("row", ""))
            return _fragment(request, edition, shown=blocks, said=str(refusal))
        scratch_copies.keep_form(request, edition)
        messages.error(request, str(refusal))
    if (acting and not done and not (htmx and opened)) or edition.withheld:
        edition = _edition(request, pk)
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


def _edition(request: StaffRequest, pk: int) -> Edition:
    """With where its trail ends; raises Http404, also for what is in the bin, and
    PermissionDenied where it is withheld."""
    told = Change.objects.filter(kind=Change.Kind.RELEASE, subject=OuterRef("release"))
    last = told.order_by("-pk").values("pk")[:1]
    editions = Edition.objects.select_related("release").annotate(last_act=Subquery(last))
    edition = get_object_or_404(editions, pk=pk)
    refuse_withheld(request, edition)
    if edition.in_bin and request.method == "POST":
        scratch_copies.keep_form(request, edition)
    refuse_binned(edition)
    return edition


def whole(request: StaffRequest, edition: Edition, opened: OpenedForm | None) -> dict[str, object]:
    """All that the edition holds."""
    shown = _shown(request, edition, opened, undoing.undoable(edition, request.user))
    blocks, page_doubts = edited_blocks.whole(edition)
    return {
        "title": edition.title,
        **shown,
        **facts_card.shown(edition, shown),
        **workflow_bar.shown(request, edition),
        **threads.shown(edition, request.user, back="editor"),
        "offers": list(scratch_copies.offers(edition, request.user)),
        "blocks": blocks,
        "page_doubts": page_doubts,
        "doubted": facts_card.doubted(page_doubts),
        **new_names.shown(edition, request.user, asked="names" in request.GET),
        "namesakes": new_names.namesakes(edition) if shown["unseen"] else [],
    }


def _asked_for(request: StaffRequest, edition: Edition) -> OpenedForm | None:
    """The form that the address opens."""
    if not edition.is_open:
        return None
    asked = request.GET
    if "use" in asked:
        return scratch_copies.asked_for(edition, request.user, asked["use"])
    row = acts.row_of(edition, asked.get("edit", asked.get("block", "")))
    if row is None:
        return None
    if "add" in asked and isinstance(row, Block | FactGroup):
        return posted_acts.to_add(request, row)
    return acts.opened(row) if acts.may(request.user, "save", type(row)) else None


def _shown(
    request: StaffRequest,
    edition: Edition,
    opened: OpenedForm | None,
    steps: tuple[object, object],
    *,
    counts: bool = True,
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
    may["may_copy"] = isinstance(row, acts.ON_TEXT) and acts.may(request.user, "copy", type(row))
    here = admin_links.editor(edition.pk)
    if may.get("may_save_block"):
        may["undo"], may["redo"] = steps
    waiting = seeing.unseen(edition) if edition.is_open and counts else []
    shown = {"edition": edition, "opened": opened, "here": here, "unseen": waiting}
    # Each form and button asks for a number of its own.
    return {**shown, "counts": counts, "act_id": uuid.uuid4, **may}


def _fragment(
    request: StaffRequest,
    edition: Edition,
    opened: OpenedForm | None = None,
    done: ActDone | None = None,
    *,
    shown: tuple[int, ...] = (),
    said: str,
) -> HttpResponse:
    """The blocks that look otherwise, where the one that was acted on stood; those of an undo each
    in its place. Where nothing changed, the page stays and is told why."""
    names = request.GET.getlist("show")
    asked = acts.row_of(edition, names[0]) if names else None
    place = opened.place if opened else ""
    card = isinstance(asked, FactGroup) or (done.card if done else place == facts_card.CARD)
    new = facts_card.NEW_BLOCK in (place, *names) or request.POST.get("add") == "block"
    told = done.told if done else None
    here = opened.block if opened else asked
    keys = done.blocks if done else (here.pk,) if isinstance(here, Block) else shown
    known = done.known if done else ()
    blocks = [] if told else edited_blocks.named(edition, keys, names[1:], known)
    steps, counts = _steps(request, edition, done), not done or done.counts
    context = {
        **_shown(request, edition, opened, steps, counts=counts),
        "blocks": blocks,
        "gone": done.gone if done else (),
        "said": said,
        "new_block": new,
        **(edited_blocks.anew(edition, told) if told else {}),
    }
    if card:
        row, speakers = request.POST.get("row", ""), told.speakers if told else ()
        context |= facts_card.shown(edition, context)
        context["spoken"] = edited_blocks.spoken(edition, row, speakers)
    answer = TemplateResponse(request, "admin/releases/_editor_answer.html", context)
    if done:
        answer["HX-Trigger"] = "acted"
    if not (blocks or ((card or new) and not told) or names or (done and done.dropped)):
        answer["HX-Reswap"] = "none"
    return answer


def _steps(request: StaffRequest, edition: Edition, done: ActDone | None) -> tuple[object, object]:
    """Whoever has just acted can take that back, but for what only changed a mark."""
    if done and done.told:
        return done.steps or undoing.undoable(edition, request.user)
    if done and request.POST.get("act") not in ("settle", unseen_rows.SEE):
        return done, None
    return undoing.undoable(edition, request.user)


def _anchor(done: ActDone) -> str:
    block = Block.objects.filter(pk__in=done.blocks[-1:]).first()
    return facts_card.CARD if done.card else block.anchor if block else ""
