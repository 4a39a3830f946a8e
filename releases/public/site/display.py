"""Keeps how a reader wants the page, and goes back to it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .languages import TAGS, address_in
from .preferences import ELDER_COOKIE, SIZE_COOKIE, SIZES


# By POST, so that neither a crawler nor a browser reading ahead switches anything. Without a token:
# it would put a cookie and a secret on every page, to guard nothing but the size of letters.
@csrf_exempt
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    # Back to the page that was being read; never to another site.
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = reverse("public:home")
    language = request.POST.get("language", "")
    if language in TAGS:  # pages from before the language stood in the address have this switch
        back = address_in(back, language)
    response = HttpResponseRedirect(back, status=303)
    size, elder = request.POST.get("size", ""), request.POST.get("elder", "")
    if size in SIZES:
        _keep(response, SIZE_COOKIE, size if size != SIZES[0] else "")
    if elder in ("0", "1"):
        _keep(response, ELDER_COOKIE, elder if elder == "1" else "")
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    if not value:
        response.delete_cookie(name, path=settings.LANGUAGE_COOKIE_PATH)
        return
    response.set_cookie(
        name,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
