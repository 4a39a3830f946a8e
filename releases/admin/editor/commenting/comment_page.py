"""The page of an edition's comments: all of them, any row to write one on, and what they send."""

import datetime

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.editor import edited_blocks, facts_card
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Comment, Doubt, Edition
from releases.publishing.errors import Refused
from releases.publishing.reviewing import commenting
from releases.publishing.reviewing.commented_rows import kind_of, words_at
from releases.publishing.reviewing.handing_over import REVIEWED
from releases.publishing.trail.history import together

from . import threads


def comments_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """What was typed stays on the page where it was refused."""
    edition = viewed(request, model_admin, Edition.objects.select_related("release"), pk)
    sent, refusal = request.POST, ""
    came_from = sent.get("back") or request.GET.get("back", "")
    if request.method == "POST":
        try:
            said, row = done(request, edition, now=timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, said)
            back = back_to(edition, came_from)
            return HttpResponseRedirect(f"{back}#comment-{row.answers_id or row.pk}")
    on = sent.get("on") or request.GET.get("on", "")
    words = words_at(edition, on) if on else None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("批注"),
        "opts": model_admin.opts,
        "edition": edition,
        "here": admin_links.editor(pk),
        "on": on if words is not None else "",
        "on_kind": kind_of(on),
        "on_words": words,
        "typed": sent.get("text", ""),
        "refusal": refusal,
        **threads.shown(edition, request.user, back=came_from),
        **(rows_to_choose(edition) if edition.is_open else {}),
    }
    return TemplateResponse(request, "admin/releases/comments.html", context)


@together()
def done(request: StaffRequest, edition: Edition, *, now: datetime.datetime) -> tuple[str, Comment]:
    """What the button says, and the comment that it was about. Raises Refused."""
    sent, by = request.POST, request.user
    verb, text = sent.get("act", ""), sent.get("text", "")
    if not commenting.may(by):
        raise PermissionDenied
    if verb == "comment":
        row = commenting.comment(edition, sent.get("on", ""), text=text, by=by, now=now)
        return _("批注已写下。"), row
    named = sent.get("comment", "")
    key = int(named) if named.isdecimal() and len(named) < 19 else 0
    row = get_object_or_404(edition.comments.select_related("edition"), pk=key)
    if verb == "answer" or text.strip():
        commenting.answer(row, text=text, by=by, now=now)
    if verb == "resolve":
        commenting.resolve(row, by=by, now=now)
    elif verb == "unresolve":
        commenting.unresolve(row, by=by, now=now)
    elif verb != "answer":
        raise Refused(_("这里没有这个操作。"))
    return {"answer": _("已答复。"), "resolve": _("已标为解决。")}.get(verb, _("已重提。")), row


def back_to(edition: Edition, name: str) -> str:
    """The page that the comment was written from."""
    if name == "review" and edition.state in REVIEWED:
        return reverse("admin:releases_edition_review", args=[edition.pk])
    if name == "editor":
        return admin_links.editor(edition.pk)
    return reverse("admin:releases_edition_comments", args=[edition.pk])


def rows_to_choose(edition: Edition) -> dict[str, object]:
    """Every row that one may write on, in the order of the page; doubts are no words of it."""
    card = facts_card.shown(edition, {})
    blocks, _doubts = edited_blocks.whole(edition)
    return {
        **card,
        "blocks": [
            (each.block, [row for row in each.rows if not isinstance(row, Doubt)])
            for each in blocks
        ],
    }
