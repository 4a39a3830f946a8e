"""EditionFilter: the filters beside a list; what is typed wrong is answered in words."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Appearance, AttendingOrganisation, Edition

from . import facets
from .query import matching, words

MAX_CHARACTERS = 200
MAX_WORDS = 10


class KeywordField(forms.CharField):
    """Words to look for; refuses what could not be looked for, with a sentence."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "maxlength": "200"})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if any(ord(char) < 32 and not char.isspace() for char in text):
            raise ValidationError(_("关键词里有无法识别的字符，请删去后再查。"))
        if len(text) > MAX_CHARACTERS:
            message = _("关键词最多 %(most)d 个字，现在有 %(now)d 个，请缩短后再查。")
            raise ValidationError(message % {"most": MAX_CHARACTERS, "now": len(text)})
        if len(words(text)) > MAX_WORDS:
            message = _("最多同时查 %(most)d 个词，现在有 %(now)d 个，请去掉一些再查。")
            raise ValidationError(message % {"most": MAX_WORDS, "now": len(words(text))})
        return text


class KeywordFilter(django_filters.CharFilter):
    field_class = KeywordField


def _choice(label: Any, empty_label: Any, refusal: Any, **kw: Any) -> django_filters.ChoiceFilter:
    errors = {"invalid_choice": refusal}
    return django_filters.ChoiceFilter(
        label=label, empty_label=empty_label, error_messages=errors, **kw
    )


class EditionFilter(django_filters.FilterSet):
    """Keyword, year, organisation, speaker and topic, over a queryset that is already visible."""

    q = KeywordFilter(label=gettext_lazy("关键词"), method="with_words")
    year = _choice(
        gettext_lazy("年份"), gettext_lazy("全部年份"),
        gettext_lazy("没有“%(value)s”这一年的发布稿，请从列表里选。"),
        field_name="release__first_published_at__year",
    )  # fmt: skip
    organisation = _choice(
        gettext_lazy("机构"), gettext_lazy("全部机构"),
        gettext_lazy("没有机构“%(value)s”的发布稿，请从列表里选。"),
        method="with_organisation",
    )  # fmt: skip
    speaker = _choice(
        gettext_lazy("发言人"), gettext_lazy("全部发言人"),
        gettext_lazy("没有发言人“%(value)s”的发布稿，请从列表里选。"),
        method="with_speaker",
    )  # fmt: skip
    topic = _choice(
        gettext_lazy("主题"), gettext_lazy("全部主题"),
        gettext_lazy("没有主题“%(value)s”的发布稿，请从列表里选。"),
        field_name="topics__slug",
    )  # fmt: skip

    class Meta:
        model = Edition
        fields: list[str] = []

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        offered = {
            "year": facets.years,
            "organisation": facets.organisations,
            "speaker": facets.speakers,
            "topic": facets.topics,
        }
        for name, values in offered.items():
            self.filters[name].extra["choices"] = values()

    @property
    def form(self) -> forms.Form:
        """The form; a choice that was refused stays selected in it, so that nothing is lost."""
        known = hasattr(self, "_form")
        form: forms.Form = super().form
        form.label_suffix = ""
        if not known and self.is_bound:
            for name in form.errors:
                _keep_refused(form, name)
        return form

    def with_words(self, queryset: QuerySet[Edition], name: str, value: str) -> QuerySet[Edition]:
        return matching(queryset, value)

    def with_organisation(
        self, queryset: QuerySet[Edition], name: str, slug: str
    ) -> QuerySet[Edition]:
        here = {"edition": OuterRef("pk"), "organisation__slug": slug}
        attending = AttendingOrganisation.objects.filter(**here)
        return queryset.filter(Q(Exists(attending)) | Q(Exists(Appearance.objects.filter(**here))))

    def with_speaker(self, queryset: QuerySet[Edition], name: str, slug: str) -> QuerySet[Edition]:
        speaking = Appearance.objects.exclude(role=Appearance.Role.ATTENDEE)
        return queryset.filter(Exists(speaking.filter(edition=OuterRef("pk"), person__slug=slug)))


def _keep_refused(form: forms.Form, name: str) -> None:
    field, value = form.fields[name], form.data.get(name, "")
    if isinstance(field, forms.ChoiceField):
        refused = (value, _("%s（没有这一项）") % value)
        offered: Any = field.choices
        field.widget.choices = [*offered, refused]
