"""Words that the reader came looking for, marked outside the text: the filter `sought`, and the tag
`{% looked_for text %}` for what is printed on pages with and without such words (`wanted`)."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from releases.search.highlight import marked

from .hits import Wanted

register = template.Library()


@register.filter
def sought(text: str, wanted: Wanted) -> SafeString:
    return marked(str(text), wanted.keys)


@register.simple_tag(takes_context=True)
def looked_for(context: Any, text: str) -> str:
    wanted = context.get("wanted")
    return sought(text, wanted) if wanted else text
