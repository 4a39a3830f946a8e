"""Measures."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from releases.admin.follow_ups import follow_up_panel
from releases.admin.indexed_search import IndexedSearch
from releases.models import Measure, SearchPlace

from .edition_row import EditionListFilter
from .quoted_place import QuotingAdmin, QuotingForm


class MeasureForm(QuotingForm):
    names_from = {"organisation_name": "organisation"}


@admin.register(Measure)
class MeasureAdmin(IndexedSearch, QuotingAdmin):
    form = MeasureForm
    change_form_template = "admin/releases/measure_change_form.html"
    fieldsets = (
        (None, {"fields": ("version", "heading", "stage", "theme")}),
        (_("依据"), {"fields": ("block_text", "block", "quote", "occurrence")}),
        (_("责任与时限"), {
            "fields": ("organisation", "organisation_name", "due_words", "due_date"),
        }),
        (_("次序"), {"fields": ("position",)}),
    )  # fmt: skip
    autocomplete_fields = ("organisation",)
    list_display = ("heading", "stage", "theme", "organisation", "due_words", "edition")
    list_filter = (EditionListFilter, "edition__state", "stage", "theme", "due_date")
    list_select_related = ("edition", "organisation")
    search_fields = ("heading",)
    search_kinds = (SearchPlace.Kind.MEASURE,)
    date_hierarchy = "due_date"
    panel_display = ("heading", "stage", "theme", "organisation_name", "due_words")

    def get_urls(self) -> list[Any]:
        views: dict[str, Any] = {
            "answer": follow_up_panel.answer_view,
            "follow": partial(follow_up_panel.follow_view, self),
        }
        ours = [
            path(
                f"<int:pk>/{name}/", self.admin_site.admin_view(view),
                name=f"releases_measure_{name}",
            )
            for name, view in views.items()
        ]  # fmt: skip
        return [*ours, *super().get_urls()]

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        measure = context.get("original")
        if measure is not None:
            context |= follow_up_panel.of_measure(request, measure)
        return super().render_change_form(request, context, *args, **kwargs)
