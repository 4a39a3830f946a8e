"""Editions: the list, and the workbench where one is edited."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from releases.admin import admin_links
from releases.admin.follow_ups import follow_up_panel
from releases.admin.indexed_search import IndexedSearch
from releases.admin.optimistic_lock import VersionedAdmin, VersionedForm
from releases.models import Doubt, Edition
from releases.models.facts import Fieldset, fields_in
from releases.publishing import drafting
from releases.search.index import indexing

from . import state_buttons
from .panels import KINDS, panels


class EditionForm(VersionedForm):
    """A new edition starts with a title alone; everything else is filled in on its workbench."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields.pop("version", None)


@admin.register(Edition)
class EditionAdmin(IndexedSearch, VersionedAdmin):
    form = EditionForm
    change_form_template = "admin/releases/workbench.html"
    list_display = (
        "title", "number", "state", "event_date", "doubts_left", "changed",
    )  # fmt: skip
    list_filter = ("state", "event_date", "topics", "release__origin")
    list_select_related = ("release", "updated_by")
    list_per_page = 50
    search_fields = ("title",)
    search_exactly = ("release__number",)
    date_hierarchy = "event_date"
    ordering = ("-updated_at", "-pk")
    autocomplete_fields = ("topics",)
    fieldsets = (
        (None, {"fields": ("version", *fields_in(Fieldset.HEAD))}),
        (_("发布会"), {"fields": fields_in(Fieldset.EVENT)}),
        (
            _("来源与署名"),
            {"fields": (*fields_in(Fieldset.SOURCE), *fields_in(Fieldset.PRINTED))},
        ),
        (_("更正"), {"fields": ("change_note",)}),
    )  # fmt: skip

    def get_queryset(self, request: Any) -> Any:
        left = (
            Doubt.objects.filter(edition=OuterRef("pk"), settled_at=None)
            .order_by().values("edition").annotate(n=Count("pk")).values("n")
        )  # fmt: skip
        count = Coalesce(Subquery(left, output_field=IntegerField()), 0)
        return super().get_queryset(request).annotate(doubts_left=count)

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": ("title",)})]

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        # A form opened before the edition was published comes back with the refusal, as typed.
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_open or request.method == "POST")

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False  # drafts are discarded by the lifecycle, everything else stays

    def save_form(self, request: Any, form: Any, change: bool) -> Any:
        if change:
            return super().save_form(request, form, change)
        title = form.cleaned_data["title"]
        return drafting.blank(by=request.user, now=timezone.now(), title=title)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        if change:
            super().save_related(request, form, formsets, change)

    def response_post_save_add(self, request: Any, obj: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(admin_links.workbench(obj.pk))

    response_post_save_change = response_post_save_add

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        edition = context.get("original")
        if edition is not None:
            context |= self._workbench(request, edition)
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def _workbench(self, request: Any, edition: Edition) -> dict[str, Any]:
        blocking, warnings = state_buttons.problems(edition)
        others = edition.release.editions.exclude(pk=edition.pk).order_by("-ordinal")
        return {
            "panels": list(panels(request, edition)),
            "buttons": list(state_buttons.buttons(request.user, edition)),
            "blocking": blocking, "warnings": warnings, "others": others,
            "open_edition": next((other for other in others if other.is_open), None),
            **follow_up_panel.of_edition(request, edition),
            "history": edition.release.history.select_related("by").order_by("-at", "-pk"),
        }  # fmt: skip

    def get_urls(self) -> list[Any]:
        verbs = [
            path(
                f"<int:pk>/{verb.name}/",
                self.admin_site.admin_view(partial(state_buttons.verb_view, self, verb=verb)),
                name=f"releases_edition_{verb.name}",
            )
            for verb in state_buttons.VERBS
        ]
        to_row = self.admin_site.admin_view(self.row_view)
        rows = path("<int:pk>/row/<str:anchor>/", to_row, name="releases_edition_row")
        silence = self.admin_site.admin_view(follow_up_panel.silence_view)
        unmentioned = path("<int:pk>/unmentioned/", silence, name="releases_edition_unmentioned")
        catch_up = path(
            "index/catch-up/", self.admin_site.admin_view(self.catch_up_view),
            name="releases_edition_catch_up",
        )  # fmt: skip
        return [*verbs, rows, unmentioned, catch_up, *super().get_urls()]

    def catch_up_view(self, request: Any) -> HttpResponse:
        """Write to the index what a process that died left undone."""
        if request.method == "POST" and self.has_change_permission(request):
            count = indexing.write(indexing.left_behind())
            self.message_user(request, _("已补入检索：%s 个版本。") % count)
        return HttpResponseRedirect(admin_links.reverse("admin:index"))

    def row_view(self, request: Any, pk: int, anchor: str) -> HttpResponse:
        """From a row's public anchor, `b-7f3a09bc`, to its form."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        prefix, _dash, uid = anchor.partition("-")
        model = next((kind for kind in KINDS if kind.prefix == prefix), None)
        row = model and model.objects.filter(edition=pk, uid=uid).first()
        if row is None:
            raise Http404
        return HttpResponseRedirect(admin_links.row(row))

    @admin.display(description=_("编号"), ordering="release__number")
    def number(self, obj: Edition) -> str:
        return obj.release.number or "—"

    @admin.display(description=_("最近修改"), ordering="updated_at")
    def changed(self, obj: Edition) -> str:
        at = timezone.localtime(obj.updated_at).strftime("%Y-%m-%d %H:%M")
        return f"{at} {obj.updated_by or ''}"

    @admin.display(description=_("未核对疑点"), ordering="doubts_left")
    def doubts_left(self, obj: Any) -> int:
        return int(obj.doubts_left)
