"""Several indicators compared: laid over where units allow it, or rebased to a year as 100.

Only whole years and ends of years are compared; other stretches would not be alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F, Max, Min
from django.utils.translation import gettext as _

from releases.figures.indicator_history import FOLLOWED
from releases.figures.series import indexed
from releases.models import Goal, Indicator, Statistic, Theme
from releases.public.lists.printed_items import has_sample
from releases.public.series.annual_values import Compared, annual, annual_histories
from releases.public.series.news import marks
from releases.public.series.series_words import number_words, printed_words
from releases.search import cache

from .charts.comparison_chart import compare_chart
from .charts.geometry import Chart
from .indicator_list import NO_THEME, theme_name

MAX_COMPARED = 6


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """The value of one indicator in one year, with its index and its source."""

    value: str
    index: str
    statistic: Statistic | None
    conflicting: bool
    approximate: bool


@dataclass
class Comparison:
    """What the page of a comparison shows; `messages` say what could not be compared."""

    chosen: list[Indicator]
    base: int | None
    compared: list[Compared] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    @property
    def common_years(self) -> list[int]:
        """Years in which each has a value that can be divided by."""
        able = [{p.period.end.year for p in e.lane.points if p.value > 0} for e in self.compared]
        return sorted(set.intersection(*able)) if able else []

    @cached_property
    def chart(self) -> Chart | None:
        return compare_chart(self.compared, self.base)

    @cached_property
    def rows(self) -> list[tuple[int, list[ComparisonCell | None]]]:
        """A year a row, the latest first; a year of which nobody told in between has none."""
        sources = [point.rows[0].source for each in self.compared for point in each.lane.points]
        statistics = Statistic.objects.published().for_display().in_bulk(sources)
        rows: dict[int, list[ComparisonCell | None]] = {}
        for year in sorted({year for each in self.compared for year in each.years}, reverse=True):
            rows[year] = []
            for each in self.compared:
                point = each.lane.of_year(year)
                if point is None:
                    rows[year].append(None)
                    continue
                index = each.index.get(point.period) if each.index else None
                cell = ComparisonCell(
                    value=printed_words(point.printed, each.history.kind),
                    index=number_words(index, 1) if index is not None else "",
                    statistic=statistics.get(point.rows[0].source),
                    conflicting=point.conflicting,
                    approximate=point.printed.approximate,
                )
                rows[year].append(cell)
        return list(rows.items())

    @property
    def units_differ(self) -> bool:
        return self.base is None and any(not each.drawn for each in self.compared)

    @property
    def has_sample(self) -> bool:
        cells = (cell for _year, cells in self.rows for cell in cells)
        return has_sample(cell.statistic.edition for cell in cells if cell and cell.statistic)


def compare(chosen: list[Indicator], base: int | None) -> Comparison:
    found = Comparison(chosen, base)
    at = marks([indicator.pk for indicator in chosen])
    known = cache.cached_each("annual", at, annual_histories)
    for indicator in chosen:
        lane = annual(known[indicator.pk])
        if lane:
            found.compared.append(Compared(indicator, known[indicator.pk], lane))
        else:
            found.messages.append(_("“%s”没有整年或年底的数，不能参加比较。") % indicator.name)
    found.messages += _choose_drawn(found.compared, base)
    return found


def _choose_drawn(compared: list[Compared], base: int | None) -> Iterable[str]:
    """Indexes need a value in the base year; else the first one says what is counted.

    What is not drawn stays in the table; yields the reason.
    """
    for each in compared:
        if base is not None:
            each.index = indexed(each.lane, base)
            each.drawn = each.index is not None
            reason = _(
                "“%(name)s”没有可作基准的 %(base)d 年数，没有画入图；它有数的年份：%(years)s。"
            ) % {
                "name": each.name,
                "base": base,
                "years": _("、").join(map(str, each.years)),
            }
        else:
            first = compared[0]
            each.drawn = each.dimension == first.dimension
            reason = _(
                "“%(name)s”的单位是%(unit)s，不能与“%(first)s”（%(first_unit)s）画在一张图里。"
            ) % {
                "name": each.name,
                "unit": each.unit or _("空的"),
                "first": first.name,
                "first_unit": first.unit or _("空的"),
            }
        if not each.drawn:
            yield reason


def offered(chosen: list[Indicator], *, at: cache.DataVersion) -> list[tuple[str, list[Indicator]]]:
    """By theme; those that are compared already are left out.

    One value alone compares with nothing: an indicator is offered from two times on.
    """
    told = Statistic.objects.published().filter(kind__in=FOLLOWED, goal=Goal.RESULT).order_by()
    times = told.values("indicator", "scope")
    spans = times.annotate(first=Min("period_end"), last=Max("period_end"))
    several = spans.filter(first__lt=F("last")).values_list("indicator", flat=True)
    comparable = cache.cached("comparable", lambda: list(set(several)), at=at)
    taken = {each.pk for each in chosen}
    by_theme: dict[str, list[Indicator]] = {}
    for each in Indicator.objects.filter(pk__in=comparable).in_order():
        if each.pk not in taken:
            by_theme.setdefault(each.theme or NO_THEME, []).append(each)
    order = [*Theme.values, NO_THEME]
    return [(theme_name(key), by_theme[key]) for key in order if key in by_theme]
