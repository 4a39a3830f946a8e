"""The counts as lines of a table, a body or a year each, and as parts of a stacked bar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple, cast
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Measure
from releases.public.site.languages import zh

from .promise_filters import Bodies
from .summary_table import NOBODY, Counts, SummaryCell, busiest, names

MAX_BODIES = 20  # in the table, those with most promises

LINKED: dict[str, object] = {
    **dict(Measure.Outcome.choices),
    "overdue": gettext_lazy("已过时限"),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """A count that leads to the list behind it."""

    label: str
    count: int
    address: str


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
        narrowed = self.address
        return [
            Linked(str(label), getattr(self.counts, name), f"{narrowed}&list={name}")
            for name, label in LINKED.items()
        ]

    @property
    def html(self) -> SafeString:
        """As text: a template took a third of the page for the cells of thirty lines."""
        name, promised = conditional_escape(cast(str, zh(self.name))), escape(_("承诺"))
        after_name = f"{escape(_('：'))}{name}{escape(_('，'))}"
        cells = []
        for cell in self.linked:
            label = escape(cell.label)
            head = f'<span class="cell-label" aria-hidden="true">{label}</span>'
            told = f'<span class="unseen">{after_name}{label}</span>'
            link = f'<a href="{escape(cell.address)}">{cell.count}{told}</a>'
            zero = "" if cell.count else ' class="zero"'
            cells.append(f'<td role="cell"{zero}>{head}{link if cell.count else 0}</td>')
        return mark_safe(  # noqa: S308 - escaped above
            f'<tr role="row">\n<th role="rowheader" scope="row"><a href="{escape(self.address)}">'
            f'{name}</a></th>\n<td role="cell"><span class="cell-label" aria-hidden="true">'
            f"{promised}</span>{self.counts.total}</td>\n{chr(10).join(cells)}\n</tr>"
        )


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
    told = _("%s年")
    named = [(cell, told % cell.year, cell.year) for cell in cells]
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
        if value not in found:
            found[value] = SummaryLine(name, page, {**kept, key: value})
        found[value].counts.add(cell)
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
