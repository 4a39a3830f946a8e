"""What the admins of an edition's rows share: one small form per row, its edition fixed."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import Max
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.admin.optimistic_lock import VersionedAdmin, VersionedForm
from releases.models import Edition
from releases.models.edition_row import POSITION_STEP
from releases.publishing import editing


class RowForm(VersionedForm):
    edition: Edition | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.edition_id is None and self.edition is not None:
            self.instance.edition = self.edition


class EditionListFilter(admin.SimpleListFilter):
    """The edition that the list is narrowed to, and the open ones to choose from."""

    title = gettext_lazy("版本")
    parameter_name = "edition__id__exact"

    def lookups(self, request: Any, model_admin: Any) -> Any:
        chosen = request.GET.get(self.parameter_name, "")
        latest = Edition.objects.open().order_by("-updated_at", "-pk")[:20]
        choices = [(str(edition.pk), str(edition)) for edition in latest]
        if chosen.isdecimal() and chosen not in dict(choices):
            choices += [(str(e.pk), str(e)) for e in Edition.objects.filter(pk=chosen)]
        return choices

    def queryset(self, request: Any, queryset: Any) -> Any:
        value = self.value() or ""
        return queryset.filter(edition=value) if value.isdecimal() else queryset


class RowAdmin(VersionedAdmin):
    form: type[RowForm] = RowForm
    change_form_template = "admin/releases/row_change_form.html"
    change_list_template = "admin/releases/row_change_list.html"
    ordering: ClassVar[Any] = ("-edition", "position", "pk")
    list_select_related: ClassVar[Any] = ("edition",)
    list_per_page = 50
    # What the workbench shows of a row, and the links it needs for that.
    panel_display: tuple[str, ...] = ("__str__",)
    panel_related: tuple[str, ...] = ()

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        # A form opened before the edition was published comes back with the refusal, as typed.
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.edition.is_open or request.method == "POST")

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.edition.is_open or request.method == "POST")

    def add_view(self, request: Any, form_url: str = "", extra_context: Any = None) -> Any:
        edition = admin_links.edition_to_add_to(request)
        if edition is None:
            messages.warning(request, _("请先打开一个版本，再在相应的栏目里添加。"))
            return HttpResponseRedirect(admin_links.reverse("admin:releases_edition_changelist"))
        if not edition.is_open and request.method == "GET":
            messages.error(request, _("这个版本不是草稿，不能添加。要更正请先“开始更正”。"))
            return HttpResponseRedirect(admin_links.workbench(edition.pk))
        return super().add_view(request, form_url, extra_context)

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.edition = obj.edition if obj else admin_links.edition_to_add_to(request)
        return form

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        rows = self.model._default_manager.filter(edition=admin_links.edition_to_add_to(request))
        last = rows.aggregate(last=Max("position"))["last"] or 0
        return {**super().get_changeform_initial_data(request), "position": last + POSITION_STEP}

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        edition = context["adminform"].form.edition
        if edition:
            context |= {"edition": edition, "back": admin_links.workbench(edition.pk, self.panel)}
        return super().render_change_form(request, context, *args, **kwargs)

    @property
    def panel(self) -> str:
        return str(self.opts.model_name)

    def get_list_display(self, request: Any) -> Any:
        """Narrowed to one edition, the list need not repeat its title on every row."""
        columns = super().get_list_display(request)
        narrowed = "edition__id__exact" in request.GET
        return [c for c in columns if c != "edition"] if narrowed else columns

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        chosen = request.GET.get("edition__id__exact", "")
        context = {"edition_id": chosen if chosen.isdecimal() else ""}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def response_add(self, request: Any, obj: Any, post_url_continue: Any = None) -> Any:
        return self._another(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request: Any, obj: Any) -> Any:
        return self._another(request, obj, super().response_change(request, obj))

    def _another(self, request: Any, obj: Any, response: Any) -> Any:
        if "_addanother" in request.POST:
            return HttpResponseRedirect(admin_links.add_row(self.panel, obj.edition_id))
        return response

    def response_post_save_add(self, request: Any, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(admin_links.workbench(obj.edition_id, self.panel))

    response_post_save_change = response_post_save_add

    def delete_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        try:
            return super().delete_view(request, object_id, extra_context)
        except editing.Refused as refusal:
            messages.error(request, str(refusal))
            url = admin_links.reverse(f"admin:releases_{self.panel}_change", args=[object_id])
            return HttpResponseRedirect(url)

    def delete_model(self, request: Any, obj: Any) -> None:
        shown = request.POST.get("version", "")
        version = int(shown) if shown.isdecimal() else obj.lock_version
        request.edition_id = obj.edition_id
        editing.delete(obj, version=version, by=request.user, now=timezone.now())

    def response_delete(self, request: Any, obj_display: str, obj_id: Any) -> HttpResponseRedirect:
        messages.success(request, _("已删除“%s”。") % obj_display)
        return HttpResponseRedirect(admin_links.workbench(request.edition_id, self.panel))
