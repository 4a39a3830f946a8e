"""Editions: the list, and the addresses of the editor where one is edited."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, TypedDict

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import Annotations

from releases.admin import admin_links
from releases.admin.editor import (
    acts,
    compare_page,
    names_view,
    offered_names,
    preview_page,
    screen,
    sure_page,
    workflow_bar,
)
from releases.admin.editor.buttons import every_button
from releases.admin.editor.commenting import comment_page
from releases.admin.editor.saving import presence_view, scratch_copies
from releases.admin.follow_ups import follow_up_panel
from releases.admin.indexed_search import IndexedSearch
from releases.admin.led_to_editor import LedToEditor
from releases.admin.optimistic_lock import VersionedAdmin, VersionedForm
from releases.admin.reviewing import emergencies_page, review_page, sign_off_page
from releases.admin.staff_request import READ_WITHHELD, staff
from releases.models import Doubt, Edition
from releases.publishing import drafting
from releases.publishing.compare.words import moment
from releases.search.index import indexing

from . import bin_page


class DoubtsLeft(TypedDict):
    doubts_left: int


class EditionForm(VersionedForm[Edition]):
    """A new edition starts with a title alone; everything else is filled in in the editor."""

    def prepare(self) -> None:
        self.fields.pop("version", None)


@admin.register(Edition)
class EditionAdmin(LedToEditor[Edition], IndexedSearch, VersionedAdmin[Edition]):
    form = EditionForm
    add_form_template = "admin/releases/edition_add_form.html"
    fields = ("title",)
    list_display = ("title", "number", "state", "event_date", "doubts_left", "changed")
    list_filter = ("state", "event_date", "topics", "release__origin")
    list_select_related = ("release", "updated_by")
    list_per_page = 50
    search_fields = ("title",)
    search_exactly = ("release__number",)
    date_hierarchy = "event_date"
    ordering = ("-updated_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        left = Doubt.objects.filter(settled_at=None).count_in_each()
        found = super().get_queryset(request).filter(discarded_at=None).annotate(doubts_left=left)
        return found if request.user.has_perm(READ_WITHHELD) else found.filter(withheld=False)

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False  # drafts are discarded by the lifecycle, everything else stays

    def place(self, thing: Edition) -> str:
        return admin_links.editor(thing.pk)

    def save_form(
        self, request: HttpRequest, form: VersionedForm[Edition], change: bool
    ) -> Edition:
        title = form.cleaned_data["title"]
        return drafting.blank(by=staff(request).user, now=timezone.now(), title=title)

    def save_model(
        self, request: HttpRequest, obj: Edition, form: VersionedForm[Edition], change: bool
    ) -> None:
        """It is stored by then."""

    def save_related(
        self, request: HttpRequest, form: VersionedForm[Edition], formsets: object, change: bool
    ) -> None:
        """There is nothing beside the title."""

    def response_post_save_add(self, request: HttpRequest, obj: Edition) -> HttpResponseRedirect:
        return HttpResponseRedirect(admin_links.editor(obj.pk))

    def form_context(self, request: HttpRequest, form: VersionedForm[Edition]) -> dict[str, object]:
        return {"show_save_and_add_another": False, "show_save_and_continue": False}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        places: dict[str, Callable[..., HttpResponse]] = {
            **{v.name: partial(sure_page.verb_view, verb=v) for v in every_button.VERBS},
            "problems": partial(workflow_bar.part_view, part="problems"),
            "promises": partial(workflow_bar.part_view, part="promises"),
            "editor": screen.editor_view,
            "names": names_view.names_view,
            "editor/scratch": scratch_copies.scratch_view,
            "editor/here": presence_view.here_view,
            "editor/suggest": offered_names.suggest_view,
            "editor/preview": preview_page.preview_view,
            "editor/compare": compare_page.compare_view,
            "review": review_page.review_view,
            "comments": comment_page.comments_view,
            "departments": sign_off_page.sign_offs_view,
        }
        pages = [
            path(
                f"<int:pk>/{place}/",
                view(partial(page, model_admin=self)),
                name=f"releases_edition_{place.rpartition('/')[2]}",
            )
            for place, page in places.items()
        ]
        return [*pages, *self._other_urls(), *super().get_urls()]

    def _other_urls(self) -> list[URLPattern]:
        """Those of a row, of all editions, and of what asks for no edition."""
        view = self.admin_site.admin_view
        row = path("<int:pk>/row/<str:anchor>/", view(self.row_view), name="releases_edition_row")
        unmentioned = path(
            "<int:pk>/unmentioned/",
            view(follow_up_panel.silence_view),
            name="releases_edition_unmentioned",
        )
        of_all: dict[str, Callable[..., HttpResponse]] = {
            "emergencies": emergencies_page.emergencies_view,
            "bin": bin_page.bin_view,
        }
        lists = [
            path(f"{name}/", view(partial(page, model_admin=self)), name=f"releases_edition_{name}")
            for name, page in of_all.items()
        ]
        catch_up = path(
            "index/catch-up/", view(self.catch_up_view), name="releases_edition_catch_up"
        )
        return [row, unmentioned, *lists, catch_up]

    def catch_up_view(self, request: HttpRequest) -> HttpResponse:
        """Write to the index what a process that died left undone."""
        if request.method == "POST" and self.has_change_permission(request):
            count = indexing.write(indexing.left_behind())
            self.message_user(request, _("已补入检索：%s 个版本。") % count)
        return HttpResponseRedirect(reverse("admin:index"))

    def row_view(self, request: HttpRequest, pk: int, anchor: str) -> HttpResponse:
        """From a row's public anchor, `b-7f3a09bc`, to its place in the editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        edition = Edition.objects.present().filter(pk=pk).first()
        if edition is None or acts.row_of(edition, anchor) is None:
            raise Http404
        return HttpResponseRedirect(admin_links.editor(pk, anchor))

    @admin.display(description=_("编号"), ordering="release__number")
    def number(self, obj: Edition) -> str:
        return obj.release.number or "—"

    @admin.display(description=_("最近修改"), ordering="updated_at")
    def changed(self, obj: Edition) -> str:
        return f"{moment(obj.updated_at)} {obj.updated_by or ''}"

    @admin.display(description=_("未核对疑点"), ordering="doubts_left")
    def doubts_left(self, obj: Annotated[Edition, Annotations[DoubtsLeft]]) -> int:
        return obj.doubts_left
