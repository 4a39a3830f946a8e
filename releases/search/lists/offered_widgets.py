"""How values are asked for: a box to type in, with or without values below it, or a list to choose
from.

Written as text: Django's own render a template for every entry, which took two fifths of a page.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from releases.text.han import holds_han

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
        told = {"type": "text", "name": name, **self.attrs}
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
