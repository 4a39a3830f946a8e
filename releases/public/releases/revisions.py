"""Revisions of a row: its words in earlier editions that a correction changed or took away."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from releases.models import Block, Measure, State, Statistic
from releases.public.site.row_addresses import Row, rows_at
from releases.public.wording.figure_words import period_words, value_words
from releases.public.wording.quotes import quote
from releases.publishing.compare.text_runs import Run, runs


@dataclass
class Revision:
    row: Row
    line: str  # what readers were told, in a line
    runs: tuple[Run, ...]  # the same, with what was taken out of it since


def copies(number: str, anchor: str) -> list[Row]:
    """The row in every edition that readers may see, the newest edition first."""
    rows = rows_at(anchor).once_published().filter(edition__release__number=number)
    return list(rows.order_by("-edition__ordinal"))


def withdrawn_ordinal(number: str, anchor: str) -> int | None:
    """The edition that took the row with it, where a corrected one was published since."""
    rows = rows_at(anchor).filter(
        edition__release__number=number,
        edition__state=State.WITHDRAWN,
        edition__release__withdrawn_at__isnull=True,
    )
    return rows.order_by("-edition__ordinal").values_list("edition__ordinal", flat=True).first()


def revisions(row: Row, rows: Iterable[Row]) -> list[Revision]:
    """The other rows that told something else, each once, the newest first."""
    now = line_of(row)
    seen, found = {now}, []
    for other in rows:
        line = line_of(other)
        if line not in seen:
            seen.add(line)
            kept = tuple(run for run in runs(line, now) if run.sign != "new")
            found.append(Revision(other, line, kept))
    return found


def line_of(row: Row) -> str:
    """What a row tells, as one line of text."""
    if isinstance(row, Statistic):
        parts = [row.indicator_name, value_words(row.stated), period_words(row)]
        return _("，").join([*filter(None, parts), f"“{quote(row)}”"])
    if isinstance(row, Measure):
        parts = [row.heading, row.get_stage_display(), row.due_words]
        return _("，").join(filter(None, map(str, parts)))
    assert isinstance(row, Block)
    return row.text
