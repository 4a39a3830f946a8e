"""The template filter `sought`: words that the reader came looking for, marked outside the text."""

from django import template
from django.utils.safestring import SafeString

from releases.search.highlight import marked

from .hits import Wanted

register = template.Library()


@register.filter
def sought(text: str, wanted: Wanted) -> SafeString:
    return marked(str(text), wanted.keys)
