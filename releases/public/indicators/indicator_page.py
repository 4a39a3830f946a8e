"""Everything that the page of one indicator shows, in a fixed number of queries."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from releases.figures.indicator_history import History
from releases.models import Indicator, Kind, Statistic
from releases.public.lists.printed_items import has_sample
from releases.public.series.goal_results import goal_results
from releases.public.series.held_history import history_of
from releases.public.series.news import mark, times_reported
from releases.public.series.series_words import (
    latest_sentence,
    named,
    period_name,
    series_sentence,
)
from releases.public.site.kept_parts import kept
from releases.public.wording.figure_words import value_words
from releases.public.wording.quotes import quote_of
from releases.text.quotations import Quote

from .charts.geometry import Chart
from .charts.series_chart import indicator_chart
from .held_rows import key_of, places_of
from .statements import (
    StatementRow,
    is_goal,
    rows_of,
    stated_by_edition,
    statement_row,
)

PAGE_SIZE = 20
GOALS = "goal"  # the table of what is set or foreseen
MAX_CONFLICTS = 10  # with all their quotes; there is one for each period at most


@dataclass(frozen=True, slots=True)
class Conflict:
    """A period of which releases tell values that cannot all be true."""

    period: str
    sources: list[int]
    page: "IndicatorPage"

    @property
    def rows(self) -> list[Statistic]:
        return [self.page.conflicting_rows[source] for source in self.sources]

    @property
    def statements(self) -> list[tuple[Statistic, str, Quote]]:
        return [(row, value_words(row.stated), quote_of(row)) for row in self.rows]


@dataclass
class IndicatorPage:
    """`rows` are the statements of one page of the tables, the rest speaks of all of them."""

    indicator: Indicator
    history: History
    page: Page[int]
    rows: list[Statistic]
    names: int  # another number where names were changed since
    leads: bool = True  # whether this is the part that lists and comparisons show

    @property
    def name(self) -> str:
        return named(self.indicator.name, self.history.part)

    @property
    def parts(self) -> list[str]:
        """All areas and parts that figures are told of, the whole ("") first."""
        return list(self.history.parts)

    @cached_property
    def sentence(self) -> str:
        main, kind = self.history.series.main, self.history.kind
        if main is None:
            return latest_sentence(self.history)
        return series_sentence(self.name, main, kind)

    @cached_property
    def chart(self) -> Chart | None:
        return indicator_chart(self.name, self.history, self.sentence)

    @property
    def gaps(self) -> list[str]:
        main = self.history.series.main
        return [period_name(period) for period in main.gaps()] if main else []

    @property
    def conflict_count(self) -> int:
        return sum(point.conflicting for point in self.history.series.points)

    @property
    def times_told(self) -> int:
        """How many releases tell of it."""
        return times_reported().get(self.indicator.pk, 0)

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """The latest first, each with one row for every different value."""
        conflicting = [point for point in self.history.series.points if point.conflicting]
        conflicting.sort(key=lambda point: point.period.end, reverse=True)
        shown = conflicting[:MAX_CONFLICTS]
        return [
            Conflict(period_name(point.period), [row.source for row in point.rows], self)
            for point in shown
        ]

    @cached_property
    def conflicting_rows(self) -> dict[int, Statistic]:
        sources = [source for conflict in self.conflicts for source in conflict.sources]
        return Statistic.objects.published().for_display().in_bulk(sources)

    @cached_property
    def tables(self) -> dict[str, list[StatementRow]]:
        """The rows by their kind, and the goals apart."""
        stated = stated_by_edition(self.rows, self.history)
        results = goal_results([row for row in self.rows if is_goal(row)], self.history)
        found: dict[str, list[StatementRow]] = {}
        for row in self.rows:
            table = found.setdefault(GOALS if row.pk in results else row.kind, [])
            table.append(statement_row(row, self.history, stated, results.get(row.pk)))
        return found

    @property
    def has_sample(self) -> bool:
        return has_sample(row.edition for row in self.rows)

    @property
    def has_misfits(self) -> bool:
        return any(row.misfits for rows in self.tables.values() for row in rows)


def load(indicator: Indicator, number: str | None = None, part: str | None = None) -> IndicatorPage:
    """With the page of statements of that number; `part` where another than the leading one."""
    history = leading = history_of(indicator.pk)
    if part is not None and part in history.parts:
        history = replace(history.parts[part], parts=history.parts)
    page = Paginator(places_of(indicator.pk, history.part), PAGE_SIZE).get_page(number)
    rows = rows_of([key_of(place) for place in page.object_list])
    leads = history.part == leading.part
    return IndicatorPage(indicator, history, page, rows, mark(indicator.pk)[0], leads)


def figures(request: HttpRequest, page: IndicatorPage) -> SafeString:
    """The chart, and what releases disagree on, as long as nothing new is told."""
    key = (page.indicator.pk, page.history.part, get_language())

    def conflict_drawn(conflict: Conflict) -> SafeString:
        """As long as the same statements disagree."""
        return kept(
            ("conflict", *key, conflict.period),
            (page.names, conflict.sources),
            lambda: render_to_string("indicators/_conflict.html", {"conflict": conflict}, request),
        )

    def drawn() -> SafeString:
        shown = {"page": page, "conflicts": map(conflict_drawn, page.conflicts)}
        return render_to_string("indicators/_figures.html", shown, request)

    return kept(("figures", *key), mark(page.indicator.pk), drawn)


def kind_headings() -> dict[str, str]:
    """The headings of the tables, in their order."""
    return {
        GOALS: _("目标和预计"),
        Kind.LEVEL: _("数值"),
        Kind.SHARE: _("比重"),
        Kind.CHANGE: _("增减"),
        Kind.RANK: _("位次"),
    }
