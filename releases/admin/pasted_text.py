"""Pasted texts: kept for ever, looked at, given back as they came."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from releases.models import PastedText

from . import check, paste, places
from .read_only import ReadOnlyAdmin


@admin.register(PastedText)
class PastedTextAdmin(ReadOnlyAdmin):
    change_form_template = "admin/releases/pastedtext_change_form.html"
    fields = (
        "filename", "encoding", "sha256", "pasted_at", "pasted_by", "drafts", "original", "shown",
    )  # fmt: skip
    list_display = ("__str__", "encoding", "pasted_at", "pasted_by", "drafted")
    list_filter = ("encoding", "pasted_at")
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
            def wrapped(request: Any, **kwargs: Any) -> Any:
                return view(self, request, **kwargs)

            return path(
                route, self.admin_site.admin_view(wrapped), name=f"releases_pastedtext_{name}"
            )

        return [
            wired("paste/", paste.paste_view, "paste"),
            wired("<int:pk>/check/", check.check_view, "check"),
            wired("<int:pk>/download/", download_view, "download"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return bool(request.user.has_perm("releases.add_pastedtext"))

    def add_view(self, request: Any, form_url: str = "", extra_context: Any = None) -> Any:
        return HttpResponseRedirect(reverse("admin:releases_pastedtext_paste"))

    @admin.display(description=_("版本"))
    def drafted(self, obj: PastedText) -> str:
        return "、".join(str(edition) for edition in obj.editions.all()) or "—"

    @admin.display(description=_("版本"))
    def drafts(self, obj: PastedText) -> Any:
        rows = [(places.workbench(e.pk), e, e.get_state_display()) for e in obj.editions.all()]
        return format_html_join("", '<p><a href="{}">{}（{}）</a></p>', rows) or "—"

    @admin.display(description=_("原始字节"))
    def original(self, obj: PastedText) -> Any:
        url = reverse("admin:releases_pastedtext_download", args=[obj.pk])
        return format_html('<a href="{}">{}</a>', url, _("下载"))

    @admin.display(description=_("文字"))
    def shown(self, obj: PastedText) -> Any:
        return format_html('<div class="pasted">{}</div>', obj.text)


def download_view(model_admin: PastedTextAdmin, request: Any, pk: int) -> HttpResponse:
    """The very bytes that were pasted or uploaded."""
    pasted = PastedText.objects.filter(pk=pk).first()
    if pasted is None:
        raise Http404
    if not model_admin.has_view_permission(request, pasted):
        raise PermissionDenied
    response = HttpResponse(bytes(pasted.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{pasted.sha256[:12]}.txt"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
