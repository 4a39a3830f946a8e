"""What was promised and what became of it: counts by body and year, and the lists behind them."""

import datetime
from typing import Any

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Release
from releases.public import progress_lines, progress_page, progress_table
from releases.public.progress_page import LISTS, Bodies, Known, ProgressForm
from releases.public.progress_table import NOBODY, Cell, Counts
from releases.public.unanswered import too_new

PER_PAGE = 20
FIRST = 5  # of each list that calls for attention, on the overview
ON_OVERVIEW = ("overdue", "quiet")


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    cells = progress_table.cells(today=today)
    bodies = progress_table.names(cells)
    form = ProgressForm(request.GET, cells, bodies)
    context: dict[str, Any] = {"form": form, "promised": bool(cells)}
    if form.is_valid():
        wanted = form.cleaned_data
        chosen = _narrowed(cells, bodies, wanted)
        counts = progress_table.total(chosen)
        context |= {
            "wanted": wanted,
            "counts": counts,
            "bar": progress_lines.bar(counts),
            "narrowed": bool(wanted["year"] or wanted["organisation"]),
        }
        if wanted["list"]:
            context |= _list(request, wanted, counts, today)
        else:
            context |= _tables(chosen, bodies, wanted) | _first(wanted, counts, today)
        shown = [row for name in (*ON_OVERVIEW, "entries") for row in context.get(name, ())]
        context["has_sample"] = any(_is_sample(entry.measure) for entry in shown)
    return render(request, "releases/progress.html", context)


def _narrowed(cells: list[Cell], bodies: Bodies, wanted: dict[str, str]) -> list[Cell]:
    slug = {pk: body.slug for pk, body in bodies.items()}
    return [
        cell
        for cell in cells
        if wanted["year"] in ("", cell.year)
        and wanted["organisation"] in ("", slug.get(cell.organisation, NOBODY))
    ]


def _tables(cells: list[Cell], bodies: Bodies, wanted: dict[str, str]) -> dict[str, Any]:
    def body(cell: Cell) -> tuple[str, str]:
        found = bodies.get(cell.organisation)
        return (found.name, found.slug) if found else (_("未注明机构"), NOBODY)

    def year(cell: Cell) -> tuple[str, str]:
        return _("%s年") % cell.year, cell.year

    within = {name: wanted[name] for name in ("organisation", "year")}
    by_year = progress_lines.lines(cells, year, key="year", within=within)
    return {
        "by_body": progress_lines.lines(cells, body, key="organisation", within=within),
        "by_year": sorted(by_year, key=lambda line: line.name, reverse=True),
    }


def _first(wanted: dict[str, str], counts: Counts, today: datetime.date) -> dict[str, Any]:
    """The first of each list that calls for attention."""
    new = too_new()
    found: dict[str, Any] = {}
    for name in ON_OVERVIEW:
        keys = _keys(name, wanted, today, new)[:FIRST]
        found[name] = progress_page.entries(keys, today=today)
        found[f"{name}_count"] = progress_page.length(name, counts, new, wanted)
    return found


def _list(
    request: HttpRequest, wanted: dict[str, str], counts: Counts, today: datetime.date
) -> dict[str, Any]:
    name = wanted["list"]
    new = too_new() if name == "quiet" else []
    count = progress_page.length(name, counts, new, wanted)
    paginator = Known(_keys(name, wanted, today, new), PER_PAGE, count=count)
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("没有这一页清单。")) from error
    return {
        "list_name": LISTS[name],
        "entries": progress_page.entries(page.object_list, today=today),
        "page_obj": page,
        "paginator": paginator,
        "is_paginated": page.has_other_pages(),
        "page_numbers": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }


def _keys(name: str, wanted: dict[str, str], today: datetime.date, new: list[Any]) -> Any:
    listed = progress_page.listed(name, today=today, too_new=new)
    return progress_page.narrowed(listed, wanted).values_list("pk", flat=True)


def _is_sample(measure: Any) -> bool:
    return bool(measure.edition.release.origin == Release.Origin.SAMPLE)
