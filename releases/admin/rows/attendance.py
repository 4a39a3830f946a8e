"""Attending organisations and media."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from releases.models import AttendingMedia, AttendingOrganisation

from .edition_row import EditionListFilter, RowAdmin


@admin.register(AttendingOrganisation)
class AttendingOrganisationAdmin(RowAdmin[AttendingOrganisation]):
    list_display = ("name", "organisation", "position", "edition")
    list_filter = (EditionListFilter, "edition__state", "organisation__kind")
    list_select_related = ("edition", "organisation")
    search_fields = ("name", "organisation__name", "edition__title")
    search_help_text = _("按原文名称、机构全称、版本标题查找")


@admin.register(AttendingMedia)
class AttendingMediaAdmin(RowAdmin[AttendingMedia]):
    list_display = ("name", "outlet", "position", "edition")
    list_filter = (EditionListFilter, "edition__state")
    list_select_related = ("edition", "outlet")
    search_fields = ("name", "outlet__name", "edition__title")
    search_help_text = _("按原文名称、媒体名称、版本标题查找")
