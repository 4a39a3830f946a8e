"""What templates need of Python: the tag `oneline` and the filter `time_element`."""

import datetime
import re
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, TextNode, Token
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
_LINE_BREAK = re.compile(r"\s*\n\s*")


class OneLine(Node):
    """Its nodes, one after the other."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> SafeString:
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


@register.filter(expects_localtime=True)
def time_element(when: datetime.date, how: str = "DATE_FORMAT") -> SafeString:
    """A day or a moment as HTML's `<time>`: ISO 8601 for machines, the format `how` for people."""
    return format_html('<time datetime="{}">{}</time>', when.isoformat(), date_format(when, how))
