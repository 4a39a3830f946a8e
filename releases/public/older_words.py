"""How a row read in earlier editions, where a correction changed it or took it away."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.models import Block, Measure, Statistic

from .anchors import Row, rows_at
from .quoting import quote
from .wording import period_words, value_words


@dataclass
class Earlier:
    row: Row
    said: str  # what readers were told, in a line


def copies(number: str, anchor: str) -> list[Row]:
    """The row in every edition that readers may see, the newest edition first."""
    rows = rows_at(anchor).once_published().filter(edition__release__number=number)
    return list(rows.order_by("-edition__ordinal"))


def earlier(row: Row, rows: Iterable[Row]) -> list[Earlier]:
    """The other rows that told something else, each once, the newest first."""
    seen, found = {said(row)}, []
    for other in rows:
        if said(other) not in seen:
            seen.add(said(other))
            found.append(Earlier(other, said(other)))
    return found


def said(row: Row) -> str:
    """What a row tells, as one line of text."""
    if isinstance(row, Statistic):
        told = [row.indicator_name, value_words(row.stated), period_words(row)]
        return _("，").join([*filter(None, told), f"“{quote(row)}”"])
    if isinstance(row, Measure):
        told = [row.heading, row.get_stage_display(), row.due_words]
        return _("，").join(filter(None, map(str, told)))
    assert isinstance(row, Block)
    return row.text
