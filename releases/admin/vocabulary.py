"""The names shared by all releases, with their aliases and how often each is used."""

from typing import ClassVar, TypeVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import FieldsetSpec

from releases.models import FormerAddress, Indicator, MediaOutlet, Organisation, Person, Topic
from releases.models.naming.former_address import free_slug
from releases.models.vocabulary import NAME_LENGTH, VocabularyTerm, named
from releases.publishing.vocabulary import save_noun
from releases.text.name_key import name_key

from . import admin_links
from .optimistic_lock import VersionedAdmin, VersionedForm
from .staff_request import staff

Noun = TypeVar("Noun", bound=VocabularyTerm)


class NounForm(VersionedForm[Noun]):
    """Other names stand in one field, a line each; an address left empty is made from the name."""

    other_names = forms.CharField(
        label=_("别名"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=_("一行一个。改名时，原来的名称自动记为别名。"),
    )

    def prepare(self) -> None:
        if self.instance.pk is None:
            self.fields.pop("version", None)
        elif "other_names" in self.fields:
            names = self.instance.aliases.order_by("pk").values_list("name", flat=True)
            self.initial["other_names"] = "\n".join(names)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "留空则由名称生成。改了以后，旧网址会一直转到新网址。"
            )

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        if "slug" in self.fields and "slug" not in self.errors:
            if not cleaned.get("slug") and cleaned.get("name"):
                cleaned["slug"] = free_slug(self._meta.model, cleaned["name"])
            model = self._meta.model
            former = FormerAddress.objects.of(model.kind_of_noun).filter(slug=cleaned.get("slug"))
            if former.exclude(**{model.kind_of_noun: self.instance.pk}).exists():
                self.add_error(
                    "slug", str(_("这个网址名以前是另一条的，旧链接还要用它，请换一个。"))
                )

    def clean_other_names(self) -> list[str]:
        """Each once, however it is written; another's name is no alias, but may be a merge."""
        model = self._meta.model
        lines = (line.strip() for line in self.cleaned_data["other_names"].splitlines())
        found = {name_key(line): line for line in reversed(list(lines)) if name_key(line)}
        names = list(reversed(found.values()))
        errors = []
        for name in names:
            if len(name) > NAME_LENGTH:
                errors.append(_("“%s…”太长了。") % name[:20])
        if model is not Person:
            errors += [
                self._offer(name, owner) for name, owner in self._owners(list(found)).items()
            ]
        if errors:
            raise ValidationError(errors)
        return names

    def _owners(self, keys: list[str]) -> dict[str, VocabularyTerm]:
        """Which other noun bears which of these names: two queries, however many there are."""
        others = self._meta.model._default_manager.exclude(pk=self.instance.pk)
        by_name = {noun.name: noun for noun in others.filter(name_key__in=keys)}
        aliased = others.filter(aliases__name_key__in=keys)
        pairs = dict(aliased.values_list("aliases__name", "pk"))
        nouns = others.in_bulk(set(pairs.values()))
        return by_name | {name: nouns[pk] for name, pk in pairs.items()}

    def _offer(self, name: str, owner: VocabularyTerm) -> str:
        """A refusal that leads on: the other may be the same thing."""
        message = _("“%(name)s”已是“%(other)s”的名称。") % {"name": name, "other": owner}
        return self.led_to(str(message), owner.pk)

    def led_to(self, message: str, owner: int) -> str:
        if self.instance.pk is None:
            link, words = admin_links.noun(self._meta.model, owner), _("打开它")
        else:
            link = admin_links.merge(self.instance, owner)
            words = _("是同一个吗？看看怎样合并")
        return format_html('{} <a href="{}">{}</a>', message, link, words)

    def add_error(self, field: str | None, error: ValidationError | str) -> None:  # type: ignore[override]
        """A name that another has leads to that one."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                for each in errors:
                    told = each.params or {}
                    if each.code == "taken" and "owner" in told:
                        text = self.led_to(str(each.messages[0]), int(told["owner"]))
                        error.error_dict[name] = [ValidationError(text)]
        super().add_error(field, error)


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
        return queryset

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

    def delete_model(self, request: HttpRequest, obj: Noun) -> None:
        save_noun.delete(obj, by=staff(request).user, now=timezone.now())

    @admin.display(description=_("别名"))
    def other_names(self, obj: Noun) -> str:
        """Where the form is only looked at."""
        return "、".join(alias.name for alias in obj.aliases.order_by("pk")) or "—"

    @admin.display(description=_("使用次数"))
    def uses(self, obj: Noun) -> int:
        return sum(getattr(obj, f"{name}_count") for name in self.used_in)


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
