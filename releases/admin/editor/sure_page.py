"""The page that asks before a step of the workflow is taken, in the editor or on its own."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, refuse_binned, refuse_withheld
from releases.models import Edition, ReviewRules
from releases.publishing import publish_checks
from releases.publishing.compare import correction_note
from releases.publishing.errors import Refused

from .state_buttons import Explained, NoteForm, StateButton, SureForm, problems, seen


def question_form(request: StaffRequest, verb: StateButton, edition: Edition) -> SureForm:
    """With a correction note worked out from what changed where none was typed yet."""
    form, note = verb.form_for(edition, request.user), edition.change_note
    if issubclass(form, NoteForm) and not note and request.method == "GET":
        note = correction_note.of_edition(edition)
    initial = {
        "seen": seen(edition),
        "change_note": note,
        "note_kind": edition.note_kind,
        **verb.initial(edition),
    }
    return form(request.POST or None, initial=initial)


def verb_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], verb: StateButton, pk: int
) -> HttpResponse:
    """Ask, then act: the question's form says which content was seen with it."""
    edition = get_object_or_404(Edition.objects.select_related("release"), pk=pk)
    if not request.user.has_perm(f"releases.{verb.permission}"):
        raise PermissionDenied
    refuse_withheld(request, edition)
    if not verb.applies(edition, ReviewRules.current()):
        refuse_binned(edition)
        messages.error(request, verb.why_not(edition))
        return HttpResponseRedirect(admin_links.editor(pk))
    form = question_form(request, verb, edition)
    if request.method == "POST" and form.is_valid():
        try:
            place = verb.act(edition, form, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, str(verb.done))
            return HttpResponseRedirect(place)
    told = problems(edition) if isinstance(verb, Explained) else {}
    if told and isinstance(form, NoteForm):
        blocking = told["blocking"]
        told["blocking"] = [each for each in blocking if each.anchor != publish_checks.NOTE]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": verb.label,
        "opts": model_admin.opts,
        "verb": verb,
        "explained": isinstance(verb, Explained),
        "form": form,
        "edition": edition,
        "consequences": verb.consequences(edition),
        "back": verb.back(edition),
        **told,
        "href": request.path,
    }
    page = "_editor_ask" if HtmxDetails(request) else "sure"
    return TemplateResponse(request, f"admin/releases/{page}.html", context)
