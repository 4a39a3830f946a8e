"""The answer while the database is away and nothing is kept: come again in a moment."""

from django.http import HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = 30


def unavailable() -> HttpResponse:
    """Asks nothing of the database, so it has neither navigation nor footer."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response
