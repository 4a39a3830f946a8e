"""Several indicators compared: chosen by address, so that a comparison can be passed on."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Indicator
from releases.public.site.former_addresses import lead_on, led_query
from releases.search import cache
from releases.text.folding import fold

from . import indicator_list
from .comparison import MAX_COMPARED, compare, offered

YEARS = range(1900, 2101)


@require_safe
def comparison(request: HttpRequest) -> HttpResponse:
    chosen, refused = chosen_indicators(request.GET)
    today = led_query(request.GET, {"i": "indicator"}) if refused else None
    if today and len(chosen_indicators(today)[1]) < len(refused):
        return lead_on(request, today)
    base, unclear = base_year(request)
    found = compare(chosen, base)
    base_pair = [("base", str(base))] if base is not None else []
    context = {
        "found": found,
        "refused": [*refused, *unclear],
        "base_words": request.GET.get("base", ""),
        "base_choices": sorted({*found.common_years, *([base] if base is not None else [])}),
        "offered": offered(chosen, at=cache.data_version()),
        "room": MAX_COMPARED - len(chosen),
        "most": MAX_COMPARED,
        # What was understood, for the addresses of the files.
        "download_query": urlencode([*(("i", each.slug) for each in chosen), *base_pair]),
    }
    return render(request, "indicators/comparison.html", context)


def chosen_indicators(asked: QueryDict) -> tuple[list[Indicator], list[str]]:
    """In the order of the address, each once, at most six; and what was left out and why."""
    slugs = list(dict.fromkeys(filter(None, asked.getlist("i"))))
    found = {each.slug: each for each in indicator_list.published().filter(slug__in=slugs[:50])}
    messages = [
        _("没有网址名为“%s”的指标，或者还没有发布过它的数据。") % slug[:100]
        for slug in slugs[:50]
        if slug not in found
    ]
    known = [found[slug] for slug in slugs if slug in found]
    if len(known) > MAX_COMPARED:
        left = "、".join(each.name for each in known[MAX_COMPARED:])
        messages.append(
            _("一次最多比较 %(most)d 个指标，没有列入：%(left)s。")
            % {"most": MAX_COMPARED, "left": left}
        )
    return known[:MAX_COMPARED], messages


def base_year(request: HttpRequest) -> tuple[int | None, list[str]]:
    """The year whose values are 100, and what is unclear about the one that was typed."""
    words = request.GET.get("base", "").strip()
    folded = fold(words).removesuffix("年")
    if not words:
        return None, []
    if folded.isascii() and folded.isdigit() and len(folded) == 4 and int(folded) in YEARS:
        return int(folded), []
    return None, [_("基准年“%s”看不明白，请写四位数的年份，如 2021。") % words[:20]]
