"""What caches on the way are told: everything of a public page, nothing of a private one."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from releases.public.site.preferences import Reader

# Kept by proxies for a second, then asked for again by its tag; served on while the site is away.
PUBLIC = "public, max-age=0, s-maxage=1, stale-if-error=86400"
# With the reader's own size of text: by the reader's browser alone.
OWN = "private, max-age=0"
PRIVATE = "private, no-store"
FOUND = (200, 301, 302, 404, 410)


Answer = TypeVar("Answer", bound=HttpResponseBase)


def open_to_all(response: Answer) -> Answer:
    """Data that pages of other sites may read (CORS): public, and the same for whoever asks."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def is_public(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether everybody who asks for the address gets this answer."""
    match = request.resolver_match
    return (
        (match is None or "admin" not in match.app_names)
        and response.status_code in FOUND
        and not response.cookies
        and "no-store" not in response.get("Cache-Control", "")
    )


def for_all(request: HttpRequest) -> str:
    """What a public page says of itself."""
    return PUBLIC if Reader.of(request) == Reader() else OWN


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Not to be kept by anybody, nor compared: not even that it changed is told."""
    if "no-store" not in response.get("Cache-Control", ""):
        response["Cache-Control"] = PRIVATE
    for name in ("ETag", "Last-Modified"):
        del response[name]
    return response


def asks_for_english_by_cookie(request: HttpRequest) -> bool:
    """Such a reader is led to another address."""
    return settings.LANGUAGE_COOKIE_NAME in request.COOKIES
