"""What was promised and what became of it: counts by body and year, and the lists behind them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.public.lists.release_items import has_sample
from releases.public.site.numbered_pages import paged
from releases.search import cache
from releases.search.lists.filter_sets import MAX_OFFERED

from . import overview, summary_lines, summary_table
from .overview import LISTS
from .promise_filters import ProgressFilter
from .summary_table import NOBODY, Counts, SummaryCell
from .without_follow_up import New, too_new

PAGE_SIZE = 20
MAX_FIRST = 5  # of each list that calls for attention, on the overview
ON_OVERVIEW = ("overdue", "quiet")
MAX_BODIES = 20  # in the table, those with most promises


@dataclass
class Promised:
    """What is counted before anything is narrowed."""

    today: datetime.date
    at: cache.DataVersion

    @cached_property
    def cells(self) -> list[SummaryCell]:
        make = partial(summary_table.cells, today=self.today)
        return cache.cached(("promises", self.today), make, at=self.at)

    @cached_property
    def new(self) -> list[New]:
        return cache.cached("too new", too_new, at=self.at)


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    promised = Promised(timezone.localdate(), cache.data_version())
    offered = summary_table.busiest(promised.cells, MAX_OFFERED)
    bodies = summary_table.names(offered, request.GET.get("organisation", ""))
    filters = ProgressFilter(request.GET, promised.cells, bodies)
    context: dict[str, Any] = {"form": filters.form, "promised": bool(promised.cells)}
    if filters.is_valid():
        context |= _found(request, promised, filters)
    return render(request, "promises/progress.html", context)


def _found(request: HttpRequest, promised: Promised, filters: ProgressFilter) -> dict[str, Any]:
    wanted, chosen = filters.wanted, filters.left(promised.cells)
    counts = summary_table.total(chosen)
    found: dict[str, Any] = {
        "wanted": wanted,
        "counts": counts,
        "bar": summary_lines.bar(counts),
        "narrowed": bool(wanted["year"] or wanted["organisation"]),
    }
    if wanted["list"]:
        found |= _list(request, promised, filters, counts)
    else:
        found |= _tables(chosen, wanted) | _first(promised, filters, counts)
    shown = [row for name in (*ON_OVERVIEW, "entries") for row in found.get(name, ())]
    return found | {"has_sample": has_sample(entry.measure.edition for entry in shown)}


def _tables(cells: Sequence[SummaryCell], wanted: dict[str, str]) -> dict[str, Any]:
    shown = summary_table.busiest(cells, MAX_BODIES)
    bodies = summary_table.names(shown)

    def body(cell: SummaryCell) -> tuple[str, str]:
        found = bodies.get(cell.organisation)
        return (found.name, found.slug) if found else (_("未注明机构"), NOBODY)

    def year(cell: SummaryCell) -> tuple[str, str]:
        return _("%s年") % cell.year, cell.year

    within = {name: wanted[name] for name in ("organisation", "year")}
    by_year = summary_lines.lines(cells, year, key="year", within=within)
    theirs = [cell for cell in cells if cell.organisation in set(shown)]
    return {
        "by_body": summary_lines.lines(theirs, body, key="organisation", within=within),
        "other_bodies": len({cell.organisation for cell in cells}) - len(shown),
        "by_year": sorted(by_year, key=lambda line: line.name, reverse=True),
    }


def _first(promised: Promised, filters: ProgressFilter, counts: Counts) -> dict[str, Any]:
    """The first of each list that calls for attention."""
    found: dict[str, Any] = {}
    for name in ON_OVERVIEW:
        keys = _keys(name, promised, filters)[:MAX_FIRST]
        found[name] = overview.entries(keys, today=promised.today)
        found[f"{name}_count"] = _length(name, promised, filters, counts)
    return found


def _list(
    request: HttpRequest, promised: Promised, filters: ProgressFilter, counts: Counts
) -> dict[str, Any]:
    name = filters.wanted["list"]
    count = _length(name, promised, filters, counts)
    keys, missing = _keys(name, promised, filters), _("没有这一页清单。")
    context = paged(request, keys, PAGE_SIZE, count=count, missing=missing)
    entries = overview.entries(context["page_obj"].object_list, today=promised.today)
    return context | {"list_name": LISTS[name], "entries": entries}


def _keys(name: str, promised: Promised, filters: ProgressFilter) -> Any:
    new = promised.new if name == "quiet" else []
    listed = overview.listed(name, today=promised.today, too_new=new)
    return filters.filter_queryset(listed).values_list("pk", flat=True)


def _length(name: str, promised: Promised, filters: ProgressFilter, counts: Counts) -> int:
    new = filters.left(promised.new) if name == "quiet" else []
    return overview.length(name, counts, new)
