"""A block's text as HTML: figures lead to their rows, and the rows lead to the very words."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from releases.models import Block, Measure, Statistic
from releases.models.quotation import Quotation
from releases.text import table_cells

from .body_table import table_rows
from .crossing_marks import Close, Open, Span, tokens
from .highlights import Highlight
from .transcript import BodyLine

Mark = Span[Quotation | Highlight]


def on_the_same_page(row: Quotation) -> str:
    return f"#{row.anchor}"


class TranscriptMarker:
    """Writes the elements of one block; links do not nest, so what stands in one waits for it."""

    def __init__(self, address: Callable[[Quotation], str], hits: int) -> None:
        self.address, self.hits = address, hits
        self.html: list[str] = []
        self.elements: list[str] = []
        self.waiting: list[str] = []
        self.named: set[int] = set()  # what goes on in another piece has its name already

    def open(self, token: Open[Quotation | Highlight]) -> None:
        first = token.first and id(token.row) not in self.named
        self.named.add(id(token.row))
        if isinstance(token.row, Highlight):
            if first:
                steps = token.row.steps(self.hits)
                (self.waiting if "a" in self.elements else self.html).append(steps)
            self._start("mark", "<mark>")
            return
        name = f' id="{escape(token.row.words_anchor)}"' if first else ""
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


def body_line(
    block: Block,
    measures: Sequence[Measure] = (),
    statistics: Sequence[Statistic] = (),
    *,
    hits: Sequence[Span[Highlight]] = (),
    hit_count: int = 0,
    address: Callable[[Quotation], str] = on_the_same_page,
) -> BodyLine:
    """A block as the body shows it, with its marks; a table's in its cells."""
    table = block.kind == Block.Kind.TABLE
    cells = [cell for row in table_cells.rows(block.text) for cell in row]
    pieces = marked_pieces(
        block.text,
        cells if table else [(0, len(block.text))],
        (*measures, *statistics),
        hits=hits,
        hit_count=hit_count,
        address=address,
    )
    if not table:
        return BodyLine(block, next(pieces))
    return BodyLine(block, SafeString(), table_rows(block.text, list(pieces), statistics))


def marked_pieces(
    text: str,
    pieces: Sequence[tuple[int, int]],
    rows: Sequence[Quotation],
    *,
    hits: Sequence[Span[Highlight]] = (),
    hit_count: int = 0,
    address: Callable[[Quotation], str] = on_the_same_page,
) -> Iterator[SafeString]:
    """Each piece of the text by itself; marks that go over its end go on in the next."""
    marker = TranscriptMarker(address, hit_count)
    starts, on_piece = [start for start, _end in pieces], [list[Mark]() for _piece in pieces]
    marks: list[Mark] = [*(Span(row.start, row.end, row) for row in rows), *hits]
    for span in marks:
        for n in range(max(0, bisect_right(starts, span.start) - 1), len(pieces)):
            start, end = pieces[n]
            if start >= span.end:
                break
            inside = max(span.start, start) - start, min(span.end, end) - start
            on_piece[n].append(Span(*inside, span.row))
    for (start, end), spans in zip(pieces, on_piece, strict=True):
        marker.html = []
        for token in tokens(text[start:end], spans):
            if isinstance(token, Open):
                marker.open(token)
            elif isinstance(token, Close):
                marker.close()
            else:
                marker.html.append(escape(token))
        yield mark_safe("".join(marker.html))  # noqa: S308 - escaped, anchors are our own
