"""Editions: the list, and the workbench where one is edited."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, TypedDict

from django import forms
from django.contrib import admin
from django.contrib.admin.checks import ModelAdminChecks
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.checks import CheckMessage
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import Annotations, FieldsetSpec

from releases.admin import admin_links
from releases.admin.act_lines import ActLine
from releases.admin.editor import (
    compare_page,
    names_view,
    preview_page,
    screen,
    state_buttons,
    workflow_bar,
)
from releases.admin.editor.saving import presence_view, scratch_copies
from releases.admin.follow_ups import follow_up_panel
from releases.admin.indexed_search import IndexedSearch
from releases.admin.optimistic_lock import VersionedAdmin, VersionedForm
from releases.admin.staff_request import staff
from releases.intake.storable_values import MAX_TOPICS
from releases.models import Change, Doubt, Edition, Topic
from releases.models.facts import Fieldset, fields_in
from releases.publishing import drafting, editing
from releases.publishing.compare.words import moment
from releases.search.index import indexing

from .panels import KINDS, panels

ACTS_SHOWN = 10  # the last ones


class DoubtsLeft(TypedDict):
    doubts_left: int


class EditionForm(VersionedForm[Edition]):
    """A new edition starts with a title alone; everything else is filled in on its workbench."""

    # Django leaves a link out that carries words of its own; these take the topic's by themselves.
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.in_order(),
        label=_("主题"),
        required=False,
        widget=AutocompleteSelectMultiple(Edition._meta.get_field("topics"), admin.site),
    )

    def clean_topics(self) -> QuerySet[Topic]:
        topics: QuerySet[Topic] = self.cleaned_data["topics"]
        if len(topics) > MAX_TOPICS:
            raise ValidationError(_("主题最多 %s 个。") % MAX_TOPICS)
        return topics

    def prepare(self) -> None:
        if self.instance.pk is None:
            self.fields.pop("version", None)
            self.fields.pop("topics", None)


class EditionAdminChecks(ModelAdminChecks):
    """Topics stand on the form although their link carries the printed words."""

    def _check_field_spec_item(
        self, obj: admin.ModelAdmin[Edition], field_name: str, label: str
    ) -> list[CheckMessage]:
        named = field_name == "topics"
        rest = super()._check_field_spec_item  # type: ignore[misc]
        return [] if named else rest(obj, field_name, label)


@admin.register(Edition)
class EditionAdmin(IndexedSearch, VersionedAdmin[Edition]):
    form = EditionForm
    change_form_template = "admin/releases/workbench.html"
    list_display = ("title", "number", "state", "event_date", "doubts_left", "changed")
    list_filter = ("state", "event_date", "topics", "release__origin")
    list_select_related = ("release", "updated_by")
    list_per_page = 50
    search_fields = ("title",)
    search_exactly = ("release__number",)
    date_hierarchy = "event_date"
    ordering = ("-updated_at", "-pk")
    checks_class = EditionAdminChecks
    autocomplete_fields = ("topics",)
    fieldsets = (
        (None, {"fields": ("version", *fields_in(Fieldset.HEAD))}),
        (_("发布会"), {"fields": fields_in(Fieldset.EVENT)}),
        (
            _("来源与署名"),
            {"fields": (*fields_in(Fieldset.SOURCE), *fields_in(Fieldset.PRINTED))},
        ),
        (_("更正"), {"fields": ("change_note",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        left = Doubt.objects.filter(edition=OuterRef("pk"), settled_at=None).order_by()
        counted = left.values("edition").annotate(n=Count("pk")).values("n")
        count = Coalesce(Subquery(counted, output_field=IntegerField()), 0)
        return super().get_queryset(request).annotate(doubts_left=count)

    def get_fieldsets(self, request: HttpRequest, obj: Edition | None = None) -> FieldsetSpec:
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": ("title",)})]

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        # A form opened before the edition was published comes back with the refusal, as typed.
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_open or request.method == "POST")

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False  # drafts are discarded by the lifecycle, everything else stays

    def save_form(
        self, request: HttpRequest, form: VersionedForm[Edition], change: bool
    ) -> Edition:
        if change:
            return form.save(commit=False)
        title = form.cleaned_data["title"]
        return drafting.blank(by=staff(request).user, now=timezone.now(), title=title)

    def save_model(
        self, request: HttpRequest, obj: Edition, form: VersionedForm[Edition], change: bool
    ) -> None:
        if change:
            editing.save(
                obj,
                version=form.cleaned_data["version"],
                topics=form.cleaned_data.get("topics"),
                by=staff(request).user,
                now=timezone.now(),
            )

    def save_related(
        self, request: HttpRequest, form: VersionedForm[Edition], formsets: Any, change: bool
    ) -> None:
        """The topics are saved with the facts, as one act."""

    def response_post_save_add(self, request: HttpRequest, obj: Edition) -> HttpResponseRedirect:
        return HttpResponseRedirect(admin_links.workbench(obj.pk))

    response_post_save_change = response_post_save_add

    def form_context(self, request: HttpRequest, form: VersionedForm[Edition]) -> dict[str, object]:
        """The workbench: panels of rows, buttons, what stops publishing, promises, history."""
        context = {"show_save_and_add_another": False, "show_save_and_continue": False}
        edition, user = form.instance, staff(request).user
        if edition.pk is None:
            return {**context}
        blocking, warnings = state_buttons.problems(edition)
        acts = Change.objects.of(edition.release)
        others = edition.release.editions.exclude(pk=edition.pk).order_by("-ordinal")
        return {
            **context,
            "panels": list(panels(request, edition)),
            "buttons": list(state_buttons.buttons(user, edition)),
            "blocking": blocking,
            "warnings": warnings,
            "others": others,
            "open_edition": next((other for other in others if other.is_open), None),
            **follow_up_panel.of_edition(staff(request), edition),
            "history": [
                ActLine.of(change)
                for change in acts.with_redone().order_by("-at", "-pk")[:ACTS_SHOWN]
            ],
            "trail": admin_links.trail(Change.Kind.RELEASE, edition.release_id),
        }

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        places: dict[str, Callable[..., HttpResponse]] = {
            **{v.name: partial(state_buttons.verb_view, verb=v) for v in state_buttons.VERBS},
            "problems": partial(workflow_bar.part_view, part="problems"),
            "promises": partial(workflow_bar.part_view, part="promises"),
            "editor": screen.editor_view,
            "names": names_view.names_view,
            "editor/scratch": scratch_copies.scratch_view,
            "editor/here": presence_view.here_view,
            "editor/preview": preview_page.preview_view,
            "editor/compare": compare_page.compare_view,
        }
        pages = [
            path(
                f"<int:pk>/{place}/",
                view(partial(page, model_admin=self)),
                name=f"releases_edition_{place.rpartition('/')[2]}",
            )
            for place, page in places.items()
        ]
        row = path("<int:pk>/row/<str:anchor>/", view(self.row_view), name="releases_edition_row")
        unmentioned = path(
            "<int:pk>/unmentioned/",
            view(follow_up_panel.silence_view),
            name="releases_edition_unmentioned",
        )
        catch_up = path(
            "index/catch-up/", view(self.catch_up_view), name="releases_edition_catch_up"
        )
        return [*pages, row, unmentioned, catch_up, *super().get_urls()]

    def catch_up_view(self, request: HttpRequest) -> HttpResponse:
        """Write to the index what a process that died left undone."""
        if request.method == "POST" and self.has_change_permission(request):
            count = indexing.write(indexing.left_behind())
            self.message_user(request, _("已补入检索：%s 个版本。") % count)
        return HttpResponseRedirect(reverse("admin:index"))

    def row_view(self, request: HttpRequest, pk: int, anchor: str) -> HttpResponse:
        """From a row's public anchor, `b-7f3a09bc`, to its form."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        prefix, _dash, uid = anchor.partition("-")
        model = next((kind for kind in KINDS if kind.prefix == prefix), None)
        row = None if model is None else model.objects.of(pk).filter(uid=uid).first()
        if row is None:
            raise Http404
        return HttpResponseRedirect(admin_links.row(row))

    @admin.display(description=_("编号"), ordering="release__number")
    def number(self, obj: Edition) -> str:
        return obj.release.number or "—"

    @admin.display(description=_("最近修改"), ordering="updated_at")
    def changed(self, obj: Edition) -> str:
        return f"{moment(obj.updated_at)} {obj.updated_by or ''}"

    @admin.display(description=_("未核对疑点"), ordering="doubts_left")
    def doubts_left(self, obj: Annotated[Edition, Annotations[DoubtsLeft]]) -> int:
        return obj.doubts_left
