"""Releases: looked at, never edited."""

from functools import partial

from django.contrib import admin
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.models import Edition, Release

from . import admin_links
from .imports import import_page
from .indexed_search import IndexedSearch
from .read_only import ReadOnlyAdmin


@admin.register(Release)
class ReleaseAdmin(IndexedSearch, ReadOnlyAdmin[Release]):
    fields = (
        "number",
        "first_published_at",
        "origin",
        "withdrawn_at",
        "withdrawal_reason",
        "pinned_at",
        "texts",
    )
    list_display = (
        *("__str__", "latest_title", "pinned"),
        *("first_published_at", "origin", "withdrawn_at"),
    )
    list_filter = (
        *("origin", "first_published_at"),
        ("withdrawn_at", admin.EmptyFieldListFilter),
        ("pinned_at", admin.EmptyFieldListFilter),
    )
    search_fields = ("number", "editions__title")
    search_edition = "editions"
    search_exactly = ("number",)
    date_hierarchy = "first_published_at"
    ordering = ("-first_published_at", "-pk")
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        views = {"import": import_page.import_view, "import_report": import_page.report_view}
        return [
            path(
                f"{name.replace('_', '/')}/",
                self.admin_site.admin_view(partial(view, model_admin=self)),
                name=f"releases_release_{name}",
            )
            for name, view in views.items()
        ] + super().get_urls()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        """Without those that have nothing but drafts in the bin."""
        present = Edition.objects.present()
        some = Exists(present.filter(release=OuterRef("pk")))
        found = super().get_queryset(request).filter(some)
        return found.prefetch_related(Prefetch("editions", present))

    @admin.display(description=_("标题"))
    def latest_title(self, obj: Release) -> str:
        editions = sorted(obj.editions.all(), key=lambda edition: edition.ordinal)
        return str(editions[-1]) if editions else "—"

    @admin.display(description=_("置顶"), ordering="pinned_at")
    def pinned(self, obj: Release) -> str:
        return str(_("置顶")) if obj.pinned_at else ""

    @admin.display(description=_("版本"))
    def texts(self, obj: Release) -> SafeString | str:
        editions = sorted(obj.editions.all(), key=lambda edition: -edition.ordinal)
        rows = [(admin_links.editor(e.pk), e.ordinal, e.get_state_display(), e) for e in editions]
        return format_html_join("", '<p><a href="{}">{} · {} · {}</a></p>', rows) or "—"
