"""The first page: the newest releases, key figures and a box to search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from releases.models import Edition

from .indicators.key_figures import key_figures
from .lists.printed_items import has_sample, items, listed
from .site import page_head

MAX_NEWEST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    newest = Edition.objects.published().newest_first().values_list("pk", flat=True)[:MAX_NEWEST]
    # A list: counted inside one query, all editions would be, before the first are taken.
    editions = list(listed(Edition.objects.filter(pk__in=list(newest)).newest_first()))
    figures = key_figures()
    shown = [*editions, *(each.figure.row.edition for each in figures)]
    return render(
        request,
        "site/home.html",
        {
            "head": page_head.home(request),
            "items": items(editions),
            "figures": figures,
            "has_sample": has_sample(shown),
        },
    )
