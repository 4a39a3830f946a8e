"""One line a request, and an id that every other line of it carries, too.

Personal data stays out of it: of what was typed only the names of the parameters are written, and
no address of a client, which is the web server's to keep (docs/operators.md).
"""

import logging
import os
import re
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .log_lines import request_id, without_token

GetResponse = Callable[[HttpRequest], HttpResponse]
KNOWN_FORM = re.compile(r"[A-Za-z0-9._-]{8,64}")
# A name as our own forms have them; whoever types something else may have typed a value.
PARAMETER = re.compile(r"(?:^|&)([a-z_]{1,30})=")
MAX_NAMES, MAX_PATH = 20, 300
log = logging.getLogger("ipnews.request")


def request_log(get_response: GetResponse) -> GetResponse:
    """The middleware; the outermost, so that what the others answer is told, too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        # Stays until the thread's next request: what is said while a file is sent belongs to this.
        request_id.set(_id_of(request))
        response = get_response(request)
        response["X-Request-ID"] = request_id.get()
        _tell(request, response, round((time.perf_counter() - began) * 1000, 1))
        return response

    return middleware


def _id_of(request: HttpRequest) -> str:
    """The proxy's, where one stands in front: from anybody else it could be chosen."""
    given = request.headers.get("X-Request-ID", "") if settings.BEHIND_PROXY else ""
    return given if KNOWN_FORM.fullmatch(given) else os.urandom(16).hex()


def _tell(request: HttpRequest, response: HttpResponse, milliseconds: float) -> None:
    names = "&".join(PARAMETER.findall(request.META.get("QUERY_STRING", ""))[:MAX_NAMES])
    size = response.get("Content-Length") or (0 if response.streaming else len(response.content))
    fields = {
        "method": request.method,
        "path": without_token(request.path)[:MAX_PATH] + (f"?{names}" if names else ""),
        "status": response.status_code,
        "ms": milliseconds,
        "bytes": int(size),
    }
    words = "%(method)s %(path)s %(status)s %(ms)s ms %(bytes)s bytes"
    log.info(words, fields, extra={"fields": fields})
