"""The five lists under one filter bar: releases, exchanges, measures, figures, speakers."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from releases.public.site.former_addresses import lead_on, led_query
from releases.publishing.errors import NotHere
from releases.search.lists.pagination import KeysetPage, by_place, by_rank
from releases.search.results.search_tally import countable
from releases.search.words.alternatives import alternatives_to

from .empty_results import alternatives
from .filter_bar import FilterBar, bar_of
from .hit_items import hit_items
from .parted_search import parted_search
from .printed_items import printed
from .printed_rows import printed_rows

# Of lists that say more than others above what is listed.
TEMPLATES = {"measures": "lists/measure_list.html", "statistics": "lists/statistic_list.html"}
# What is found of what was typed, on that day.
Find = Callable[[str, date], str]
# What the page is called, and what is counted on it.
HEADINGS = {
    "releases": (gettext_lazy("全部发布"), gettext_lazy("篇")),
    "exchanges": (gettext_lazy("答记者问"), gettext_lazy("个问答")),
    "measures": (gettext_lazy("举措"), gettext_lazy("项举措")),
    "statistics": (gettext_lazy("逐条数据"), gettext_lazy("条数据")),
    "speakers": (gettext_lazy("发言人"), gettext_lazy("位发言人")),
}


def list_view(view: str, *, answered: Find | None = None) -> Callable[[HttpRequest], HttpResponse]:
    """The view function for one of the five; `answered` is printed above what a search finds."""

    @require_safe
    def show(request: HttpRequest) -> HttpResponse:
        bar = bar_of(view, request.GET)
        refused = bool(bar.filterset.form.errors)
        today = led_query(request.GET) if refused else None
        if today and not bar_of(view, today).filterset.form.errors:
            return lead_on(request, today)
        empty = not refused and not bar.result_list.total().n
        parted = parted_search(request.GET, bar) if empty else None
        bar = bar_of(view, parted.data) if parted else bar
        pages, criteria = _pages(bar), bar.result_list.criteria
        is_search = view == "releases" and pages.is_first and list(criteria) == ["q"]
        find = answered if is_search and not refused else None
        context = _told(view, bar, pages, refused=refused)
        context["parted"] = parted
        context["answer"] = find(_typed(request), timezone.localdate()) if find else ""
        response = render(request, TEMPLATES.get(view, "lists/list.html"), context)
        # What a filter hides is not missing.
        if is_search:
            searched = countable(_typed(request), criteria.q, bar.result_list.total().n)
            response.searched = searched  # type: ignore[attr-defined]
        return response

    return show


def _told(view: str, bar: FilterBar, pages: KeysetPage, *, refused: bool) -> dict[str, Any]:
    """What the page says; where a condition was refused nothing is listed, as nobody knows what
    was meant."""
    total = bar.result_list.total()
    bar.filterset.offer()
    found = None if total.n or refused else alternatives_to(bar.result_list)
    heading, unit = HEADINGS[view]
    shown = {"items": [], "has_sample": False} if refused else _shown(view, bar, pages)
    return {
        "view": view, "heading": heading, "unit": unit, "first_page": bar.query(),
        "form": bar.filterset.form, "tabs": bar.tabs(), "active": bar.active(),
        "narrowed": bar.is_narrowed,
        "total": total, "pages": pages, "bar": bar, "query": bar.result_list.criteria.q,
        "sort": _sort(bar), "by_date": bar.query(sort="date"),
        "by_relevance": bar.query(sort="relevance"),
        "help": found, "ways": alternatives(bar, found) if found else [],
        **shown,
    }  # fmt: skip


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()


def _shown(view: str, bar: FilterBar, pages: KeysetPage) -> dict[str, Any]:
    query = bar.result_list.criteria.q
    keys = query.keys
    if view != "releases":
        link = f"?q={quote(bar.data.get('q', ''))}" if query.required else ""
        found = printed_rows(view, pages.rows, keys, link)
        return {"items": found, "has_sample": any(row.is_sample for row in found)}
    kept = printed(pages.rows, pinned=pages.pinned)
    sample = any(part.is_sample for part in kept.values())
    if not keys:
        return {"items": list(kept.values()), "has_sample": sample}
    hits = hit_items(kept, query, bar.data.get("q", ""))
    return {"items": hits, "has_sample": sample}


def _pages(bar: FilterBar) -> KeysetPage:
    if _sort(bar) == "relevance":
        pages = by_rank(bar.result_list, bar.data, bar.query)
        if not pages.rows and not pages.is_first:
            raise NotHere(_("没有这一页：页码超出了范围。"))
        return pages
    return by_place(bar.result_list, bar.data, bar.query)


def _sort(bar: FilterBar) -> str:
    """Releases by relevance where words were typed, unless the newest are wanted first."""
    ranked = bar.filterset.list_kind.name == "releases" and bar.result_list.criteria.q.required
    return "relevance" if ranked and bar.data.get("sort") != "date" else "date"
