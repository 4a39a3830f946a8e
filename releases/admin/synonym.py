"""Synonyms, and what readers looked for in vain: one button makes a synonym of it."""

from collections.abc import Iterator
from typing import Annotated, Any, TypedDict

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery, Sum
from django.forms.models import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import Annotations, StrOrPromise

from releases.models import SearchTally, SynonymGroup, SynonymWord
from releases.publishing.vocabulary import synonyms
from releases.search.query.parser import parse
from releases.search.results.ranked_results import search
from releases.text.search_key import key

from .read_only import ReadOnlyAdmin
from .staff_request import staff
from .trailed import TrailedAdmin

LONGEST: int = SynonymWord._meta.get_field("word").max_length or 0


class TimesLookedFor(TypedDict):
    total: int
    group: int | None


class WordFormSet(BaseInlineFormSet[SynonymWord, SynonymGroup, ModelForm[SynonymWord]]):
    """Words that readers looked for in vain come filled in, from the address."""

    words: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.words:
            rows = SynonymWord.objects.filter(group=self.instance.pk)
            here = set(rows.values_list("key", flat=True))
            self.initial_extra = [{"word": w} for w in self.words if key(w) not in here]

    def clean(self) -> None:
        """Two ways of writing one word are one word, and one word alone has no synonym."""
        super().clean()
        seen: dict[str, str] = {}
        for form in self.forms:
            word = form.cleaned_data.get("word", "") if form.is_valid() else ""
            if word and not form.cleaned_data.get("DELETE"):
                twin = seen.setdefault(key(word), word)
                if twin is not word:
                    message = _("“%(word)s”写了两次（“%(twin)s”与它是同一个词）。")
                    form.add_error("word", message % {"word": word, "twin": twin})
        self._lead_to_another_group()
        if len(seen) < 2 and not any(self.errors):
            raise ValidationError(_("一组同义词至少要有两个不同的词。"))

    def _lead_to_another_group(self) -> None:
        """A word was refused that another group has: the other new ones may belong there."""
        refused = [form.data.get(form.add_prefix("word"), "") for form in self.forms if form.errors]
        has_it = SynonymGroup.objects.filter(words__key__in=[key(word) for word in refused])
        group = has_it.exclude(pk=self.instance.pk).first()
        if group is None:
            return
        new = [form.cleaned_data for form in self.extra_forms if form.is_valid()]
        words = [data["word"] for data in new if data.get("word") and not data.get("DELETE")]
        address = reverse("admin:releases_synonymgroup_change", args=[group.pk])
        if words:
            address += f"?{urlencode({'word': words}, doseq=True)}"
        text = _("打开“%s”这一组，把词加进去") if words else _("打开“%s”这一组")
        raise ValidationError(format_html('<a href="{}">{}</a>', address, text % group))


class SynonymWordInline(admin.StackedInline[SynonymWord, SynonymGroup]):
    model = SynonymWord
    formset = WordFormSet
    fields = ("word",)
    extra = 3

    def get_formset(
        self, request: HttpRequest, obj: SynonymGroup | None = None, **kwargs: object
    ) -> type[WordFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        assert issubclass(formset, WordFormSet)
        words = request.GET.getlist("word")[: self.extra]
        formset.words = tuple(word[:LONGEST] for word in words if word)
        return formset


@admin.register(SynonymGroup)
class SynonymGroupAdmin(TrailedAdmin[SynonymGroup]):
    """Live at once: the next search looks for all words of the group."""

    actions = None
    inlines = (SynonymWordInline,)
    fields = ("note",)
    list_display = ("__str__", "note")
    search_fields = ("words__word", "note")
    search_help_text = _("按词、备注查找")
    ordering = ("pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SynonymGroup]:
        return super().get_queryset(request).prefetch_related("words")

    def save_model(
        self, request: HttpRequest, obj: SynonymGroup, form: ModelForm[SynonymGroup], change: bool
    ) -> None:
        staff(request).before_saving = transaction.savepoint()
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: ModelForm[SynonymGroup], formsets: Any, change: bool
    ) -> None:
        """What the forms would store is read from them, and stored by the verb."""
        super().save_related(request, form, formsets, change)
        group, user = form.instance, staff(request).user
        words = list(group.words.order_by("pk").values_list("word", flat=True))
        note = group.note
        transaction.savepoint_rollback(staff(request).before_saving)
        stored = group if change else None
        done = synonyms.put(stored, words=words, note=note, by=user, now=timezone.now())
        group.pk = done.pk

    def delete_model(self, request: HttpRequest, obj: SynonymGroup) -> None:
        synonyms.delete(obj, by=staff(request).user, now=timezone.now())


class FoundFilter(admin.SimpleListFilter):
    title = _("结果")
    parameter_name = "found"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Model]
    ) -> list[tuple[str, StrOrPromise]]:
        return [("0", _("没有找到")), ("some", _("找到了"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[SearchTally]
    ) -> QuerySet[SearchTally]:
        if self.value() == "0":
            return queryset.filter(found=0)
        return queryset.filter(found__gt=0) if self.value() == "some" else queryset


@admin.register(SearchTally)
class SearchTallyAdmin(ReadOnlyAdmin[SearchTally]):
    """Each word once, on the day it was last looked for."""

    list_display = ("words", "total", "found", "now", "day", "synonym")
    list_filter = (FoundFilter,)
    search_fields = ("words",)
    search_help_text = _("按查的词查找")
    date_hierarchy = "day"
    ordering = ("-day", "-times", "pk")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[SearchTally]:
        later = SearchTally.objects.filter(key=OuterRef("key"), day__gt=OuterRef("day"))
        same = SearchTally.objects.filter(key=OuterRef("key")).order_by().values("key")
        total = Subquery(same.annotate(n=Sum("times")).values("n"))
        has_it = SynonymWord.objects.filter(key=OuterRef("key")).values("group")
        rows = super().get_queryset(request).filter(~Exists(later))
        return rows.annotate(total=total, group=Subquery(has_it[:1]))

    @admin.display(description=_("共查次数"), ordering="total")
    def total(self, obj: Annotated[SearchTally, Annotations[TimesLookedFor]]) -> int:
        return obj.total

    @admin.display(description=_("现在能找到"))
    def now(self, obj: SearchTally) -> str:
        hits = search(obj.words).hits
        return f"{len(hits.keys)}+" if hits.more else str(len(hits.keys))

    @admin.display(description=_("同义词"))
    def synonym(self, obj: Annotated[SearchTally, Annotations[TimesLookedFor]]) -> SafeString | str:
        """A button for each of the words, as a search asks for each by itself; where the only one
        has synonyms already, the way to them."""
        if obj.group:
            address = reverse("admin:releases_synonymgroup_change", args=[obj.group])
            return format_html('<a href="{}">{}</a>', address, _("已有同义词"))
        links = ways_to_synonyms(obj.words)
        return format_html_join(
            " ", '<a class="button" href="{}">{}</a>', ((url, label) for label, url in links)
        )


def ways_to_synonyms(looked_for: str) -> Iterator[tuple[str, str]]:
    """For each of the words that a search asks for by itself, the form filled in with it."""
    words = [w.typed for w in parse(looked_for).required if len(w.typed) <= LONGEST]
    address = reverse("admin:releases_synonymgroup_add")
    for word in words:
        label = _("为“%s”设同义词") % word if len(words) > 1 else str(_("设同义词"))
        yield label, f"{address}?{urlencode({'word': word})}"
