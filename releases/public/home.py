"""The first page: the newest releases, key figures and a box to search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from releases.models import Edition, Release

from .home_parts import home_parts
from .indicators.key_figures import key_figures
from .lists.printed_items import has_sample, items, listed
from .site import page_head

MAX_NEWEST = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    pinned = Edition.objects.published().filter(release__in=Release.objects.pinned())
    first = list(pinned.order_by("-release__pinned_at", "-release").values_list("pk", flat=True))
    newest = Edition.objects.published().newest_first().values_list("pk", flat=True)
    # A list: counted inside one query, all editions would be, before the first are taken.
    rest = list(newest.exclude(pk__in=first)[: MAX_NEWEST - len(first)])
    shown_by_key = {
        each.pk: each for each in listed(Edition.objects.filter(pk__in=[*first, *rest]))
    }
    editions = [shown_by_key[pk] for pk in (*first, *rest)]
    figures = key_figures()
    shown = [*editions, *(each.figure.row.edition for each in figures)]
    return render(
        request,
        "site/home.html",
        {
            "head": page_head.home(request),
            "items": items(editions, pinned=first),
            "figures": figures,
            "sections": home_parts(timezone.localdate()),
            "has_sample": has_sample(shown),
        },
    )
