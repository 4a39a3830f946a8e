"""Pasted texts: kept for ever, looked at, given back as they came."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from releases.admin import admin_links
from releases.admin.read_only import ReadOnlyAdmin
from releases.admin.staff_request import READ_WITHHELD, StaffRequest, viewed
from releases.intake.pasted_pages import Unchangeable, set_encoding, text_of
from releases.intake.sources.encodings import CHOICES
from releases.intake.sources.unreadable import Unreadable
from releases.models import Edition, PastedText

from . import draft_page, paste_page


class EncodingForm(forms.Form):
    encoding = forms.ChoiceField(label=_("编码"), choices=list(CHOICES.items()))


@admin.register(PastedText)
class PastedTextAdmin(ReadOnlyAdmin[PastedText]):
    change_form_template = "admin/releases/pastedtext_change_form.html"
    fields = (
        "filename",
        "kind",
        "encoding",
        "sha256",
        "pasted_at",
        "pasted_by",
        "drafts",
        "pages",
        "shown",
    )
    list_display = ("__str__", "kind", "encoding", "pasted_at", "pasted_by", "drafted")
    list_filter = ("kind", "encoding", "pasted_at")
    list_select_related = ("pasted_by",)
    search_fields = ("filename", "sha256", "editions__title")
    search_help_text = _("按文件名、SHA-256、版本标题查找")
    date_hierarchy = "pasted_at"
    ordering = ("-pasted_at", "-pk")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[PastedText]:
        queryset = super().get_queryset(request)
        if not request.user.has_perm(READ_WITHHELD):
            queryset = queryset.filter(withheld=False)
        match = request.resolver_match
        if match and match.url_name == "releases_pastedtext_changelist":
            return queryset.defer("content").prefetch_related(
                Prefetch("editions", Edition.objects.present())
            )
        return queryset

    def get_urls(self) -> list[URLPattern]:
        views: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "paste": ("paste/", paste_page.paste_view),
            "check": ("<int:pk>/check/", draft_page.draft_view),
            "download": ("<int:pk>/download/", download_view),
            "encoding": ("<int:pk>/encoding/", encoding_view),
        }
        ours = [
            path(
                route,
                self.admin_site.admin_view(partial(view, model_admin=self)),
                name=f"releases_pastedtext_{name}",
            )
            for name, (route, view) in views.items()
        ]
        return [*ours, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("releases.add_pastedtext")

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:releases_pastedtext_paste"))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, object],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: PastedText | None = None,
    ) -> HttpResponse:
        may_choose = self.has_add_permission(request)
        if obj and obj.kind != PastedText.SourceKind.DOCX and may_choose:
            # The guess as one of the choices; a byte order mark makes no other choice.
            named = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(obj.encoding, obj.encoding)
            context["encoding_form"] = EncodingForm(initial={"encoding": named})
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("版本"))
    def drafted(self, obj: PastedText) -> str:
        return "、".join(str(edition) for edition in obj.editions.all()) or "—"

    @admin.display(description=_("版本"))
    def drafts(self, obj: PastedText) -> SafeString | str:
        rows = [
            (admin_links.editor(e.pk), e, e.get_state_display()) for e in obj.editions.present()
        ]
        return format_html_join("", '<p><a href="{}">{}（{}）</a></p>', rows) or "—"

    @admin.display(description=_("各页的原始字节"))
    def pages(self, obj: PastedText) -> SafeString | str:
        """Every page of the transcript in its order, this one too, each with its download."""
        rows = [
            (
                reverse("admin:releases_pastedtext_change", args=[page.pk]),
                page,
                _("（本页）") if page == obj else "",
                reverse("admin:releases_pastedtext_download", args=[page.pk]),
                _("下载"),
            )
            for page in obj.pages()
        ]
        items = format_html_join("", '<li><a href="{}">{}</a>{} <a href="{}">{}</a></li>', rows)
        return format_html("<ol>{}</ol>", items)

    @admin.display(description=_("文字"))
    def shown(self, obj: PastedText) -> SafeString | str:
        try:
            text = text_of(obj)
        except Unreadable as error:
            text = str(error)
        return format_html('<div class="pasted">{}</div>', text)


@require_POST
def encoding_view(request: StaffRequest, *, model_admin: PastedTextAdmin, pk: int) -> HttpResponse:
    pasted = get_object_or_404(PastedText, pk=pk)
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


def download_view(request: StaffRequest, *, model_admin: PastedTextAdmin, pk: int) -> HttpResponse:
    """The very bytes that were pasted or uploaded."""
    pasted = viewed(request, model_admin, PastedText.objects.all(), pk)
    suffix = "txt" if pasted.kind == PastedText.SourceKind.TEXT else pasted.kind
    response = HttpResponse(bytes(pasted.content), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{pasted.sha256[:12]}.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
