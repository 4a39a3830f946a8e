"""Pasted texts: kept for ever, looked at, given back as they came."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from releases.admin import admin_links
from releases.admin.check_page import views
from releases.admin.read_only import ReadOnlyAdmin
from releases.intake.pasted_pages import Unchangeable, set_encoding, text_of
from releases.intake.sources.encodings import CHOICES
from releases.intake.sources.unreadable import Unreadable
from releases.models import PastedText

from . import paste_page


class EncodingForm(forms.Form):
    encoding = forms.ChoiceField(label=_("编码"), choices=list(CHOICES.items()))


@admin.register(PastedText)
class PastedTextAdmin(ReadOnlyAdmin):
    change_form_template = "admin/releases/pastedtext_change_form.html"
    fields = (
        "filename", "kind", "encoding", "sha256", "pasted_at", "pasted_by", "drafts", "pages",
        "shown",
    )  # fmt: skip
    list_display = ("__str__", "kind", "encoding", "pasted_at", "pasted_by", "drafted")
    list_filter = ("kind", "encoding", "pasted_at")
    list_select_related = ("pasted_by",)
    search_fields = ("filename", "sha256", "editions__title")
    search_help_text = _("按文件名、SHA-256、版本标题查找")
    date_hierarchy = "pasted_at"
    ordering = ("-pasted_at", "-pk")
    list_per_page = 50

    def get_queryset(self, request: Any) -> Any:
        queryset = super().get_queryset(request)
        if request.resolver_match.url_name == "releases_pastedtext_changelist":
            return queryset.defer("content").prefetch_related("editions")
        return queryset

    def get_urls(self) -> list[Any]:
        def wired(route: str, view: Any, name: str) -> Any:
            bound = self.admin_site.admin_view(partial(view, model_admin=self))
            return path(route, bound, name=f"releases_pastedtext_{name}")

        return [
            wired("paste/", paste_page.paste_view, "paste"),
            wired("<int:pk>/check/", views.check_view, "check"),
            wired("<int:pk>/download/", download_view, "download"),
            wired("<int:pk>/encoding/", encoding_view, "encoding"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return bool(request.user.has_perm("releases.add_pastedtext"))

    def add_view(self, request: Any, form_url: str = "", extra_context: Any = None) -> Any:
        return HttpResponseRedirect(reverse("admin:releases_pastedtext_paste"))

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        pasted: PastedText | None = kwargs.get("obj")
        changeable = pasted is not None and pasted.kind != PastedText.SourceKind.DOCX
        if pasted and changeable and self.has_add_permission(request):
            context["encoding_form"] = EncodingForm(initial={"encoding": _choice(pasted)})
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("版本"))
    def drafted(self, obj: PastedText) -> str:
        return "、".join(str(edition) for edition in obj.editions.all()) or "—"

    @admin.display(description=_("版本"))
    def drafts(self, obj: PastedText) -> Any:
        rows = [(admin_links.workbench(e.pk), e, e.get_state_display()) for e in obj.editions.all()]
        return format_html_join("", '<p><a href="{}">{}（{}）</a></p>', rows) or "—"

    @admin.display(description=_("各页的原始字节"))
    def pages(self, obj: PastedText) -> Any:
        """Every page of the transcript in its order, this one too, each with its download."""
        rows = [
            (
                reverse("admin:releases_pastedtext_change", args=[page.pk]), page,
                _("（本页）") if page == obj else "",
                reverse("admin:releases_pastedtext_download", args=[page.pk]), _("下载"),
            )
            for page in obj.pages()
        ]  # fmt: skip
        items = format_html_join("", '<li><a href="{}">{}</a>{} <a href="{}">{}</a></li>', rows)
        return format_html("<ol>{}</ol>", items)

    @admin.display(description=_("文字"))
    def shown(self, obj: PastedText) -> Any:
        try:
            text = text_of(obj)
        except Unreadable as error:
            text = str(error)
        return format_html('<div class="pasted">{}</div>', text)


def _choice(pasted: PastedText) -> str:
    """The choice that stands for the guess; a byte order mark makes no other choice."""
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(pasted.encoding, pasted.encoding)


@require_POST
def encoding_view(request: Any, *, model_admin: PastedTextAdmin, pk: int) -> HttpResponse:
    pasted = _found(pk)
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    encoding = request.POST.get("encoding", "")
    try:
        set_encoding(pasted, encoding=encoding, by=request.user, now=timezone.now())
    except Unchangeable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _now("已改按 %s 读取。") % CHOICES[encoding])
    return HttpResponseRedirect(reverse("admin:releases_pastedtext_change", args=[pk]))


def download_view(request: Any, *, model_admin: PastedTextAdmin, pk: int) -> HttpResponse:
    """The very bytes that were pasted or uploaded."""
    pasted = _found(pk)
    if not model_admin.has_view_permission(request, pasted):
        raise PermissionDenied
    suffix = "txt" if pasted.kind == PastedText.SourceKind.TEXT else pasted.kind
    response = HttpResponse(bytes(pasted.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{pasted.sha256[:12]}.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _found(pk: int) -> PastedText:
    pasted = PastedText.objects.filter(pk=pk).first()
    if pasted is None:
        raise Http404
    return pasted
