"""Everything that the page of one indicator shows, in a fixed number of queries."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from releases.figures.series import Point
from releases.models import Indicator, Kind, Statistic
from releases.public.lists.release_items import has_sample
from releases.public.series.series_queries import History, histories
from releases.public.series.series_words import latest_sentence, period_name, series_sentence
from releases.public.wording.figure_words import value_words
from releases.public.wording.quotes import Quote, quote_of

from .charts.geometry import Chart
from .charts.series_chart import indicator_chart
from .statements import StatementRow, rows_of, stated_by_edition, statement_row, statements

PAGE_SIZE = 50
MAX_CONFLICTS = 10  # with all their quotes; there is one for each period at most


@dataclass
class Conflict:
    """A period of which releases tell values that cannot all be true."""

    period: str
    rows: list[Statistic]

    @property
    def told(self) -> list[tuple[Statistic, str, Quote]]:
        return [(row, value_words(row.stated), quote_of(row)) for row in self.rows]


@dataclass
class IndicatorPage:
    indicator: Indicator
    history: History
    sentence: str
    chart: Chart | None
    gaps: list[str]
    conflicts: list[Conflict]
    conflict_count: int
    page: Page[int]
    rows: list[Statistic]
    tables: dict[str, list[StatementRow]]

    @property
    def has_sample(self) -> bool:
        return has_sample(row.edition for row in self.rows)

    @property
    def has_misfits(self) -> bool:
        return any(row.misfits for rows in self.tables.values() for row in rows)


def load(indicator: Indicator, number: str | None = None) -> IndicatorPage:
    history = histories([indicator.pk])[indicator.pk]
    keys = statements(indicator).values_list("pk", flat=True)
    page = Paginator(keys, PAGE_SIZE).get_page(number)
    rows = rows_of(page.object_list)
    stated = stated_by_edition(rows, history)
    tables: dict[str, list[StatementRow]] = {}
    for row in rows:
        tables.setdefault(row.kind, []).append(statement_row(row, history, stated))
    main = history.series.main
    sentence = (
        series_sentence(indicator.name, main, history.kind) if main else latest_sentence(history)
    )
    conflicting = [point for point in history.series.points if point.conflicting]
    return IndicatorPage(
        indicator=indicator,
        history=history,
        sentence=sentence,
        chart=indicator_chart(indicator.name, history, sentence),
        gaps=[period_name(period) for period in main.gaps()] if main else [],
        conflicts=_conflicts(conflicting),
        conflict_count=len(conflicting),
        page=page,
        rows=rows,
        tables=tables,
    )


def _conflicts(conflicting: list[Point]) -> list[Conflict]:
    """The latest first, each with one row for every different value."""
    latest = sorted(conflicting, key=lambda point: point.period.end, reverse=True)
    points = latest[:MAX_CONFLICTS]
    wanted = [row.source for point in points for row in point.rows]
    found = Statistic.objects.published().for_display().in_bulk(wanted)
    return [
        Conflict(period_name(point.period), [found[row.source] for row in point.rows])
        for point in points
    ]


def kind_headings() -> dict[str, str]:
    return {
        Kind.LEVEL: _("数值"),
        Kind.SHARE: _("比重"),
        Kind.CHANGE: _("增减"),
        Kind.RANK: _("位次"),
    }
