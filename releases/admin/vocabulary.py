"""The names shared by all releases, with their aliases and how often each is used."""

from typing import ClassVar, TypeVar

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import FieldsetSpec

from releases.models import Indicator, MediaOutlet, Organisation, Person, Topic
from releases.models.vocabulary import VocabularyTerm, named
from releases.publishing.errors import Refused
from releases.publishing.vocabulary import save_noun
from releases.publishing.vocabulary.noun_rows import uses
from releases.text.name_key import name_key

from . import admin_links
from .noun_form import NounForm
from .optimistic_lock import VersionedAdmin, VersionedForm
from .staff_request import staff

Noun = TypeVar("Noun", bound=VocabularyTerm)


class VocabularyAdmin(VersionedAdmin[Noun]):
    """Names with how often each is used; a name that changes is written to the index again."""

    form: type[VersionedForm[Noun]] = NounForm
    change_form_template = "admin/releases/noun_change_form.html"
    change_list_template = "admin/releases/noun_change_list.html"
    ordering = ("name", "pk")
    search_fields: ClassVar[tuple[str, ...]] = ("name", "aliases__name")
    search_help_text = _("按名称、别名查找")
    list_per_page = 50
    # The related rows that say how often a name is used.
    used_in: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Noun]:
        counts = {f"{name}_count": Count(name, distinct=True) for name in self.used_in}
        queryset: QuerySet[Noun] = super().get_queryset(request).annotate(**counts)
        return queryset.filter(unconfirmed=False) if _listing(request) else queryset

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Noun], search_term: str
    ) -> tuple[QuerySet[Noun], bool]:
        """However it is written: blanks, width and brackets are no difference."""
        found, several = super().get_search_results(request, queryset, search_term)
        key = name_key(search_term)
        if key:
            alike = named(self.model, search_term).values("pk")
            found = found | queryset.filter(pk__in=alike)
        return found, several

    def get_fieldsets(self, request: HttpRequest, obj: Noun | None = None) -> FieldsetSpec:
        """A new one has no version to compare."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        return [
            (name, {**options, "fields": [f for f in options["fields"] if f != "version"]})
            for name, options in fieldsets
        ]

    def save_model(
        self, request: HttpRequest, obj: Noun, form: VersionedForm[Noun], change: bool
    ) -> None:
        follows = save_noun.save(
            obj,
            version=form.cleaned_data.get("version", 0),
            aliases=form.cleaned_data.get("other_names", []),
            by=staff(request).user,
            now=timezone.now(),
        )
        if not follows:
            message = _(
                "用到这个名称的发布稿超过 %d 版，请让管理员运行 manage.py reindex，再按新名称检索。"
            )
            self.message_user(request, message % save_noun.MAX_AT_ONCE, messages.WARNING)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """What is in use is not deleted: the way to merge it is shown instead."""
        noun = self.get_object(request, object_id)
        if noun is None or not self.has_delete_permission(request, noun):
            return super().delete_view(request, object_id, extra_context)
        try:
            if used := uses(noun):
                raise Refused(used)
            return super().delete_view(request, object_id, extra_context)
        except Refused as refusal:
            link = admin_links.choose(noun)
            told = format_html(
                '{} <a href="{}">{}</a>', str(refusal), link, _("找要合并到的那一条")
            )
            messages.error(request, told)
            return HttpResponseRedirect(admin_links.noun(self.model, noun.pk))

    def delete_model(self, request: HttpRequest, obj: Noun) -> None:
        save_noun.delete(obj, by=staff(request).user, now=timezone.now())

    @admin.display(description=_("别名"))
    def other_names(self, obj: Noun) -> str:
        """Where the form is only looked at."""
        return "、".join(alias.name for alias in obj.aliases.order_by("pk")) or "—"

    @admin.display(description=_("使用次数"))
    def uses(self, obj: Noun) -> SafeString | int:
        """With the way to them."""
        count: int = sum(getattr(obj, f"{name}_count") for name in self.used_in)
        return count and format_html('<a href="{}">{}</a>', admin_links.uses(obj), count)


def _listing(request: HttpRequest) -> bool:
    """Whether names are listed or offered, those left out that nobody has confirmed."""
    asked = request.resolver_match.url_name if request.resolver_match else None
    return bool(asked) and str(asked).endswith(("_changelist", "autocomplete"))


@admin.register(Organisation)
class OrganisationAdmin(VocabularyAdmin[Organisation]):
    fields = ("version", "name", "other_names", "kind", "parent", "slug")
    autocomplete_fields = ("parent",)
    list_display = ("name", "kind", "parent", "uses")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_help_text = _("按全称、别名查找")
    used_in = ("attendances", "appearances", "measures")


@admin.register(Person)
class PersonAdmin(VocabularyAdmin[Person]):
    fields = ("version", "name", "note", "other_names", "slug")
    list_display = ("name", "note", "uses")
    search_fields = ("name", "note", "aliases__name")
    search_help_text = _("按姓名、别名、区分说明查找")
    used_in = ("appearances",)


@admin.register(Topic)
class TopicAdmin(VocabularyAdmin[Topic]):
    fields = ("version", "name", "other_names", "slug")
    list_display = ("name", "uses")
    used_in = ("uses",)


@admin.register(MediaOutlet)
class MediaOutletAdmin(VocabularyAdmin[MediaOutlet]):
    fields = ("version", "name", "other_names")
    list_display = ("name", "uses")
    used_in = ("attendances",)


@admin.register(Indicator)
class IndicatorAdmin(VocabularyAdmin[Indicator]):
    fields = (
        "version",
        "name",
        "other_names",
        "unit",
        "theme",
        "up_is_good",
        "definition",
        "slug",
    )
    list_display = ("name", "unit", "theme", "up_is_good", "uses")
    list_filter = ("theme", "up_is_good")
    used_in = ("statistics",)
