"""The exact words behind a row, with as much around them as makes them understood."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from releases.models import Block, Measure, Statistic
from releases.public.site.row_addresses import Row
from releases.text.quotations import Quote, cut, in_a_line, quotation

# Characters kept beside the words where their sentence is long: in a list, in a table.
IN_A_LIST = 40
IN_A_TABLE = 160


def quote(row: Row) -> str:
    """The exact words that a row stands for."""
    return row.text if isinstance(row, Block) else row.quote


def sentence(row: Row) -> str:
    """What to cite of a row: the whole sentences that its words stand in."""
    if isinstance(row, Block):
        return row.line
    return in_sentences(row).text


def in_sentences(row: Measure | Statistic) -> Quote:
    """The words in their sentences; in a table in their row, below the first, which has heads."""
    text = row.block.text
    told = quotation(text, row.start, row.end)
    if row.block.kind != Block.Kind.TABLE:
        return told
    first, _break, _rest = text.partition("\n")
    heads = f"{first}\n" if row.start > len(first) else ""
    return Quote(in_a_line(heads + told.before), told.words, in_a_line(told.after))


def quote_of(row: Measure | Statistic) -> Quote:
    """Exactly what was printed, for a table."""
    whole = in_sentences(row)
    return cut(whole, before=IN_A_TABLE, after=IN_A_TABLE)


def marked_sentence(row: Measure | Statistic, *, short: bool = False) -> SafeString:
    """The sentences with the row's words marked; `short` where they go on too long for a list."""
    told = in_sentences(row)
    if short:
        left = 2 * IN_A_LIST - min(IN_A_LIST, len(told.before)) - len(told.words)
        told = cut(told, before=IN_A_LIST, after=max(0, left))
    return format_html("{}<mark>{}</mark>{}", told.before, told.words, told.after)
