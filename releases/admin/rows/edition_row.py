"""What the admins of an edition's rows share: one small form per row, its edition fixed."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from django.contrib import admin, messages
from django.db.models import Max, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.optimistic_lock import VersionedAdmin, VersionedForm
from releases.admin.staff_request import staff
from releases.models import Edition
from releases.models.edition_row import POSITION_STEP, EditionRow
from releases.publishing import editing
from releases.publishing.errors import Refused

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


class RowAdmin(VersionedAdmin[Row]):
    form: type[RowForm[Row]] = RowForm
    change_form_template = "admin/releases/row_change_form.html"
    change_list_template = "admin/releases/row_change_list.html"
    ordering: ClassVar[tuple[str, ...]] = ("-edition", "position", "pk")
    list_select_related: ClassVar[tuple[str, ...]] = ("edition",)
    list_per_page = 50
    # What the workbench shows of a row, and the links it needs for that.
    panel_display: tuple[str, ...] = ("__str__",)
    panel_related: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        # A form opened before the edition was published comes back with the refusal, as typed.
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.edition.is_open or request.method == "POST")

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.edition.is_open or request.method == "POST")

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
        if not edition.is_open and request.method == "GET":
            messages.error(request, _("这个版本不是草稿，不能添加。要更正请先“开始更正”。"))
            return HttpResponseRedirect(admin_links.workbench(edition.pk))
        return super().add_view(request, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Row | None = None, change: bool = False, **kwargs: object
    ) -> type[RowForm[Row]]:
        form = super().get_form(request, obj, change=change, **kwargs)
        assert issubclass(form, RowForm)
        form.edition = obj.edition if obj else admin_links.edition_to_add_to(request)
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        rows = self.model.objects.of(admin_links.edition_to_add_to(request))
        last = rows.aggregate(last=Max("position"))["last"] or 0
        position = str(last + POSITION_STEP)
        return {**super().get_changeform_initial_data(request), "position": position}

    def form_context(self, request: HttpRequest, form: VersionedForm[Row]) -> dict[str, object]:
        assert isinstance(form, RowForm)
        if form.edition is None:
            return {}
        back = admin_links.workbench(form.edition.pk, self.panel)
        return {"edition": form.edition, "back": back}

    @property
    def panel(self) -> str:
        return str(self.opts.model_name)

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

    def response_add(
        self, request: HttpRequest, obj: Row, post_url_continue: str | None = None
    ) -> HttpResponse:
        response = super().response_add(request, obj, post_url_continue)
        return self._another(request, obj) or response

    def response_change(self, request: HttpRequest, obj: Row) -> HttpResponse:
        response = super().response_change(request, obj)
        return self._another(request, obj) or response

    def _another(self, request: HttpRequest, obj: Row) -> HttpResponse | None:
        if "_addanother" in request.POST:
            return HttpResponseRedirect(admin_links.add_row(self.panel, obj.edition_id))
        return None

    def response_post_save_add(self, request: HttpRequest, obj: Row) -> HttpResponseRedirect:
        return HttpResponseRedirect(admin_links.workbench(obj.edition_id, self.panel))

    response_post_save_change = response_post_save_add

    def delete_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        published = row and not row.edition.is_open
        if row and published and request.method == "GET" and super().has_delete_permission(request):
            messages.error(request, _("这个版本不是草稿，不能删除。要更正请先“开始更正”。"))
            return HttpResponseRedirect(admin_links.workbench(row.edition_id))
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refusal:
            messages.error(request, str(refusal))
            url = reverse(f"admin:releases_{self.panel}_change", args=[object_id])
            return HttpResponseRedirect(url)

    def delete_model(self, request: HttpRequest, obj: Row) -> None:
        shown = request.POST.get("version", "")
        version = int(shown) if shown.isdecimal() else obj.lock_version
        staff(request).edition_id = obj.edition_id
        editing.delete(obj, version=version, by=staff(request).user, now=timezone.now())

    def response_delete(
        self, request: HttpRequest, obj_display: str, obj_id: int
    ) -> HttpResponseRedirect:
        messages.success(request, _("已删除“%s”。") % obj_display)
        return HttpResponseRedirect(admin_links.workbench(staff(request).edition_id, self.panel))
