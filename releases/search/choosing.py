"""A list to choose from, in which entries that stay Chinese say so on an English page."""

from typing import Any

from django import forms
from django.utils import translation

from releases.text.han import holds_han


class Select(forms.Select):
    def create_option(self, name: str, value: Any, label: int | str, *args: Any, **kw: Any) -> Any:
        option = super().create_option(name, value, label, *args, **kw)
        chinese_page = (translation.get_language() or "").startswith("zh")
        if not chinese_page and holds_han(str(label)):
            option["attrs"]["lang"] = "zh-CN"
        return option
