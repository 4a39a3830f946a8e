"""The middleware that answers with what was made before, or with nothing where that is had.

It stands outermost but for probes and the log. What it keeps has passed all the others, so their
headers are kept along: an answer from here opens no session and reads no cookie but those of the
display.
"""

import hashlib
import logging
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

from releases.models.triggers.content_version import one_version
from releases.public.site.preferences import Reader
from releases.search.results.search_tally import Search, batch

from . import headers
from .build import build
from .kept_page import KeptPage, takes_packed
from .known_version import Away, KnownVersion, VersionSource
from .one_at_a_time import one_at_a_time
from .patience import wait_in_line
from .store import keep, kept
from .unavailable import unavailable

GetResponse = Callable[[HttpRequest], HttpResponseBase]
SAFE, EDITORS = ("GET", "HEAD"), "/admin/"
IF_NONE_MATCH = "HTTP_IF_NONE_MATCH"
CONDITIONS = (IF_NONE_MATCH, "HTTP_IF_MODIFIED_SINCE")
STALE_SINCE = "X-Served-Stale"
# Times that a page is made where what it shows changes meanwhile.
TRIES = 3
# A larger file would push too many pages out.
MOST_BYTES = 1024 * 1024
log = logging.getLogger(__name__)


class KeptPages:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.version = VersionSource()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        if request.method not in SAFE or headers.asks_for_english_by_cookie(request):
            with suppress(Away):
                self.version.ask()
            wait_in_line()
            return headers.private(self.get_response(request))
        try:
            known = self.version.ask()
        except Away:
            return self.last_known(request)
        if not known.token:  # a database that was never migrated so far
            return headers.private(self.get_response(request))
        if request.path_info.startswith(EDITORS):
            wait_in_line()
        name = name_of(request, known)
        if response := answer(request, name):
            return response
        with one_at_a_time(name) as waited:
            response = answer(request, name) if waited else None
            return response or self.made(request, name, known)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """The database went away, or is locked, while the page was made."""
        if isinstance(exception, Error) and request.method in SAFE:
            log.error("%s could not be made", request.path, exc_info=exception)
            return self.last_known(request)
        return None

    def made(self, request: HttpRequest, name: str, known: KnownVersion) -> HttpResponseBase:
        """By the others, whole: what the reader has already is looked at afterwards."""
        conditions = {key: request.META.pop(key) for key in CONDITIONS if key in request.META}
        is_whole = False
        for _time in range(TRIES):
            with one_version(known.token):
                response = self.get_response(request)
            changed = self.changed(request, response, known)
            if changed is None:
                return self.last_known(request)
            if is_whole := changed == known:
                break
            known, name = changed, name_of(request, changed)
        request.META |= conditions
        if STALE_SINCE in response:
            return response
        if not is_whole or not headers.is_public(request, response):
            return headers.private(response)
        response["Cache-Control"] = headers.for_all(request)
        if response.status_code != 200:
            return response
        response.headers.setdefault("ETag", f'W/"{name}"')
        if not isinstance(response, HttpResponse) or response.streaming:
            return response
        keeps = request.method == "GET" and _keeps()
        page = KeptPage.of(response, pack=keeps or takes_packed(request))
        if keeps and len(page.body) <= MOST_BYTES:
            keep(name, page)
        return _told(request, page, name, response.content)

    def changed(
        self, request: HttpRequest, response: HttpResponseBase, known: KnownVersion
    ) -> KnownVersion | None:
        """The same where nothing came between the statements of the page: each sees what was there
        when it was sent, and half of a correction is no page, or a failed one. None where that
        failed because the database went away, beyond a view: in a page of errors, say."""
        failed = response.status_code == 500
        if not _keeps() or not (failed or headers.is_public(request, response)):
            return known
        try:
            now = self.version.ask()
        except Away:
            return None if failed else known
        return known if now[:2] == known[:2] else now

    def last_known(self, request: HttpRequest) -> HttpResponseBase:
        """What was right when the database answered last; else that it does not."""
        for known in self.version.last_known():
            if response := answer(request, name_of(request, known)):
                response["Warning"] = '110 - "Response is Stale"'
                response[STALE_SINCE] = http_date(known.read_at.timestamp())
                return response
        return unavailable()


def name_of(request: HttpRequest, known: KnownVersion) -> str:
    """Of the page that this request gets while this is known: its key, and its tag. Nobody can
    make one up, so who has it was given the page."""
    parts = (
        known.token, known.day, Reader.of(request).classes, str(request.scheme), request.get_host(),
        request.path, request.META.get("QUERY_STRING", ""),
    )  # fmt: skip
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16, key=build()).hexdigest()


def answer(request: HttpRequest, name: str) -> HttpResponseBase | None:
    """The page of this name, or that the reader has it; None where nobody kept it."""
    if name in request.META.get(IF_NONE_MATCH, ""):
        page = kept(name, KeptPage) if "q=" in request.META.get("QUERY_STRING", "") else None
        response = HttpResponseNotModified()
        response["ETag"], response["Vary"] = f'W/"{name}"', "Accept-Encoding"
        response["Cache-Control"] = headers.for_all(request)
        return _counted(response, page.searched if page else None)
    page = kept(name, KeptPage)
    return _told(request, page, name) if page else None


def _keeps() -> bool:
    """Not while pages are being written: a template that is edited shows at once."""
    return bool(settings.PAGE_CACHE_MB) and not settings.DEBUG


def _told(
    request: HttpRequest, page: KeptPage, name: str, plain: bytes | None = None
) -> HttpResponseBase:
    """A feed tells its own changes: who knows the present one gets no more."""
    response = page.answer(request, name, plain)
    if any(condition in request.META for condition in CONDITIONS):
        changed = parse_http_date_safe(response.get("Last-Modified", ""))
        found = get_conditional_response(request, response.get("ETag"), changed, response)
        response = found or response
    return _counted(response, page.searched)


def _counted(response: HttpResponseBase, searched: Search | None) -> HttpResponseBase:
    """Written down when the answer has gone out."""
    if searched:
        batch.count(searched)
    if batch.counts:
        response._resource_closers.append(batch.write_if_due)  # type: ignore[attr-defined]
    return response
