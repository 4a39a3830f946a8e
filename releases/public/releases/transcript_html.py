"""A block's text as HTML: figures lead to their rows, and the rows lead to the very words."""

from collections.abc import Callable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from releases.models import Measure, Statistic
from releases.models.quotation import Quotation

from .crossing_marks import Close, Open, Span, tokens
from .highlights import Highlight


def on_the_same_page(row: Quotation) -> str:
    return f"#{row.anchor}"


class TranscriptMarker:
    """Writes the elements of one block; links do not nest, so what stands in one waits for it."""

    def __init__(self, address: Callable[[Quotation], str], hits: int) -> None:
        self.address, self.hits = address, hits
        self.html: list[str] = []
        self.elements: list[str] = []
        self.waiting: list[str] = []

    def open(self, token: Open[Quotation | Highlight]) -> None:
        if isinstance(token.row, Highlight):
            if token.first:
                steps = token.row.steps(self.hits)
                (self.waiting if "a" in self.elements else self.html).append(steps)
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


def marked_text(
    text: str,
    measures: Sequence[Measure],
    statistics: Sequence[Statistic],
    *,
    hits: Sequence[Span[Highlight]] = (),
    hit_count: int = 0,
    address: Callable[[Quotation], str] = on_the_same_page,
) -> SafeString:
    """The text, escaped, with an element around the words of each row and of each hit.

    A figure's words lead to `address` of its row.
    """
    spans: list[Span[Quotation | Highlight]] = [
        *(Span(row.start, row.end, row) for row in (*measures, *statistics)),
        *hits,
    ]
    marker = TranscriptMarker(address, hit_count)
    for token in tokens(text, spans):
        if isinstance(token, Open):
            marker.open(token)
        elif isinstance(token, Close):
            marker.close()
        else:
            marker.html.append(escape(token))
    return mark_safe("".join(marker.html))  # noqa: S308 - texts are escaped, anchors are our own
