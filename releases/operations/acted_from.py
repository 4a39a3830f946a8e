"""Tells the trail from where somebody who is signed in acts; of readers nothing is kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from releases.accounts.client_address import client_address
from releases.publishing.trail.history import coming_from

READING = ("GET", "HEAD", "OPTIONS")


def acted_from(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """The middleware; only what may change something asks for the address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return get_response(request)
        with coming_from(address=client_address(request)):
            return get_response(request)

    return middleware
