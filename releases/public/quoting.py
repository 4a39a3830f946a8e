"""The exact words behind a row, with as much around them as makes them understood."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from releases.models import Block, Measure, Statistic
from releases.text.sentences import around

from .anchors import Row

ROOM = 40  # characters kept on either side where a sentence is cut


def quote(row: Row) -> str:
    """The exact words that a row stands for."""
    return row.text if isinstance(row, Block) else row.quote


def sentence(row: Row) -> str:
    """What to cite of a row: the whole sentences that its words stand in."""
    if isinstance(row, Block):
        return row.text
    start, end = around(row.block.text, row.start, row.end)
    return row.block.text[start:end]


def marked_sentence(row: Measure | Statistic, *, cut: bool = False) -> SafeString:
    """The sentences with the row's words marked; `cut` where they go on too long for a list."""
    text, (start, end) = row.block.text, around(row.block.text, row.start, row.end)
    first = max(start, row.start - ROOM) if cut else start
    last = min(end, max(row.end, first + 2 * ROOM)) if cut else end
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "…" if first > start else "",
        text[first : row.start],
        row.quote,
        text[row.end : last],
        "…" if last < end else "",
    )
