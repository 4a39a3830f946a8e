"""A pasted text becomes a private draft at once; this page is what stands between where it cannot.

It is a second copy, it cannot be read, or somebody had begun to check it: then a person says what
shall be done. Where there is a draft, the address leads to its editor.
"""

from dataclasses import replace

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, viewed
from releases.checks.doubts import with_series
from releases.intake.sources.unreadable import Unreadable
from releases.models import Edition, PastedText
from releases.publishing import drafting, seeing
from releases.publishing.errors import Refused
from releases.publishing.trail.history import together
from releases.publishing.vocabulary import unconfirmed
from releases.series.published_figures import published_of

from . import half_done_checks, second_copy
from .half_done_checks import WorkedReading

# Pages that may be no conference, or in another encoding: a person looks before there is a draft.
ASK_FIRST = frozenset({"empty_text", "not_a_conference", "damaged"})


def draft_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[PastedText], pk: int
) -> HttpResponse:
    pasted = viewed(request, model_admin, PastedText.objects.all(), pk)
    if request.method == "POST" and not request.user.has_perm("releases.add_edition"):
        raise PermissionDenied
    try:
        if edition := pasted.editions.present().order_by("-pk").first():
            return _there_is(request, edition)
        worked = half_done_checks.load(pasted, anew="reread" in request.POST)
        if request.method == "POST":
            return make(request, pasted, worked, another="another" in request.POST)
    except Unreadable as error:  # a file may take longer at another time, and limits may change
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:releases_pastedtext_change", args=[pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("建立草稿"),
        "opts": model_admin.opts,
        "pasted": pasted,
        "worked": worked,
        "counts": _counts(pasted, worked),
        "odd": [doubt for doubt in worked.reading.doubts if doubt.code in ASK_FIRST],
        "twin": second_copy.find(pasted, worked.reading, request.user),
        "may_draft": request.user.has_perm("releases.add_edition"),
    }
    return TemplateResponse(request, "admin/releases/draft.html", context)


def _counts(pasted: PastedText, worked: WorkedReading) -> str:
    reading = worked.reading
    return _(
        "读出 %(blocks)d 个段落、%(measures)d 条举措、%(figures)d 个数据。编码：%(encoding)s。"
    ) % {
        "blocks": len(reading.blocks),
        "measures": len(reading.measures),
        "figures": len(reading.statistics),
        "encoding": pasted.encoding.upper() or "—",
    }


def begin(request: StaffRequest, pasted: PastedText) -> HttpResponse:
    """From the paste straight to the editor, unless there is something to ask."""
    asked = HttpResponseRedirect(reverse("admin:releases_pastedtext_check", args=[pasted.pk]))
    if not request.user.has_perm("releases.add_edition") or pasted.editions.present().exists():
        return asked
    try:
        worked = half_done_checks.load(pasted)
    except Unreadable:
        return asked
    odd = ASK_FIRST & {doubt.code for doubt in worked.reading.doubts}
    if worked.stale or odd or second_copy.find(pasted, worked.reading, request.user):
        return asked
    return make(request, pasted, worked)


def make(
    request: StaffRequest, pasted: PastedText, worked: WorkedReading, *, another: bool = False
) -> HttpResponse:
    """The draft, with what was corrected and accepted before; or why there is none."""
    back = HttpResponseRedirect(reverse("admin:releases_pastedtext_check", args=[pasted.pk]))
    try:
        edition = _drafted(request, pasted, worked, another=another)
    except drafting.AlreadyHere as error:
        link = admin_links.editor(error.edition.pk)
        shape = '{} <a href="{}">{}</a>'
        messages.error(request, format_html(shape, str(error), link, error.edition))
        return back
    except Refused as refusal:
        messages.error(request, _("草稿没有建立。%s。") % refusal)
        return back
    told = _("草稿已建立，只有编辑看得到。请先看疑点，再看其余“未看”的，然后发布。")
    messages.success(request, told)
    return HttpResponseRedirect(admin_links.editor(edition.pk))


@together()
def _drafted(
    request: StaffRequest, pasted: PastedText, worked: WorkedReading, *, another: bool
) -> Edition:
    by, now, reading = request.user, timezone.now(), worked.reading
    published = published_of(row.indicator for row in reading.statistics)
    reading = replace(reading, doubts=with_series(reading, published))
    left = half_done_checks.without_settled(reading, worked.settled)
    edition = drafting.draft(left, by=by, now=now, pasted=pasted, another=another, unseen=True)
    if worked.settled:
        accepted = half_done_checks.accepted_rows(edition, worked.settled)
        seeing.see(edition, accepted, by=by, now=now)
        for kind, nouns in unconfirmed.nouns_of(edition).items():
            for noun in nouns:
                if f"name {kind} {noun.name}" in worked.settled:
                    unconfirmed.confirm(noun, by=by, now=now)
    return edition


def _there_is(request: StaffRequest, edition: Edition) -> HttpResponse:
    messages.info(request, _("这份原文已经建立了版本，这就是。"))
    return HttpResponseRedirect(admin_links.editor(edition.pk))
