"""The filters of a list, as django-filter has them, and those in which a reader types freely.

A filter knows its field, which rows a value leaves, and how the value reads. List, counts, chips
and feeds ask it; nothing else looks at the columns that it looks at. What cannot be understood is
answered in words and kept. Boxes and lists to choose from are written as text: Django's own render
a template for every entry, which took two fifths of a page.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import SearchDocument, Statistic
from releases.search.query.parser import (
    MAX_CHARACTERS,
    MAX_WORDS,
    Criteria,
    Query,
    parse,
    with_synonyms,
)
from releases.text.han import holds_han
from releases.text.site_days import day_bounds
from releases.text.typed_dates import typed_period

Rows = QuerySet[Any]
Choice = tuple[Any, Any]


class Select(forms.Select):
    """A list to choose from; entries that stay Chinese say so on an English page."""

    # Beyond so many a list is no help to anybody: the keyword finds the rest.
    most = 150
    takes_any = False

    def offer(self, choices: Sequence[Choice], empty: str) -> None:
        self.choices = [("", empty), *choices]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        found = flatatt(self.build_attrs({"name": name, **self.attrs}, attrs))
        options = _options(self.choices, set(self.format_value(value)))
        return mark_safe(f"<select{found}>{options}</select>")  # noqa: S308 - escaped


class TextBox(forms.TextInput):
    """A box to type in."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        told = {"type": self.input_type, "name": name, **self.attrs}
        if value:
            told["value"] = str(value)
        return mark_safe(f"<input{flatatt(self.build_attrs(told, attrs))}>")  # noqa: S308 - escaped


class NameBox(TextBox):
    """A box to type a name in, which browsers complete with the most frequent ones."""

    most = 30
    takes_any = True

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"autocomplete": "off", "maxlength": "200", **(attrs or {})})
        self.choices: Sequence[Choice] = ()

    def offer(self, choices: Sequence[Choice], empty: str) -> None:
        self.choices = choices
        self.attrs["placeholder"] = empty

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        offered = f"{name}-names"
        box = super().render(name, value, {"list": offered, **(attrs or {})})
        options = _options(self.choices, set())
        return mark_safe(f'{box}<datalist id="{offered}">{options}</datalist>')  # noqa: S308 - so


def _options(choices: Iterable[Choice], chosen: set[str]) -> str:
    chinese_page = (translation.get_language() or "").startswith("zh")
    found = []
    for value, label in choices:
        typed, text = "" if value is None else str(value), str(label)
        selected = " selected" if typed in chosen else ""
        lang = "" if chinese_page or not holds_han(text) else ' lang="zh-CN"'
        found.append(f'<option value="{escape(typed)}"{selected}{lang}>{escape(text)}</option>')
    return "\n".join(found)


class ListFilter(django_filters.Filter):
    """`of_rows` filters choose a release by anything in it, and a row by itself; the others choose
    whole releases, whatever is listed."""

    of_rows = False
    column = ""  # of SearchPlace, for a filter of rows

    def __init__(self, label: Any, **extra: Any) -> None:
        super().__init__(label=label, **extra)

    def filter(self, qs: Rows, value: Any) -> Rows:
        """Those of the documents, or of the places, that the value leaves."""
        if not value:
            return qs
        narrow = self.of_documents if qs.model is SearchDocument else self.of_places
        return narrow(qs, value)

    def of_documents(self, rows: Rows, value: Any) -> Rows:
        return rows

    def of_places(self, rows: Rows, value: Any) -> Rows:
        return rows

    def words(self, value: Any, typed: str) -> str:
        """How a chosen value reads."""
        return typed


def narrowed(rows: Rows, filters: Mapping[str, ListFilter], criteria: Criteria) -> Rows:
    """Documents or places that are left by all criteria."""
    for name, filter_ in filters.items():
        rows = filter_.filter(rows, criteria.get(name))
    return rows


class KeywordField(forms.CharField):
    """A Query; refuses what could not be looked for, with a sentence."""

    widget = TextBox(
        attrs={"type": "search", "autocomplete": "off", "maxlength": str(MAX_CHARACTERS)}
    )

    def to_python(self, value: Any) -> Query:  # type: ignore[override]
        text = super().to_python(value) or ""
        if not text.strip():
            return Query()
        if len(text) > MAX_CHARACTERS:
            message = _("关键词最多 %(most)d 个字，现在有 %(now)d 个，请缩短后再查。")
            raise ValidationError(message % {"most": MAX_CHARACTERS, "now": len(text)})
        if any((ord(char) < 32 and not char.isspace()) or char == "\ufffd" for char in text):
            raise ValidationError(_("关键词里有无法识别的字符，请删去后再查。"))
        query = parse(text)
        if not query:
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


class KeywordFilter(ListFilter):
    field_class = KeywordField

    def of_documents(self, rows: Rows, value: Any) -> Rows:
        return rows.filter(key__finds=value)


class PeriodField(forms.CharField):
    """First and last day of what was typed: 2023年3月, 一季度, 近三年; None for nothing."""

    widget = TextBox(
        attrs={
            "autocomplete": "off",
            "maxlength": "60",
            "placeholder": gettext_lazy("如：2023年3月、近三年"),
        }
    )

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        if not text.strip():
            return None
        try:
            return typed_period.read_period(text, timezone.localdate())
        except typed_period.PeriodRefused as error:
            # In the reader's language; the forms to type are Chinese in each.
            message = _("“%(typed)s”：%(reason)s。可以写%(forms)s。") % {
                "typed": error.typed,
                "reason": _(error.reason) % error.values if error.values else _(error.reason),
                "forms": "".join(f"“{form}”" for form in error.examples),
            }
            raise ValidationError(message) from error

    def run_validators(self, value: Any) -> None:
        pass


class PeriodFilter(ListFilter):
    field_class = PeriodField

    def of_documents(self, rows: Rows, value: Any) -> Rows:
        first, after = day_bounds(*value)
        return rows.filter(
            edition__release__first_published_at__gte=first,
            edition__release__first_published_at__lt=after,
        )

    def words(self, value: Any, typed: str) -> str:
        return typed_period.period_words(*value)


class DataPeriodFilter(PeriodFilter):
    """The time that figures speak of, whenever they were told: those whose own period lies within
    it, so that 2022年 finds 2022年上半年 and 2022年底, and no figure of five years."""

    def __init__(self, label: Any, *, of_rows: bool = False, **extra: Any) -> None:
        super().__init__(label, **extra)
        self.of_rows = of_rows

    def of_documents(self, rows: Rows, value: Any) -> Rows:
        return rows.filter(edition__in=_told_of(*value).values("edition"))

    def of_places(self, rows: Rows, value: Any) -> Rows:
        return rows.filter(row__in=_told_of(*value).values("pk")) if self.of_rows else rows


def _told_of(first: date, last: date) -> QuerySet[Statistic]:
    return Statistic.objects.filter(period_start__gte=first, period_end__lte=last)
