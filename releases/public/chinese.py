"""The template filter `zh`: the office's own words inside a sentence of an English page.

An element that holds nothing else is marked by the variable of the same name, `<h1{{ zh }}>`.
"""

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from releases.text.han import marked_runs

from .reader import is_english

register = template.Library()
_TAG = re.compile(r"(<[^>]*>)")
_BEFORE, _AFTER = '<span lang="zh-CN">', "</span>"


@register.filter
def zh(value: Any) -> Any:
    """Chinese words as marked spans where the page is English; else the value as it is."""
    if not is_english():
        return value
    pieces = _TAG.split(conditional_escape(value))
    marked = (p if p.startswith("<") else marked_runs(p, _BEFORE, _AFTER) for p in pieces)
    return mark_safe("".join(marked))  # noqa: S308 - escaped above
