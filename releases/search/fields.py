"""Form fields of the filter bar; what cannot be understood is answered in words and kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.text import typed_dates
from releases.text.han import holds_han

from .query import MAX_CHARACTERS, MAX_WORDS, Query, parse, with_synonyms


class Select(forms.Select):
    """A list to choose from; entries that stay Chinese say so on an English page."""

    def create_option(self, name: str, value: Any, label: int | str, *args: Any, **kw: Any) -> Any:
        option = super().create_option(name, value, label, *args, **kw)
        chinese_page = (translation.get_language() or "").startswith("zh")
        if not chinese_page and holds_han(str(label)):
            option["attrs"]["lang"] = "zh-CN"
        return option


class KeywordField(forms.CharField):
    """A Query; refuses what could not be looked for, with a sentence."""

    widget = forms.TextInput(
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
            # In the reader's language; the forms to type are Chinese in each.
            message = _("“%(typed)s”：%(reason)s。可以写%(forms)s。") % {
                "typed": error.typed,
                "reason": _(error.reason) % error.values if error.values else _(error.reason),
                "forms": "".join(f"“{form}”" for form in error.examples),
            }
            raise ValidationError(message) from error

    def run_validators(self, value: Any) -> None:
        pass


class OfferedField(forms.CharField):
    """A value that readers could have chosen; the list of choices is made afterwards, with counts.

    `find` gives what the value stands for, or None where nothing has it.
    """

    widget = Select

    def __init__(self, *, find: Callable[[str], Any], refusal: Any, **kw: Any) -> None:
        super().__init__(**kw)
        self.find, self.refusal = find, refusal

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        found = self.find(text) if "\x00" not in text else None
        if found is None:
            raise ValidationError(self.refusal % {"value": text})
        return found

    def run_validators(self, value: Any) -> None:
        pass
