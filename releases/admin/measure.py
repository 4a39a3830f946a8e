"""Measures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from releases.models import Measure, SearchPlace

from .quoting import QuotingAdmin, QuotingForm
from .row import EditionFilter
from .searching import IndexedSearch


class MeasureForm(QuotingForm):
    names_from = {"organisation_name": "organisation"}


@admin.register(Measure)
class MeasureAdmin(IndexedSearch, QuotingAdmin):
    form = MeasureForm
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
    list_filter = (EditionFilter, "edition__state", "stage", "theme", "due_date")
    list_select_related = ("edition", "organisation")
    search_fields = ("heading",)
    search_kinds = (SearchPlace.Kind.MEASURE,)
    date_hierarchy = "due_date"
    panel_display = ("heading", "stage", "theme", "organisation_name", "due_words")
