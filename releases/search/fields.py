"""Form fields of the filter bar; what cannot be understood is answered in words and kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import SearchDocument, SearchFacet, SearchPlace, State
from releases.text import typed_dates

from .choosing import Select
from .query import MAX_CHARACTERS, MAX_WORDS, Query, parse
from .synonyms import with_synonyms

# What a typed value stands for; whether those of withdrawn releases count.
Find = Callable[[str, bool], Any]


class KeywordField(forms.CharField):
    """A Query; refuses what could not be looked for, with a sentence."""

    widget = forms.TextInput(
        attrs={"type": "search", "autocomplete": "off", "maxlength": str(MAX_CHARACTERS)}
    )

    def to_python(self, value: Any) -> Query:  # type: ignore[override]
        text = super().to_python(value) or ""
        if len(text) > MAX_CHARACTERS:
            message = _("关键词最多 %(most)d 个字，现在有 %(now)d 个，请缩短后再查。")
            raise ValidationError(message % {"most": MAX_CHARACTERS, "now": len(text)})
        if any((ord(char) < 32 and not char.isspace()) or char == "\ufffd" for char in text):
            raise ValidationError(_("关键词里有无法识别的字符，请删去后再查。"))
        query = parse(text)
        if text.strip() and not query:
            raise ValidationError(_("“%s”里没有可以查的字，请换一个词。") % text.strip())
        count = len(query.required) + len(query.excluded)
        if count > MAX_WORDS:
            message = _("最多同时查 %(most)d 个词，现在有 %(now)d 个，请去掉一些再查。")
            raise ValidationError(message % {"most": MAX_WORDS, "now": count})
        return with_synonyms(query)

    def validate(self, value: Any) -> None:
        pass

    def run_validators(self, value: Any) -> None:
        pass


class PeriodField(forms.CharField):
    """First and last day of what was typed: 2023年3月, 一季度, 近三年; None for nothing."""

    widget = forms.TextInput(
        attrs={
            "autocomplete": "off", "maxlength": "60",
            "placeholder": gettext_lazy("如：2023年3月、近三年"),
        }
    )  # fmt: skip

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        if not text.strip():
            return None
        try:
            return typed_dates.read_period(text, timezone.localdate())
        except typed_dates.PeriodRefused as error:
            raise ValidationError(_refused(error)) from error

    def run_validators(self, value: Any) -> None:
        pass


def _refused(error: typed_dates.PeriodRefused) -> str:
    """What the error says, in the reader's language; the forms to type are Chinese in each."""
    return _("“%(typed)s”：%(reason)s。可以写%(forms)s。") % {
        "typed": error.typed,
        "reason": _(error.reason) % error.values if error.values else _(error.reason),
        "forms": "".join(f"“{form}”" for form in error.examples),
    }


class OfferedField(forms.CharField):
    """A value that readers could have chosen; the list of choices is made afterwards, with counts.

    `find` gives what the value stands for, or None where no published release has it; nor a
    withdrawn one, `with_withdrawn`.
    """

    widget = Select
    with_withdrawn = False

    def __init__(self, *, find: Find, refusal: Any, **kw: Any) -> None:
        super().__init__(**kw)
        self.find, self.refusal = find, refusal

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        found = self.find(text, self.with_withdrawn) if "\x00" not in text else None
        if found is None:
            raise ValidationError(self.refusal % {"value": text})
        return found

    def run_validators(self, value: Any) -> None:
        pass


def year(text: str, with_withdrawn: bool) -> int | None:
    there = text.isascii() and text.isdecimal() and len(text) == 4
    documents = _told(SearchDocument.objects, "", with_withdrawn)
    return int(text) if there and documents.filter(year=int(text)).exists() else None


def vocabulary(model: type[Model], group: SearchFacet.Group) -> Find:
    """By the slug in the address; only what occurs in the releases that are told of."""

    def find(text: str, with_withdrawn: bool) -> int | None:
        pk = model._default_manager.filter(slug=text).values_list("pk", flat=True).first()
        if pk is None:
            return None
        facets = _told(SearchFacet.objects, "document__", with_withdrawn)
        return pk if facets.filter(group=group, value=pk).exists() else None

    return find


def indicator(model: type[Model]) -> Find:
    def find(text: str, with_withdrawn: bool) -> int | None:
        pk = model._default_manager.filter(slug=text).values_list("pk", flat=True).first()
        places = _told(SearchPlace.objects, "document__", with_withdrawn).filter(indicator=pk)
        return pk if pk is not None and places.exists() else None

    return find


def one_of(values: list[str]) -> Find:
    return lambda text, _with_withdrawn: text if text in values else None


def _told(rows: Any, document: str, with_withdrawn: bool) -> QuerySet[Any]:
    """Rows of what is published, and of what was withdrawn. `document` leads to SearchDocument."""
    if not with_withdrawn:
        return rows.published()
    return rows.published() | rows.filter(**{f"{document}edition__state": State.WITHDRAWN})
