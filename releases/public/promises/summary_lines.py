"""The counts as lines of a table, a body or a year each, and as parts of a stacked bar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Measure

from .promise_filters import Bodies
from .summary_table import NOBODY, Counts, SummaryCell, busiest, names

MAX_BODIES = 20  # in the table, those with most promises

LINKED: dict[str, object] = {
    **dict(Measure.Outcome.choices),
    "overdue": gettext_lazy("已过时限"),
}


@dataclass(frozen=True)
class Linked:
    """A count that leads to the list behind it."""

    label: str
    count: int
    page: str
    query: Mapping[str, str]

    @property
    def address(self) -> str:
        """Asked for where there is anything to lead to: most counts of a large table are 0."""
        return f"{self.page}?{urlencode(self.query)}"


class BarPart(NamedTuple):
    """A stretch of the bar, in hundredths of its length."""

    outcome: str
    start: float
    width: float


@dataclass
class SummaryLine:
    """A body or a year, with its counts and the links that narrow the page to it."""

    name: str
    page: str
    query: dict[str, str]  # what filters by this line
    counts: Counts = field(default_factory=Counts)

    @property
    def address(self) -> str:
        return f"{self.page}?{urlencode(self.query)}"

    @property
    def linked(self) -> list[Linked]:
        return [
            Linked(str(label), getattr(self.counts, name), self.page, {**self.query, "list": name})
            for name, label in LINKED.items()
        ]


def by_body(
    cells: Iterable[SummaryCell], bodies: Bodies, wanted: Mapping[str, str]
) -> list[SummaryLine]:
    """Those of the bodies that have most promises."""
    every = list(cells)
    shown = set(busiest(every, MAX_BODIES))
    bodies = bodies if shown - {None} <= bodies.keys() else names(shown)
    named = []
    for cell in every:
        if cell.organisation in shown:
            body = bodies.get(cell.organisation)
            name, slug = (body.name, body.slug) if body else (_("未注明机构"), NOBODY)
            named.append((cell, name, slug))
    return _lines(named, "organisation", wanted)


def by_year(cells: Iterable[SummaryCell], wanted: Mapping[str, str]) -> list[SummaryLine]:
    """The latest first."""
    named = [(cell, _("%s年") % cell.year, cell.year) for cell in cells]
    return sorted(_lines(named, "year", wanted), key=lambda line: line.name, reverse=True)


def _lines(
    named: Iterable[tuple[SummaryCell, str, str]], key: str, wanted: Mapping[str, str]
) -> list[SummaryLine]:
    """One line for each value of `key`, which comes after its name; the most promises first.

    A line's links keep what the page is narrowed to.
    """
    narrowed = {name: wanted[name] for name in ("organisation", "year") if name != key}
    kept = {name: value for name, value in narrowed.items() if value}
    found: dict[str, SummaryLine] = {}
    page = reverse("public:progress")
    for cell, name, value in named:
        found.setdefault(value, SummaryLine(name, page, {**kept, key: value})).counts.add(cell)
    return sorted(found.values(), key=lambda line: (-line.counts.total, line.name))


def bar(counts: Counts) -> list[BarPart]:
    """The outcomes as parts of one stacked bar."""
    parts, start = [], 0.0
    for outcome in Measure.Outcome.values:
        width = round(100 * getattr(counts, outcome) / counts.total, 2) if counts.total else 0
        if width:
            parts.append(BarPart(outcome, round(start, 2), width))
            start += width
    return parts
