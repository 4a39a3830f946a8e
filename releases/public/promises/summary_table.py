"""A summary table of promises: how many by body, year and outcome."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models.functions import Substr

from releases.models import OPEN_OUTCOMES, Measure, Organisation
from releases.models.measure import MeasureQuerySet
from releases.search.backends.dialect import PreparedRows

Outcome = Measure.Outcome
NOBODY = "-"  # stands for measures without a body
YEAR = Substr("edition__release__number", 1, 4)  # the number starts with the day


@dataclass
class Counts:
    """How many promises, and how many of them in each state; `overdue` are among the open ones."""

    done: int = 0
    ongoing: int = 0
    dropped: int = 0
    none: int = 0
    overdue: int = 0
    nobody_said: int = 0  # of those without news, the ones without a body

    @property
    def total(self) -> int:
        return self.done + self.ongoing + self.dropped + self.none

    @property
    def of_outcomes(self) -> list[tuple[Outcome, int]]:
        """Each outcome and how many promises have it."""
        return [(outcome, getattr(self, outcome)) for outcome in Outcome]

    def add(self, cell: "SummaryCell") -> None:
        setattr(self, cell.outcome, getattr(self, cell.outcome) + cell.count)
        if cell.outcome in OPEN_OUTCOMES:
            self.overdue += cell.past_due
        if cell.organisation is None and cell.outcome == Outcome.NONE:
            self.nobody_said += cell.count


@dataclass(frozen=True)
class SummaryCell:
    """How many promises of one body, year and outcome, and how many of them are past due."""

    organisation: int | None
    year: str
    outcome: str
    count: int
    past_due: int


def promises() -> MeasureQuerySet:
    """The published measures that somebody owes an answer for."""
    return Measure.objects.published().promised()


def busiest(found: Iterable[SummaryCell], most: int) -> list[int | None]:
    """The bodies with most promises; None stands for measures without one."""
    counts: Counter[int | None] = Counter()
    for cell in found:
        counts[cell.organisation] += cell.count
    ranked = sorted(counts, key=lambda key: (-counts[key], key or 0))
    return ranked[:most]


class PromisingBody(NamedTuple):
    pk: int
    slug: str
    name: str


def names(keys: Collection[int | None], slug: str = "") -> dict[int | None, PromisingBody]:
    """The bodies of these keys, and the one of that slug."""
    found = [PromisingBody(*row) for row in _NAMES.of(key for key in keys if key)]
    if slug not in {"", NOBODY, *(body.slug for body in found)}:
        row = Organisation.objects.filter(slug=slug.replace("\x00", ""))
        found += [PromisingBody(*each) for each in row.values_list("pk", "slug", "name")]
    return {body.pk: body for body in found}


_NAMES = PreparedRows(
    lambda keys: Organisation.objects.filter(pk__among=keys).values_list("pk", "slug", "name")
)


def total(found: Iterable[SummaryCell]) -> Counts:
    counts = Counts()
    for cell in found:
        counts.add(cell)
    return counts
