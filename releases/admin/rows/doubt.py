"""Doubts of the reader: an editor looks at the place and settles each."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.admin.optimistic_lock import VersionedForm
from releases.admin.staff_request import staff
from releases.models import Doubt
from releases.publishing import editing

from .block import marked_text
from .edition_row import EditionListFilter, RowAdmin


@admin.register(Doubt)
class DoubtAdmin(RowAdmin[Doubt]):
    """The form has nothing to fill in: sending it settles the doubt."""

    change_form_template = "admin/releases/doubt_change_form.html"
    fields = ("version", "message", "code", "place", "settled_at", "settled_by")
    readonly_fields = ("message", "code", "place", "settled_at", "settled_by")
    list_display = ("message", "is_settled", "settled_at", "settled_by", "edition")
    list_filter = (EditionListFilter, "edition__state", ("settled_at", admin.EmptyFieldListFilter))
    list_select_related = ("edition", "block", "settled_by")
    search_fields = ("message", "code", "block__text", "edition__title")
    search_help_text = _("按说明、正文、版本标题查找")
    panel_display = ("message", "words", "is_settled")
    panel_related = ("block",)
    ordering = ("-edition", "settled_at", "position", "pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Doubt | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Doubt | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.settled_at is None or request.method == "POST")

    def save_model(
        self, request: HttpRequest, obj: Doubt, form: VersionedForm[Doubt], change: bool
    ) -> None:
        editing.settle(obj, by=staff(request).user, now=timezone.now())

    def response_change(self, request: HttpRequest, obj: Doubt) -> HttpResponseRedirect:
        self.message_user(request, _("疑点已标记为核对过：%s") % obj.message)
        return self.response_post_save_change(request, obj)

    @admin.display(description=_("已核对"), boolean=True)
    def is_settled(self, obj: Doubt) -> bool:
        return obj.settled_at is not None

    @admin.display(description=_("位置"))
    def words(self, obj: Doubt) -> str:
        if obj.block is None:
            return str(_("整页"))
        return obj.block.text[obj.start : obj.end] or str(obj.block)

    @admin.display(description=_("位置"))
    def place(self, obj: Doubt) -> SafeString | str:
        if obj.block is None:
            return str(_("整页"))
        return marked_text(obj.block, obj.start, obj.end)
