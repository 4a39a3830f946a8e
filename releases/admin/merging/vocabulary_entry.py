"""The trail of names: who changed, merged or told apart what; and the pages that hang on it."""

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.admin.read_only import ReadOnlyAdmin
from releases.models import VocabularyEntry
from releases.publishing.vocabulary.noun_rows import NOUNS

from . import merge_page, noun_uses, proposals_page

Verb = VocabularyEntry.Verb


@admin.register(VocabularyEntry)
class VocabularyEntryAdmin(ReadOnlyAdmin[VocabularyEntry]):
    fields = ("at", "kind", "verb", "name", "other_name", "by_name", "changes", "taken_back")
    list_display = ("at", "kind", "verb", "name", "other_name", "by_name", "taken_back")
    list_filter = ("kind", "verb", "at")
    list_select_related = ("undone_by",)
    search_fields = ("name", "other_name", "by_name")
    search_help_text = _("按名称、操作人查找")
    date_hierarchy = "at"
    ordering = ("-at", "-pk")
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        def view(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
            return self.admin_site.admin_view(partial(page, model_admin=self))

        return [
            path(
                "merge/<str:kind>/<int:kept>/<int:other>/",
                view(merge_page.merge_view),
                name="releases_vocabularyentry_merge",
            ),
            path(
                "merge/<str:kind>/<int:pk>/",
                view(merge_page.choose_view),
                name="releases_vocabularyentry_choose",
            ),
            path(
                "uses/<str:kind>/<int:pk>/",
                view(noun_uses.uses_view),
                name="releases_vocabularyentry_uses",
            ),
            path(
                "proposals/<str:kind>/",
                view(proposals_page.proposals_view),
                name="releases_vocabularyentry_proposals",
            ),
            path(
                "<int:pk>/undo/",
                view(merge_page.undo_view),
                name="releases_vocabularyentry_undo",
            ),
            *super().get_urls(),
        ]

    @admin.display(description=_("改动"))
    def changes(self, obj: VocabularyEntry) -> SafeString | str:
        """Old and new values, a line each; of a merge how many rows were led over."""
        if obj.verb in (Verb.MERGE, Verb.UNDO):
            count = sum(
                len(found) if isinstance(found, list) else found
                for found in obj.data["rows"].values()
            )
            return str(_("%d 行改了链接") % count)
        labels = {f.name: f.verbose_name for f in NOUNS[obj.kind]._meta.fields}
        rows = (
            (labels.get(name, _("别名")), old or "—", new or "—")
            for name, (old, new) in obj.data.items()
        )
        return format_html_join("", "<p>{}：{} → {}</p>", rows) or "—"

    @admin.display(description=_("撤销"))
    def taken_back(self, obj: VocabularyEntry) -> SafeString | str:
        if obj.verb != Verb.MERGE:
            return "—"
        if hasattr(obj, "undone_by"):
            return str(_("已撤销（%s）") % (obj.undone_by.by_name or _("命令行")))
        link = reverse("admin:releases_vocabularyentry_undo", args=[obj.pk])
        return format_html('<a href="{}">{}</a>', link, _("撤销这次合并"))
