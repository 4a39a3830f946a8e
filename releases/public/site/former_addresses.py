"""Old links lead on: a page, feed, file or filter under a former name goes to that of today.

Only where there is something to be seen: a name that drafts alone know stays unknown.
"""

from collections.abc import Callable, Mapping
from functools import wraps

from django.http import (
    Http404,
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.urls import reverse

from releases.models.naming.former_address import led_on

View = Callable[..., HttpResponseBase]
# What the filters of lists and feeds name, by the word that stands in the address.
FILTERS = {
    "organisation": "organisation",
    "speaker": "person",
    "topic": "topic",
    "indicator": "indicator",
}


def leads_on(kind: str, find: Callable[[str], object] | None = None) -> Callable[[View], View]:
    """For a view whose address holds the `slug` of such a noun; what else was asked goes along.

    `find`, or else the view, raises Http404 where nothing is to be seen.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def show(request: HttpRequest, slug: str, **asked: str) -> HttpResponseBase:
            try:
                return view(request, slug=slug, **asked)
            except Http404:
                today = led_on(kind, slug)
                if today is None:
                    raise
            if find is not None:
                find(today)
            else:
                view(request, slug=today, **asked)
            match, query = request.resolver_match, request.META.get("QUERY_STRING", "")
            address = reverse(match.view_name, kwargs={"slug": today, **asked}) if match else ""
            return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)

        return show

    return decorate


def leads_query_on(kinds: Mapping[str, str]) -> Callable[[View], View]:
    """For a view that finds nothing where one of these words of its query is not known."""

    def decorate(view: View) -> View:
        @wraps(view)
        def show(request: HttpRequest, **asked: str) -> HttpResponseBase:
            try:
                return view(request, **asked)
            except Http404:
                today = led_query(request.GET, kinds)
                if today is None:
                    raise
            request.GET = today  # type: ignore[assignment]
            view(request, **asked)
            return lead_on(request, today)

        return show

    return decorate


def led_query(asked: QueryDict, kinds: Mapping[str, str] = FILTERS) -> QueryDict | None:
    """What was asked with every former name replaced by that of today; None where there is none."""
    today = asked.copy()
    for name, kind in kinds.items():
        if name in asked:
            today.setlist(name, [led_on(kind, slug) or slug for slug in asked.getlist(name)])
    return today if today != asked else None


def lead_on(request: HttpRequest, query: QueryDict) -> HttpResponsePermanentRedirect:
    return HttpResponsePermanentRedirect(f"{request.path}?{query.urlencode()}")
