"""Measures."""

from functools import partial

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from releases.admin.follow_ups import follow_up_panel
from releases.admin.indexed_search import IndexedSearch
from releases.admin.optimistic_lock import VersionedForm
from releases.admin.staff_request import staff
from releases.models import Measure, SearchPlace

from .edition_row import EditionListFilter
from .quoted_place import QUOTED, QuotingAdmin, QuotingForm


class MeasureForm(QuotingForm[Measure]):
    names_from = {"organisation_name": "organisation"}


@admin.register(Measure)
class MeasureAdmin(IndexedSearch, QuotingAdmin[Measure]):
    form = MeasureForm
    change_form_template = "admin/releases/measure_change_form.html"
    fieldsets = (
        (None, {"fields": ("version", "heading", "stage", "theme")}),
        (_("依据"), {"fields": QUOTED}),
        (
            _("责任与时限"),
            {"fields": ("organisation", "organisation_name", "due_words", "due_date")},
        ),
        (_("次序"), {"fields": ("position",)}),
    )
    autocomplete_fields = ("organisation",)
    list_display = ("heading", "stage", "theme", "organisation", "due_words", "edition")
    list_filter = (EditionListFilter, "edition__state", "stage", "theme", "due_date")
    list_select_related = ("edition", "organisation")
    search_fields = ("heading",)
    search_kinds = (SearchPlace.Kind.MEASURE,)
    date_hierarchy = "due_date"
    panel_display = ("heading", "stage", "theme", "organisation_name", "due_words")

    def get_urls(self) -> list[URLPattern]:
        answer = self.admin_site.admin_view(follow_up_panel.answer_view)
        follow = self.admin_site.admin_view(partial(follow_up_panel.follow_view, model_admin=self))
        return [
            path("<int:pk>/answer/", answer, name="releases_measure_answer"),
            path("<int:pk>/follow/", follow, name="releases_measure_follow"),
            *super().get_urls(),
        ]

    def form_context(self, request: HttpRequest, form: VersionedForm[Measure]) -> dict[str, object]:
        context = super().form_context(request, form)
        if form.instance.pk is None:
            return context
        return context | follow_up_panel.of_measure(staff(request), form.instance)
