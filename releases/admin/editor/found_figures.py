"""A figure or measure for words that an editor selected, with what the reader makes of them."""

import re
from decimal import Decimal

from releases.intake.parse.figures.statistic_finder import figures
from releases.intake.parse.reading import ParsedStatistic
from releases.models import Block, Measure, Statistic
from releases.models.facts import stored
from releases.models.snapshot import snapshot
from releases.text.folding import fold
from releases.text.quotations import occurrences

# A number as it is printed, and the words after it that may be its unit.
_PLAIN = re.compile(
    r"(?<![\d,.])(?P<value>\d{1,3}(?:,\d{3})+|\d{1,12})(?P<part>\.\d{1,4})?(?!\d)(?P<unit>[^\W\d_]{0,6}|%)"
)


def figure_on(block: Block, quote: str, nth: int) -> Statistic:
    """A new figure on the words: what the reader finds there and nobody has kept yet, in the light
    of all that was said before; else the plain number in them."""
    start, end = _span(block, quote, nth)
    new = Statistic(edition=block.edition, block=block, start=start, end=end, kind="level")
    kept = set(block.statistics.values_list("start", "end"))
    found = [
        row
        for row in _read(block)
        if row.start < end and start < row.end and (row.start, row.end) not in kept
    ]
    if not found:
        return _plain(new)
    row = min(found, key=lambda each: abs(each.start - start) + abs(each.end - end))
    new = Statistic(edition=block.edition, block=block, **stored(Statistic, row))
    new.decimals = len(row.value.partition(".")[2])
    return new


def _plain(figure: Statistic) -> Statistic:
    """The figure with the first number in its words, where there is one."""
    number = _PLAIN.search(fold(figure.quote))
    if number:
        part = number["part"] or ""
        figure.value = Decimal(number["value"].replace(",", "") + part)
        figure.decimals, figure.unit = len(part[1:]), number["unit"]
    return figure


def measure_on(block: Block, quote: str, nth: int) -> Measure:
    """A new measure on the words, headed by them."""
    start, end = _span(block, quote, nth)
    heading = block.text[start:end].rstrip("。；，")
    return Measure(edition=block.edition, block=block, start=start, end=end, heading=heading)


def _read(block: Block) -> list[ParsedStatistic]:
    """All figures that the reader finds in the block, read as part of its edition."""
    edition = block.edition
    reading = snapshot(edition)
    keys = edition.blocks.in_order().values_list("pk", flat=True)
    here = list(keys).index(block.pk) + 1
    rows = figures(reading.blocks, edition.event_date, edition.told_on)
    return [row for row in rows if row.block == here]


def _span(block: Block, quote: str, nth: int) -> tuple[int, int]:
    """The first place where it does not stand so often; nothing at all where it stands nowhere."""
    words = quote.strip()
    found = occurrences(words, block.text)
    start = (found[nth - 1 : nth] or found[:1] or [0])[0]
    return start, start + len(words) if found else start
