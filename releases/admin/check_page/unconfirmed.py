"""How many rows no person has looked at: no doubt does not mean no fault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django_stubs_ext import StrOrPromise

from releases.models import Appearance, Measure, Statistic
from releases.models.edition_row import EditionRow

from .parsed_rows import ParsedRow

# What a reading found on its own; paragraphs are the page's words and need nobody's word.
KINDS: dict[str, type[EditionRow]] = {
    "speaker": Appearance,
    "measure": Measure,
    "statistic": Statistic,
}


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Counts by the label of each kind that has any, and how many rows there are in all."""

    counts: list[tuple[StrOrPromise, int]]
    rows: int

    @property
    def total(self) -> int:
        return sum(n for _label, n in self.counts)


def of_sections(sections: Iterable[tuple[str, StrOrPromise, Sequence[ParsedRow]]]) -> Unconfirmed:
    """Of the check page: facts that were found, and rows, without a person's tick."""
    shown = [
        (label, [row for row in rows if row.value])
        for key, label, rows in sections
        if key == "fact" or key in KINDS
    ]
    left = [(label, sum(not row.settled for row in rows)) for label, rows in shown]
    return Unconfirmed([each for each in left if each[1]], sum(len(rows) for _l, rows in shown))
