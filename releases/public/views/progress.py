"""What was promised and what became of it: counts by body and year, and the lists behind them."""

import datetime
from typing import Any

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Organisation, Release
from releases.public import progress_lines, progress_page, progress_table
from releases.public.progress_page import LISTS, ProgressForm
from releases.public.progress_table import NOBODY, Cell

PER_PAGE = 20
FIRST = 5  # of each list that calls for attention, on the overview


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    cells = progress_table.cells(today=today)
    bodies = progress_table.names(cells)
    form = ProgressForm(request.GET, cells, bodies)
    context: dict[str, Any] = {"form": form, "today": today, "promised": bool(cells)}
    if form.is_valid():
        wanted = form.cleaned_data
        chosen = _narrowed(cells, bodies, wanted)
        context |= {
            "wanted": wanted,
            "counts": (counts := progress_table.total(chosen)),
            "bar": progress_lines.bar(counts),
            "narrowed": bool(wanted["year"] or wanted["organisation"]),
        }
        context |= _list(request, wanted, today) if wanted["list"] else _overview(
            chosen, bodies, wanted, today
        )  # fmt: skip
        shown = [entry.measure for name in SHOWN for entry in context.get(name, ())]
        origins = {row.edition.release.origin for row in shown}
        context["has_sample"] = Release.Origin.SAMPLE in origins
    return render(request, "releases/progress.html", context)


SHOWN = ("overdue", "quiet", "entries")


def _narrowed(
    cells: list[Cell], bodies: dict[int | None, Organisation], wanted: dict[str, str]
) -> list[Cell]:
    slug = {pk: body.slug for pk, body in bodies.items()}
    return [
        cell
        for cell in cells
        if wanted["year"] in ("", cell.year)
        and wanted["organisation"] in ("", slug.get(cell.organisation, NOBODY))
    ]


def _overview(
    cells: list[Cell],
    bodies: dict[int | None, Organisation],
    wanted: dict[str, str],
    today: datetime.date,
) -> dict[str, Any]:
    def body(cell: Cell) -> tuple[str, str]:
        found = bodies.get(cell.organisation)
        return (found.name, found.slug) if found else (_("未注明机构"), NOBODY)

    def year(cell: Cell) -> tuple[str, str]:
        return _("%s年") % cell.year, cell.year

    within = {name: wanted[name] for name in ("organisation", "year")}
    by_year = progress_lines.lines(cells, year, key="year", within=within)
    quiet = progress_page.narrowed(progress_page.listed("quiet", today=today), wanted)
    late = progress_page.narrowed(progress_page.listed("overdue", today=today), wanted)
    return {
        "by_body": progress_lines.lines(cells, body, key="organisation", within=within),
        "by_year": sorted(by_year, key=lambda line: line.name, reverse=True),
        "overdue": _entries(late[:FIRST], today),
        "quiet": _entries(quiet[:FIRST], today),
        "quiet_count": quiet.count(),
    }


def _entries(measures: Any, today: datetime.date) -> list[progress_page.Entry]:
    return progress_page.entries(progress_page.for_display(measures), today=today)


def _list(request: HttpRequest, wanted: dict[str, str], today: datetime.date) -> dict[str, Any]:
    queryset = progress_page.narrowed(progress_page.listed(wanted["list"], today=today), wanted)
    paginator = Paginator(progress_page.for_display(queryset), PER_PAGE)
    try:
        page = paginator.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("没有这一页清单。")) from error
    return {
        "list_name": LISTS[wanted["list"]],
        "entries": progress_page.entries(page.object_list, today=today),
        "page_obj": page,
        "paginator": paginator,
        "is_paginated": page.has_other_pages(),
        "page_numbers": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
    }
