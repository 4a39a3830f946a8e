"""What was promised and what became of it: counts by body and year, and the lists behind them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.public.site.former_addresses import lead_on, led_query
from releases.public.site.numbered_pages import paged
from releases.search import cache
from releases.search.lists.list_filters import Select

from . import summary_lines, summary_table
from .overview import WAITING, Promised, PromiseItem, items
from .promise_filters import LISTS, ProgressFilter

PAGE_SIZE = 20
MAX_FIRST = 5  # of each list that calls for attention, on the overview
Context = dict[str, object]


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """What became of the promises, narrowed by the filters of the address."""
    promised = Promised(timezone.localdate(), cache.data_version())
    offered = summary_table.busiest(promised.cells, Select.most)
    bodies = summary_table.names(offered, request.GET.get("organisation", ""))
    filters = ProgressFilter(request.GET, promised.cells, bodies)
    today = None if filters.is_valid() else led_query(request.GET)
    if today and ProgressFilter(today, promised.cells, bodies).is_valid():
        return lead_on(request, today)
    context: Context = {"form": filters.form, "promised": bool(promised.cells)}
    if filters.is_valid():
        context |= _narrowed(request, promised, filters)
    return render(request, "promises/progress.html", context)


def _narrowed(request: HttpRequest, promised: Promised, filters: ProgressFilter) -> Context:
    """The list that is asked for; else the tables, and the first of what calls for attention."""
    wanted, chosen = filters.wanted, filters.left(promised.cells)
    counts = summary_table.total(chosen)
    context: Context = {
        "wanted": wanted,
        "counts": counts,
        "bar": summary_lines.bar(counts),
        "narrowed": bool(wanted["year"] or wanted["organisation"]),
    }
    shown: dict[int, PromiseItem] = {}
    if name := wanted["list"]:
        keys, count = promised.keys(name, filters), promised.length(name, filters, counts)
        page = paged(request, keys, PAGE_SIZE, count=count, missing=_("没有这一页清单。"))
        shown = items(page["page_obj"].object_list, today=promised.today)
        context |= page | {"list_name": LISTS[name], "entries": shown.values()}
    else:
        by_body = summary_lines.by_body(chosen, filters.bodies, wanted)
        context |= {
            "by_body": by_body,
            "other_bodies": len({cell.organisation for cell in chosen}) - len(by_body),
            "by_year": summary_lines.by_year(chosen, wanted),
        }
        lengths = {name: promised.length(name, filters, counts) for name in WAITING}
        first, told = promised.first(filters, lengths, MAX_FIRST)
        wanted_keys = (key for keys in first.values() for key in keys)
        shown = items(wanted_keys, today=promised.today, told=told)
        for name, found in first.items():
            context |= {name: [shown[key] for key in found], f"{name}_count": lengths[name]}
    return context | {"has_sample": any(item.is_sample for item in shown.values())}
