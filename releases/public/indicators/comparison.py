"""Several indicators beside each other: laid over where units allow it, or indexed to a year.

Only whole years and ends of years are compared; other stretches would not be alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from releases.figures.series import Point, Series, indexed
from releases.models import Indicator, Statistic
from releases.public.lists.release_items import has_sample
from releases.public.series.annual_values import Compared, annual
from releases.public.series.series_queries import History, histories_of
from releases.public.series.series_words import number_words, printed_words
from releases.search import cache

from .charts.comparison_chart import compare_chart
from .charts.geometry import Chart

MAX_COMPARED = 6


@dataclass
class ComparisonCell:
    value: str
    index: str
    said: Statistic | None
    conflicting: bool
    approximate: bool


@dataclass
class Comparison:
    chosen: list[Indicator]
    base: int | None
    compared: list[Compared] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    chart: Chart | None = None
    rows: list[tuple[int, list[ComparisonCell | None]]] = field(default_factory=list)
    common_years: list[int] = field(default_factory=list)

    @property
    def units_differ(self) -> bool:
        return self.base is None and any(not each.drawn for each in self.compared)

    @property
    def has_sample(self) -> bool:
        cells = (cell for _year, cells in self.rows for cell in cells)
        return has_sample(cell.said.edition for cell in cells if cell and cell.said)


def compare(chosen: Sequence[Indicator], base: int | None, *, at: cache.DataVersion) -> Comparison:
    found = Comparison(list(chosen), base)
    known = cache.cached_each("annual", [each.pk for each in chosen], _annual, at=at)
    for indicator in chosen:
        lane = annual(known[indicator.pk])
        if lane:
            found.compared.append(Compared(indicator, known[indicator.pk], lane))
        else:
            found.messages.append(_("“%s”没有整年或年底的数，不能参加比较。") % indicator.name)
    found.common_years = _common_years(found.compared)
    if base is None:
        _lay_over(found)
    else:
        _index(found, base)
    found.chart = compare_chart(found.compared, base)
    found.rows = _rows(found.compared)
    return found


def _annual(keys: list[int]) -> dict[int, History]:
    """Each with no more than its annual values."""
    found = {}
    for key, history in histories_of(keys).items():
        lane = annual(history)
        found[key] = History(kind=history.kind, series=Series((lane,) if lane else ()))
    return found


def _common_years(compared: list[Compared]) -> list[int]:
    """Years in which each has a value that can be divided by."""
    able = [{p.period.end.year for p in each.lane.points if p.value > 0} for each in compared]
    return sorted(set.intersection(*able)) if able else []


def _lay_over(found: Comparison) -> None:
    """The first one says what is counted; what counts something else stays in the table."""
    for each in found.compared:
        first = found.compared[0]
        each.drawn = each.dimension == first.dimension
        if not each.drawn:
            words = _(
                "“%(name)s”的单位是%(unit)s，不能与“%(first)s”（%(first_unit)s）画在一张图里。"
            )
            found.messages.append(
                words
                % {
                    "name": each.indicator.name, "unit": each.unit or _("空的"),
                    "first": first.indicator.name, "first_unit": first.unit or _("空的"),
                }
            )  # fmt: skip


def _index(found: Comparison, base: int) -> None:
    for each in found.compared:
        each.index = indexed(each.lane, base)
        each.drawn = each.index is not None
        if not each.drawn:
            words = _(
                "“%(name)s”没有可作基准的 %(base)d 年数，没有画入图；它有数的年份：%(years)s。"
            )
            found.messages.append(
                words
                % {
                    "name": each.indicator.name, "base": base,
                    "years": _("、").join(map(str, each.years)),
                }
            )  # fmt: skip


def _rows(compared: list[Compared]) -> list[tuple[int, list[ComparisonCell | None]]]:
    """A year a row, the latest first; a year that nobody told of is not left out in between."""
    years = {year for each in compared for year in each.years}
    sources = [point.rows[0].source for each in compared for point in each.lane.points]
    said = Statistic.objects.published().for_display().in_bulk(sources)
    return [
        (year, [_cell(each, each.lane.of_year(year), said) for each in compared])
        for year in sorted(years, reverse=True)
    ]


def _cell(each: Compared, point: Point | None, said: dict[int, Statistic]) -> ComparisonCell | None:
    if point is None:
        return None
    index = each.index.get(point.period) if each.index else None
    return ComparisonCell(
        value=printed_words(point.printed, each.history.kind),
        index=number_words(index, 1) if index is not None else "",
        said=said.get(point.rows[0].source),
        conflicting=point.conflicting,
        approximate=point.printed.approximate,
    )
