"""A block's text as HTML: figures lead to their rows, and the rows lead to the very words."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from releases.models import Measure, Statistic

from .spans import Close, Open, Span, tokens

Row = Measure | Statistic


def on_the_same_page(row: Any) -> str:
    return f"#{row.anchor}"


def marked_text(
    text: str,
    measures: Sequence[Measure],
    statistics: Sequence[Statistic],
    *,
    address: Callable[[Any], str] = on_the_same_page,
) -> SafeString:
    """The text, escaped, with an element around the words of each row.

    A figure's words lead to `address` of its row.
    """
    spans = [Span(row.start, row.end, row) for row in (*measures, *statistics)]
    html: list[str] = []
    elements: list[str] = []
    for token in tokens(text, spans):
        if isinstance(token, Open):
            html.append(_opening(token, elements, address))
        elif isinstance(token, Close):
            html.append(f"</{elements.pop()}>")
        else:
            html.append(escape(token))
    return mark_safe("".join(html))  # noqa: S308 - texts are escaped, anchors are our own


def _opening(token: Open, elements: list[str], address: Callable[[Any], str]) -> str:
    anchor = escape(token.row.anchor)
    name = f' id="q-{anchor}"' if token.first else ""
    if isinstance(token.row, Measure):
        elements.append("span")
        return f'<span class="measure-words"{name}>'
    if "a" in elements:  # links do not nest
        elements.append("span")
        return f'<span class="figure-words"{name}>'
    elements.append("a")
    return f'<a class="figure-words" href="{escape(address(token.row))}"{name}>'
