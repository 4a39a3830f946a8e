"""How many rows no person has looked at: no doubt does not mean no fault."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django_stubs_ext import StrOrPromise

from releases.models import Appearance, Check, Edition, Measure, Statistic
from releases.models.edition_row import EditionRow
from releases.models.snapshot import snapshot

from . import accepted_rows
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


def of_edition(edition: Edition) -> Unconfirmed | None:
    """Of a draft from a page: rows neither ticked on the check page nor saved since; else None."""
    if edition.pasted_text_id is None or not edition.is_open:
        return None
    check = Check.objects.filter(pasted_text=edition.pasted_text_id).first()
    settled = set(check.settled) if check else set()
    reading, counts, total = snapshot(edition), [], 0
    for kind, model in KINDS.items():
        saved = model.objects.of(edition).in_order()
        versions = list(saved.values_list("lock_version", flat=True))
        total += len(versions)
        left = sum(
            not version and key not in settled
            for version, key in zip(versions, accepted_rows.keys(reading, kind), strict=True)
        )
        if left:
            counts.append((label_of(model), left))
    return Unconfirmed(counts, total)


def label_of(model: type[Model]) -> StrOrPromise:
    return model._meta.verbose_name or ""
