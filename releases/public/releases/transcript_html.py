"""A block's text as HTML: figures lead to their rows, and the rows lead to the very words."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from releases.models import Measure, Statistic

from .crossing_marks import Close, Open, Span, tokens
from .highlights import Highlight


def on_the_same_page(row: Any) -> str:
    return f"#{row.anchor}"


class TranscriptMarker:
    """Writes the elements of one block; links do not nest, so what stands in one waits for it."""

    def __init__(self, address: Callable[[Any], str], hits: int) -> None:
        self.address, self.hits = address, hits
        self.html: list[str] = []
        self.elements: list[str] = []
        self.waiting: list[str] = []

    def open(self, token: Open) -> None:
        if isinstance(token.row, Highlight):
            if token.first:
                self._beside(_steps(token.row.number, self.hits))
            self._start("mark", "<mark>")
            return
        name = f' id="{escape(token.row.words_anchor)}"' if token.first else ""
        if isinstance(token.row, Measure):
            self._start("span", f'<span class="measure-words"{name}>')
        elif "a" in self.elements:
            self._start("span", f'<span class="figure-words"{name}>')
        else:
            href = escape(self.address(token.row))
            self._start("a", f'<a class="figure-words" href="{href}"{name}>')

    def close(self) -> None:
        self.html.append(f"</{self.elements.pop()}>")
        if "a" not in self.elements:
            self.html += self.waiting
            self.waiting = []

    def _start(self, element: str, html: str) -> None:
        self.elements.append(element)
        self.html.append(html)

    def _beside(self, html: str) -> None:
        (self.waiting if "a" in self.elements else self.html).append(html)


def marked_text(
    text: str,
    measures: Sequence[Measure],
    statistics: Sequence[Statistic],
    *,
    hits: Sequence[Span] = (),
    hit_count: int = 0,
    address: Callable[[Any], str] = on_the_same_page,
) -> SafeString:
    """The text, escaped, with an element around the words of each row and of each hit.

    A figure's words lead to `address` of its row.
    """
    spans = [Span(row.start, row.end, row) for row in (*measures, *statistics)]
    marker = TranscriptMarker(address, hit_count)
    for token in tokens(text, [*spans, *hits]):
        if isinstance(token, Open):
            marker.open(token)
        elif isinstance(token, Close):
            marker.close()
        else:
            marker.html.append(escape(token))
    return mark_safe("".join(marker.html))  # noqa: S308 - texts are escaped, anchors are our own


def _steps(number: int, count: int) -> str:
    """Links to the hits before and after, which a style shows only at the hit one came to."""
    link = '<a href="#hit-{}" aria-label="{}">{}</a>'
    before = format_html(link, number - 1, _("上一处"), "‹") if number > 1 else ""
    after = format_html(link, number + 1, _("下一处"), "›") if number < count else ""
    shape = '<span class="hit" id="hit-{}">{} {}/{} {}</span>'
    return format_html(shape, number, before, number, count, after)
