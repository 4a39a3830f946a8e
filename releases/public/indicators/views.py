"""Indicators: all of them by theme, and one with its whole series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Indicator
from releases.public.lists.printed_items import has_sample
from releases.public.series.news import times_reported
from releases.public.site.former_addresses import leads_on
from releases.public.site.numbered_pages import numbered
from releases.publishing.errors import NotHere

from . import indicator_head, indicator_list, indicator_page

MAX_RELATED = 8


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Some indicators of every theme; with a word or a theme, a list in pages."""
    word = request.GET.get("q", "").strip()[: indicator_list.MAX_WORD_LENGTH]
    theme = request.GET.get("theme", "")
    found = indicator_list.reported(word)
    counts = indicator_list.theme_counts(found)
    unknown = theme not in counts and theme
    theme = "" if unknown else theme
    context: dict[str, object] = {
        "word": word,
        "theme": theme,
        "theme_name": indicator_list.theme_name(theme) if theme else "",
        "unknown_theme": unknown,
        "themes": [(key, indicator_list.theme_name(key), n) for key, n in counts.items()],
        "total": sum(counts.values()),
    }
    if theme or word:
        page = indicator_list.listed(found, theme, request.GET.get("page"))
        shown = indicator_list.items(page.object_list)
        context |= {"items": shown, **numbered(page)}
    else:
        groups = indicator_list.overview(found)
        shown = [item for group in groups for item in group.items]
        context["groups"] = groups
    context["has_sample"] = has_sample(item.statistic.edition for item in shown if item.statistic)
    return render(request, "indicators/indicator_list.html", context)


@leads_on("indicator")
@require_safe
def indicator(request: HttpRequest, slug: str) -> HttpResponse:
    """One indicator: its chart, its conflicts and the tables of what was stated."""
    found = find(slug)
    reported = times_reported()
    page = indicator_page.load(found, request.GET.get("page"), request.GET.get("part"))
    context = {
        "head": indicator_head.indicator_head(request, page),
        "indicator": found,
        "page": page,
        "tables": [
            (kind, name, page.tables[kind])
            for kind, name in indicator_page.kind_headings().items()
            if kind in page.tables
        ],
        "times_reported": reported.get(found.pk, 0),
        "figures": indicator_page.figures(request, page),
        "related": indicator_list.related(found, MAX_RELATED, reported),
        "address": request.build_absolute_uri(),
        **numbered(page.page),
    }
    return render(request, "indicators/indicator_detail.html", context)


def find(slug: str) -> Indicator:
    """Only what a published release tells something of; a name in a draft stays unknown."""
    found = indicator_list.published().prefetch_related("aliases").filter(slug=slug).first()
    if found is None:
        raise NotHere(_("没有网址名为“%s”的指标，或者还没有发布过它的数据。") % slug)
    return found
