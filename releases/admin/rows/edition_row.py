"""What the lists of an edition's rows share, and their forms: the edition of a row is fixed."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.led_to_editor import LedToEditor
from releases.admin.optimistic_lock import VersionedForm
from releases.admin.staff_request import READ_WITHHELD
from releases.admin.trailed import TrailedAdmin
from releases.models import Edition
from releases.models.edition_row import EditionRow

Row = TypeVar("Row", bound=EditionRow)


class RowForm(VersionedForm[Row]):
    edition: Edition | None = None

    def prepare(self) -> None:
        if self.instance.edition_id is None and self.edition is not None:
            self.instance.edition = self.edition


class EditionListFilter(admin.SimpleListFilter):
    """The edition that the list is narrowed to, and the open ones to choose from."""

    title = gettext_lazy("版本")
    parameter_name = "edition__id__exact"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]
    ) -> list[tuple[str, str]]:
        chosen = request.GET.get(self.parameter_name, "")
        latest = Edition.objects.open().order_by("-updated_at", "-pk")[:20]
        choices = [(str(edition.pk), str(edition)) for edition in latest]
        if chosen.isdecimal() and chosen not in dict(choices):
            choices += [(str(e.pk), str(e)) for e in Edition.objects.filter(pk=chosen)]
        return choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Row]) -> QuerySet[Row]:
        value = self.value() or ""
        return queryset.filter(edition=value) if value.isdecimal() else queryset


class RowAdmin(LedToEditor[Row], TrailedAdmin[Row]):
    """A list; each row is edited where it stands in its edition."""

    actions = None
    change_list_template = "admin/releases/row_change_list.html"
    ordering: ClassVar[tuple[str, ...]] = ("-edition", "position", "pk")
    list_select_related: ClassVar[tuple[str, ...]] = ("edition",)
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Row]:
        """Without what is withheld from this account, or in the bin."""
        found = super().get_queryset(request).filter(edition__discarded_at=None)
        may = request.user.has_perm(READ_WITHHELD)
        return found if may else found.filter(edition__withheld=False)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        edition = admin_links.edition_to_add_to(request)
        if edition is None:
            messages.warning(request, _("请先打开一个版本，再在相应的栏目里添加。"))
            return HttpResponseRedirect(reverse("admin:releases_edition_changelist"))
        return HttpResponseRedirect(admin_links.editor(edition.pk, f"panel-{self.opts.model_name}"))

    def place(self, thing: Row) -> str:
        return admin_links.row(thing)

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        if row and not row.edition.is_open:
            messages.error(request, _("这个版本不是草稿，不能删除。要更正请先“开始更正”。"))
        return self.change_view(request, object_id)

    def get_list_display(self, request: HttpRequest) -> list[str | Callable[[Row], str | bool]]:
        """Narrowed to one edition, the list need not repeat its title on every row."""
        columns = list(super().get_list_display(request))
        narrowed = "edition__id__exact" in request.GET
        return [c for c in columns if c != "edition"] if narrowed else columns

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        chosen = request.GET.get("edition__id__exact", "")
        context = {"edition_id": chosen if chosen.isdecimal() else ""}
        return super().changelist_view(request, {**context, **(extra_context or {})})
