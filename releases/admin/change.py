"""操作记录, the trail: who did what to which release or name, when, from where; only looked at."""

from collections.abc import Callable, Iterable
from functools import partial

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import FieldsetSpec

from releases.models import Change
from releases.models.change import ChangeQuerySet
from releases.publishing.compare.words import lines, moment
from releases.publishing.withholding.hidden_acts import without_withheld

from . import admin_links, row_history, trail_export
from .act_lines import deed, first_lines, what_it_undoes
from .read_only import ReadOnlyAdmin
from .staff_request import READ_WITHHELD

DIGITS_OF_A_KEY = 18  # of a key
FIELDS = (
    *("moment", "who", "role", "address", "deed", "what", "ordinal", "states"),
    *("changed", "note", "content_hash", "act", "sequence", "hash"),
)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin[Change]):
    """Where an act came from is shown to whoever may look at the log of sign-ins."""

    list_display = ("moment", "who", "deed", "what", "summary")
    list_filter = ("verb", "kind", "at", ("by", admin.RelatedOnlyFieldListFilter))
    search_fields = ("name", "note", "by_name")
    search_help_text = _("按对象、说明、操作人查找")
    date_hierarchy = "at"
    ordering = ("-sequence",)  # as they were done, whatever the clock said
    list_per_page = 50
    change_list_template = "admin/releases/change/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        row = partial(row_history.row_view, model_admin=self)
        export = partial(trail_export.export_view, model_admin=self)
        return [
            path("row/<int:release>/<slug:anchor>/", view(row), name="releases_change_row"),
            path("export.<str:suffix>", view(export), name="releases_change_export"),
            *super().get_urls(),
        ]

    def get_fieldsets(self, request: HttpRequest, obj: Change | None = None) -> FieldsetSpec:
        may = request.user.has_perm("releases.view_signinentry")
        return [(None, {"fields": [name for name in FIELDS if may or name != "address"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        found = super().get_queryset(request)
        assert isinstance(found, ChangeQuerySet)
        may = request.user.has_perm(READ_WITHHELD)
        return found.with_redone() if may else without_withheld(found.with_redone())

    def get_list_display(self, request: HttpRequest) -> list[str | Callable[[Change], str | bool]]:
        """Narrowed to one release or name, the list need not repeat it on every row."""
        return [
            name for name in self.list_display if name != "what" or "subject" not in request.GET
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        told: dict[str, object] = {
            "title": self.opts.verbose_name,
            "export_as": list(trail_export.WRITERS),
        }
        if newest := self.get_queryset(request).filter(**named(request)).order_by("-pk").first():
            told["title"] = gettext("操作记录：%s") % (newest.name or newest.get_kind_display())
        return super().changelist_view(request, told | (extra_context or {}))

    @admin.display(description=_("时间"), ordering="sequence")
    def moment(self, obj: Change) -> str:
        return moment(obj.at)

    @admin.display(description=_("操作人"), ordering="by_name")
    def who(self, obj: Change) -> str:
        return obj.by_name or gettext("命令行")

    @admin.display(description=_("操作"), ordering="verb")
    def deed(self, obj: Change) -> str:
        return deed(obj)

    @admin.display(description=_("对象"), ordering="name")
    def what(self, obj: Change) -> SafeString | str:
        """With the way to all acts on it."""
        label = obj.name or obj.get_kind_display()
        if obj.subject is None:
            return label
        return format_html('<a href="{}">{}</a>', admin_links.trail(obj.kind, obj.subject), label)

    @admin.display(description=_("改动"))
    def summary(self, obj: Change) -> SafeString | str:
        return _paragraphs([*([obj.note] if obj.note else []), *first_lines(obj)])

    @admin.display(description=_("改动"))
    def changed(self, obj: Change) -> SafeString | str:
        undone = [what_it_undoes(obj)] if obj.undoes else []
        return _paragraphs([*undone, *lines(obj.differences, whole=True)])

    @admin.display(description=_("状态"))
    def states(self, obj: Change) -> str:
        was, now = obj.get_from_state_display(), obj.get_to_state_display()
        return " → ".join(word for word in (was, now) if word) or "—"


def named(request: HttpRequest) -> dict[str, str | int]:
    """The one subject that the address narrows the list to; none of any other."""
    kind, key = request.GET.get("kind", ""), request.GET.get("subject", "")
    good = key.isascii() and key.isdecimal() and len(key) <= DIGITS_OF_A_KEY
    return {"kind": kind, "subject": int(key)} if good else {"pk": 0}


def _paragraphs(found: Iterable[str]) -> SafeString | str:
    return format_html_join("", "<p>{}</p>", ((line,) for line in found)) or "—"
