"""What is too long is refused by its announced length, before a byte of it is read.

Readers send short forms; only staff who are signed in send pages and attachments.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from releases.accounts.signed_in import went_idle

GetResponse = Callable[[HttpRequest], HttpResponse]
MAX_FROM_READERS = 64 * 1024
# An attachment of the largest size, and the form around it.
MAX_FROM_STAFF = 110 * 1024 * 1024


def body_limit(get_response: GetResponse) -> GetResponse:
    """The middleware; after the one that knows the user, who is asked for only where it matters."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        announced = int(length) if length.isdecimal() else 0
        if announced > MAX_FROM_READERS and announced > _most(request):
            return HttpResponse(render_to_string("413.html"), status=413)
        return get_response(request)

    return middleware


def _most(request: HttpRequest) -> int:
    """What staff typed before their session ended is kept for after the next sign-in."""
    known = request.user.is_staff or went_idle(request.session)
    return MAX_FROM_STAFF if known else MAX_FROM_READERS
