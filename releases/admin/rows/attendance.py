"""Attending organisations and media."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from releases.models import AttendingMedia, AttendingOrganisation

from .edition_row import EditionListFilter, RowAdmin, RowForm


class AttendingOrganisationForm(RowForm[AttendingOrganisation]):
    names_from = {"name": "organisation"}


@admin.register(AttendingOrganisation)
class AttendingOrganisationAdmin(RowAdmin[AttendingOrganisation]):
    form = AttendingOrganisationForm
    fields = ("version", "organisation", "name", "position")
    autocomplete_fields = ("organisation",)
    list_display = ("name", "organisation", "position", "edition")
    list_filter = (EditionListFilter, "edition__state", "organisation__kind")
    list_select_related = ("edition", "organisation")
    search_fields = ("name", "organisation__name", "edition__title")
    search_help_text = _("按原文名称、机构全称、版本标题查找")
    panel_display = ("name", "organisation")
    panel_related = ("organisation",)


class AttendingMediaForm(RowForm[AttendingMedia]):
    names_from = {"name": "outlet"}


@admin.register(AttendingMedia)
class AttendingMediaAdmin(RowAdmin[AttendingMedia]):
    form = AttendingMediaForm
    fields = ("version", "outlet", "name", "position")
    autocomplete_fields = ("outlet",)
    list_display = ("name", "outlet", "position", "edition")
    list_filter = (EditionListFilter, "edition__state")
    list_select_related = ("edition", "outlet")
    search_fields = ("name", "outlet__name", "edition__title")
    search_help_text = _("按原文名称、媒体名称、版本标题查找")
    panel_display = ("name", "outlet")
    panel_related = ("outlet",)
