"""The names shared by all releases, with their aliases and how often each is used."""

from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from releases.models import (
    Edition,
    Indicator,
    IndicatorAlias,
    MediaOutlet,
    Organisation,
    OrganisationAlias,
    Person,
    Topic,
)
from releases.models.vocabulary import free_slug
from releases.search.index import indexing

from .live_words import LiveWordsAdmin

# Editions that are indexed within a request, at about ten milliseconds each.
MAX_AT_ONCE = 200
Noun = TypeVar("Noun", bound=Model)


class SlugForm(forms.ModelForm[Noun]):
    """An address left empty is made from the name; the browser cannot do that for Chinese."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("留空则由名称生成；用在网址里，发布后请勿更改。")

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if "slug" not in self.errors and not cleaned.get("slug") and cleaned.get("name"):
            cleaned["slug"] = free_slug(self._meta.model, cleaned["name"])


class VocabularyAdmin(LiveWordsAdmin[Noun]):
    """Names with how often each is used; a name that changes is written to the index again."""

    actions = None
    ordering = ("name", "pk")
    search_fields: ClassVar[tuple[str, ...]] = ("name",)
    search_help_text = _("按名称查找")
    list_per_page = 50
    # The related rows that say how often a name is used.
    used_in: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Noun]:
        counts = {f"{name}_count": Count(name, distinct=True) for name in self.used_in}
        queryset: QuerySet[Noun] = super().get_queryset(request).annotate(**counts)
        return queryset

    def save_model(
        self, request: HttpRequest, obj: Noun, form: forms.ModelForm[Noun], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if not change or not set(form.changed_data) & {"name", "theme"}:
            return
        editions: set[int] = set()
        for name in self.used_in:
            rows = getattr(obj, name).order_by()
            of = "pk" if rows.model is Edition else "edition"
            editions.update(rows.values_list(of, flat=True).distinct()[: MAX_AT_ONCE + 1])
        if len(editions) <= MAX_AT_ONCE:
            indexing.later(*editions)
        else:
            message = _(
                "用到这个名称的发布稿超过 %d 版，请让管理员运行 manage.py reindex，再按新名称检索。"
            )
            self.message_user(request, message % MAX_AT_ONCE, messages.WARNING)

    @admin.display(description=_("使用次数"))
    def uses(self, obj: Noun) -> int:
        return sum(getattr(obj, f"{name}_count") for name in self.used_in)


class OrganisationAliasInline(admin.TabularInline[OrganisationAlias, Organisation]):
    model = OrganisationAlias
    extra = 1


@admin.register(Organisation)
class OrganisationAdmin(VocabularyAdmin[Organisation]):
    form = SlugForm[Organisation]
    fields = ("name", "kind", "parent", "slug")
    inlines = (OrganisationAliasInline,)
    autocomplete_fields = ("parent",)
    list_display = ("name", "kind", "parent", "uses")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("name", "aliases__name")
    search_help_text = _("按全称、别名查找")
    used_in = ("attendances", "appearances", "measures")


@admin.register(Person)
class PersonAdmin(VocabularyAdmin[Person]):
    form = SlugForm[Person]
    fields = ("name", "note", "slug")
    list_display = ("name", "note", "uses")
    search_fields = ("name", "note")
    search_help_text = _("按姓名、区分说明查找")
    used_in = ("appearances",)


@admin.register(Topic)
class TopicAdmin(VocabularyAdmin[Topic]):
    form = SlugForm[Topic]
    fields = ("name", "slug")
    list_display = ("name", "uses")
    used_in = ("editions",)


@admin.register(MediaOutlet)
class MediaOutletAdmin(VocabularyAdmin[MediaOutlet]):
    fields = ("name",)
    list_display = ("name", "uses")
    used_in = ("attendances",)


class IndicatorAliasInline(admin.TabularInline[IndicatorAlias, Indicator]):
    model = IndicatorAlias
    extra = 1


@admin.register(Indicator)
class IndicatorAdmin(VocabularyAdmin[Indicator]):
    form = SlugForm[Indicator]
    fields = ("name", "unit", "theme", "up_is_good", "definition", "slug")
    inlines = (IndicatorAliasInline,)
    list_display = ("name", "unit", "theme", "up_is_good", "uses")
    list_filter = ("theme", "up_is_good")
    search_fields = ("name", "aliases__name")
    search_help_text = _("按名称、别名查找")
    used_in = ("statistics",)
