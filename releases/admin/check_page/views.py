"""The check page: what was read beside the text, doubts first; a button makes the draft."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest
from releases.intake.correct import NotCorrected
from releases.intake.sources.unreadable import Unreadable
from releases.models import PastedText
from releases.publishing import drafting
from releases.publishing.errors import Refused

from . import (
    correction_forms,
    correction_steps,
    duplicate_release,
    new_names,
    parsed_rows,
    source_text,
    unconfirmed,
    working_copy,
)
from .correction_steps import Done
from .working_copy import Copy


def check_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[PastedText], pk: int
) -> HttpResponse:
    pasted = PastedText.objects.filter(pk=pk).first()
    if pasted is None:
        raise Http404
    if not model_admin.has_view_permission(request, pasted):
        raise PermissionDenied
    try:
        copy, done = working_copy.load(pasted), Done()
    except Unreadable as error:  # a file may take longer at another time, and limits may change
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:releases_pastedtext_change", args=[pk]))
    if request.method == "POST":
        verb = correction_steps.verb_of(request.POST)
        if not verb:
            return _make_draft(request, copy)
        done = _change(request, copy, verb)
        if done.form is None:
            return _back(pasted, done.at)
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("核对读出的内容"),
        "opts": model_admin.opts,
        **_shown(request, copy),
        **_opened(request, copy, done),
    }
    return TemplateResponse(request, "admin/releases/check.html", context)


def _back(pasted: PastedText, at: str) -> HttpResponseRedirect:
    url = reverse("admin:releases_pastedtext_check", args=[pasted.pk])
    return HttpResponseRedirect(f"{url}?at={at}#{at}" if at else url)


def _change(request: StaffRequest, copy: Copy, verb: str) -> Done:
    """One step; a refusal is a message on the page, and nothing was changed."""
    if not request.user.has_perm("releases.change_check"):
        raise PermissionDenied
    if copy.pasted.editions.exists():
        messages.error(request, _("这份原文已经建立了版本，请到那个版本里改。"))
        return Done()
    try:
        done = correction_steps.act(copy, verb, request.POST, by=request.user)
    except (NotCorrected, Refused) as refusal:
        done = correction_steps.kept_open(copy, verb, request.POST, str(refusal))
    if done.refused and done.form is not None:
        done.form.add_error(None, done.refused)
    elif done.refused:
        messages.error(request, done.refused)
    if done.said:
        messages.success(request, done.said)
    return done


def _make_draft(request: StaffRequest, copy: Copy) -> HttpResponse:
    if not request.user.has_perm("releases.add_edition"):
        raise PermissionDenied
    seen = request.POST.get("version", str(copy.version))
    if seen != str(copy.version):
        messages.error(request, _("您打开之后有人改过，草稿还没有建立。下面是最新内容。"))
        return _back(copy.pasted, "")
    try:
        edition = drafting.draft(
            copy.left,
            by=request.user,
            now=timezone.now(),
            pasted=copy.pasted,
            another="another" in request.POST,
        )
    except drafting.AlreadyHere as error:
        link = admin_links.workbench(error.edition.pk)
        messages.error(
            request, format_html('{} <a href="{}">{}</a>', str(error), link, error.edition)
        )
        return _back(copy.pasted, "")
    except Refused as refusal:
        messages.error(request, _("草稿没有建立。%s。") % refusal)
        return _back(copy.pasted, "")
    messages.success(request, _("草稿已建立。请逐条核对疑点，再发布。"))
    return HttpResponseRedirect(admin_links.workbench(edition.pk, "doubt"))


def _shown(request: StaffRequest, copy: Copy) -> dict[str, object]:
    editions = list(copy.pasted.editions.select_related("release").order_by("pk"))
    groups, unsure = ([], []) if editions else new_names.groups(copy, request.user)
    doubts = parsed_rows.doubts(copy)
    facts = parsed_rows.fact_words(copy.reading)
    sections = list(parsed_rows.sections(copy))
    return {
        "pasted": copy.pasted,
        "copy": copy,
        "editions": editions,
        "may_draft": request.user.has_perm("releases.add_edition") and not editions,
        "may_change": request.user.has_perm("releases.change_check") and not editions,
        "doubts": [row for row in doubts if not row.settled],
        "settled_doubts": [row for row in doubts if row.settled],
        "sections": sections,
        "unconfirmed": None if editions else unconfirmed.of_sections(sections),
        "counts": {key: len(rows) for key, _title, rows in sections},
        "groups": groups,
        "unsure": unsure,
        "twin": None if editions else duplicate_release.find(copy, request.user),
        "lines": source_text.lines(copy.text, copy.reading, facts),
    }


def _opened(request: StaffRequest, copy: Copy, done: Done) -> dict[str, object]:
    """The one form that stands open: asked for by the address, or sent and refused."""
    asked = request.POST if done.form is not None else request.GET
    name, kind = asked.get("correct", asked.get("edit", "")), asked.get("add", "")
    form = done.form
    if form is None and kind in correction_forms.MAY_ADD:
        form = correction_forms.FORMS[kind](copy.reading)
    elif form is None and name:
        form = correction_forms.form_for(copy.reading, name)
    return {
        "form": form,
        "edited": name if form is not None else "",
        "row_key": correction_steps.key_of(copy, name) if form is not None and name else "",
        "adding": kind if form is not None else "",
        "back": asked.get("back", ""),
        "at": asked.get("at", ""),
    }
