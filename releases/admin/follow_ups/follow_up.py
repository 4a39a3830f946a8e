"""Follow-ups: looked at here; made and taken back where the promise and its evidence stand."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.admin import admin_links
from releases.admin.read_only import ReadOnlyAdmin
from releases.models import FollowUp, Measure


@admin.register(FollowUp)
class FollowUpAdmin(ReadOnlyAdmin[FollowUp]):
    fields = (
        "measure",
        "outcome",
        "evidence",
        "evidence_anchor",
        "note",
        "source",
        "at",
        "by",
        "unlinked_at",
        "unlinked_by",
    )
    list_display = ("at", "promise", "outcome", "evidence", "note", "by", "unlinked_at")
    list_filter = ("outcome", ("unlinked_at", admin.EmptyFieldListFilter), "at")
    list_select_related = ("promise", "evidence", "by")
    search_fields = ("promise__number", "evidence__number", "note", "source")
    search_help_text = _("按编号、说明、出处查找")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    list_per_page = 50

    @admin.display(description=_("举措"))
    def measure(self, obj: FollowUp) -> SafeString | str:
        rows = Measure.objects.filter(edition__release=obj.promise_id, uid=obj.promise_uid)
        row = rows.order_by("-edition__ordinal").first()
        if row is None:
            return obj.promise_uid
        return format_html('<a href="{}">{}</a>', admin_links.row(row), row)
