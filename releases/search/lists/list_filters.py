"""The filters of a list, as django-filter has them, and those in which a reader types freely.

A filter knows its field, which rows a value leaves, and how the value reads. List, counts, chips
and feeds ask it; nothing else looks at the columns that it looks at. What cannot be understood is
answered in words and kept.
"""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import SearchDocument
from releases.search.query.parser import (
    MAX_CHARACTERS,
    MAX_WORDS,
    Criteria,
    Query,
    parse,
    with_synonyms,
)
from releases.text.site_days import day_bounds
from releases.text.typed_dates import typed_period

from .offered_widgets import TextBox

Rows = QuerySet[Any]


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
