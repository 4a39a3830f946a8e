"""Measures."""

from functools import partial

from django.contrib import admin
from django.urls import URLPattern, path

from releases.admin.follow_ups import follow_up_panel
from releases.admin.indexed_search import IndexedSearch
from releases.models import Measure, SearchPlace

from .edition_row import EditionListFilter, RowAdmin
from .quoted_place import QuotingForm


class MeasureForm(QuotingForm[Measure]):
    """What was done or promised, in the words that say it."""


@admin.register(Measure)
class MeasureAdmin(IndexedSearch, RowAdmin[Measure]):
    list_display = ("heading", "stage", "theme", "organisation", "due_words", "edition")
    list_filter = (EditionListFilter, "edition__state", "stage", "theme", "due_date")
    list_select_related = ("edition", "organisation")
    search_fields = ("heading",)
    search_kinds = (SearchPlace.Kind.MEASURE,)
    date_hierarchy = "due_date"

    def get_urls(self) -> list[URLPattern]:
        answer = self.admin_site.admin_view(follow_up_panel.answer_view)
        follow = self.admin_site.admin_view(partial(follow_up_panel.follow_view, model_admin=self))
        return [
            path("<int:pk>/answer/", answer, name="releases_measure_answer"),
            path("<int:pk>/follow/", follow, name="releases_measure_follow"),
            *super().get_urls(),
        ]
