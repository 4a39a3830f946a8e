"""What templates need of Python: the tags `oneline` and `field`, the filter `time_element`, marks.

`zh` marks the office's own words inside a sentence of an English page. `sought` marks the words
that a reader came looking for outside the text, `{% looked_for text %}` those in what is printed on
pages with and without such words (`wanted`).
"""

import datetime
import re

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import Context, Engine
from django.template.base import Node, NodeList, Parser, TextNode, Token
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from releases.models import Statistic
from releases.search.results.highlight import marked
from releases.text.quotations import Quote

from .releases.highlights import Highlights
from .site.kept_parts import kept
from .site.languages import address_in, zh

register = template.Library()
register.filter("zh", zh)
_LINE_BREAK = re.compile(r"\s*\n\s*")


class OneLine(Node):
    """Its nodes, one after the other."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        return self.nodelist.render(context)


@register.tag
def oneline(parser: Parser, token: Token) -> OneLine:
    """White space control: line breaks of the template up to `endoneline` do not reach the page.

    A line break is a blank to a browser, and between two Han characters a blank shows.
    """
    nodelist = parser.parse(("endoneline",))
    parser.delete_first_token()
    for text in nodelist.get_nodes_by_type(TextNode):
        text.s = _LINE_BREAK.sub("", text.s)  # type: ignore[attr-defined]
    return OneLine(nodelist)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A field with its label and what was refused of it; as text, for the eight of each list."""
    box, refused, errors = str(bound), "", bound.errors
    if bound.name == "q":
        box = f'<div class="completing" data-suggest="{reverse("public:suggest")}">{box}</div>'
    if errors:
        refused = f"\n  {zh(errors)}"
    return mark_safe(  # noqa: S308 - a label's words are ours, the rest is escaped
        f'<div class="field field-{bound.name}{" field-refused" if errors else ""}">\n'
        f'  <label for="{bound.id_for_label}">{bound.label}</label>\n  {box}{refused}\n</div>'
    )


@register.filter(expects_localtime=True)
def time_element(when: datetime.date, how: str = "DATE_FORMAT") -> SafeString:
    """A day or a moment as HTML's `<time>`: ISO 8601 for machines, the format `how` for people."""
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), date_format(when, how))


@register.filter
def cited(address: str) -> str:
    """The address that a citation quotes in every language: where the Chinese text stands."""
    return address_in(address, settings.LANGUAGE_CODE)


@register.filter
def sought(text: str, wanted: Highlights) -> SafeString:
    return marked(str(text), wanted.keys)


@register.simple_tag(takes_context=True)
def said(context: Context, row: Statistic, quote: Quote, names: int) -> SafeString:
    """The words behind a published figure, who said them and where, as long as `names` are."""
    with context.push(row=row, quote=quote):
        return kept(
            ("said", row.pk, get_language()),
            (names, row.edition.release.origin),
            lambda: (
                Engine.get_default().get_template("indicators/_quoted_words.html").render(context)
            ),
        )


@register.simple_tag(takes_context=True)
def looked_for(context: Context, text: str) -> str:
    wanted = context.get("wanted")
    return sought(text, wanted) if wanted else text
