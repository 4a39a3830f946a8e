"""The list of what waits for a second person, a page for each, and how an act comes to it."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from releases.admin.read_only import ReadOnlyAdmin
from releases.admin.staff_request import StaffRequest, staff
from releases.models import WaitingChange
from releases.publishing.compare.words import lines
from releases.publishing.errors import Refused
from releases.publishing.two_persons import confirming
from releases.publishing.two_persons.confirming import MOST_WORDS
from releases.publishing.two_persons.waiting import ForAnother


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


def answered(
    view: Callable[..., HttpResponseBase], request: HttpRequest, *args: object, **kwargs: object
) -> HttpResponseBase:
    """What an act for two asked for is stored, once all that it tried has been taken back."""
    try:
        return view(request, *args, **kwargs)
    except ForAnother as asked:
        by = staff(request).user
        waits = confirming.propose(asked.proposal, by=by, now=timezone.now())
        messages.warning(
            request, _("没有改：“%s”读者看得到，要由另一个人确认。请写明理由。") % waits
        )
        htmx = "HX-Request" in request.headers
        return (HttpResponseClientRedirect if htmx else HttpResponseRedirect)(address(waits))


def address(row: WaitingChange) -> str:
    return reverse("admin:releases_waitingchange_decide", args=[row.pk])


@admin.register(WaitingChange)
class WaitingChangeAdmin(ReadOnlyAdmin[WaitingChange]):
    fields = ("name", "by", "at", "reason", "answer", "decided_by", "decided_at", "note")
    list_display = ("name", "by", "at", "reason", "answer", "decided_by")
    list_filter = (("decided_at", admin.EmptyFieldListFilter), "answer", "at")
    list_select_related = ("by", "decided_by")
    search_fields = ("name", "reason")
    search_help_text = gettext_lazy("按名称、理由查找")
    ordering = ("-at", "-pk")
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(decide_view, model_admin=self))
        name = "releases_waitingchange_decide"
        return [path("<int:pk>/decide/", view, name=name), *super().get_urls()]


def decide_view(
    request: StaffRequest, *, model_admin: WaitingChangeAdmin, pk: int
) -> HttpResponseBase:
    """Old and new values, who asked and why; confirm, decline, or say why."""
    if not request.user.has_perm("releases.view_waitingchange"):
        raise PermissionDenied
    row = WaitingChange.objects.select_related("by", "decided_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, acted(request, row, form.cleaned_data["words"]))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(address(row))
    own = row.by_id == request.user.pk
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("待确认的改动"),
        "opts": model_admin.opts,
        "row": row,
        "lines": list(lines(row.differences, whole=True)),
        "form": form,
        "own": own,
        "is_open": row.decided_at is None,
        "why_not": "" if own else confirming.why_not(row, request.user),
    }
    return TemplateResponse(request, "admin/releases/waiting_change.html", context)


def acted(request: StaffRequest, row: WaitingChange, words: str) -> str:
    by, now = request.user, timezone.now()
    if "confirm" in request.POST:
        confirming.confirm(row, by=by, now=now, note=words)
        return _("已确认，改动已经生效。")
    if "decline" in request.POST:
        confirming.decline(row, by=by, now=now, note=words)
        return _("已处理，没有改动。")
    confirming.explain(row, by=by, now=now, reason=words)
    return _("已记下理由。")
