"""What happens when somebody comes in, goes out, or comes back to what was typed."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from . import locks, second_step, typed
from .client_address import client_address
from .lock_rules import Kind
from .sign_in import SignInForm
from .signed_in import went_idle

__all__ = [
    "SignInForm",
    "answered_in_place",
    "note_leaving",
    "note_new_password",
    "turned_away",
    "typed_before",
]


def answered_in_place(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What a script that signs somebody in, in the middle of a page, gets: no page but a word."""
    if request.method != "POST" or not request.headers.get("HX-Request"):
        return response
    if response.status_code == 401:
        return response
    if response.status_code == 302:
        halfway = response["Location"] == reverse("admin:second_step")
        return second_step.asked_in_place(request) if halfway else HttpResponse(status=204)
    assert isinstance(response, TemplateResponse)
    context = response.context_data or {}
    errors = context["form"].errors
    why = " ".join(dict.fromkeys(error for found in errors.values() for error in found))
    if asked := context.get("asked"):
        why = f"{why}\n{asked}"  # the question before is void: the dialog asks this one
    return HttpResponse(why, status=422, content_type="text/plain; charset=utf-8")


def turned_away(request: HttpRequest, *, may: bool) -> HttpResponse | None:
    """What a script gets whose page was opened by somebody who is signed in no more; else None."""
    opened_by = request.headers.get("X-Account", "")
    if not request.headers.get("HX-Request") or (may and opened_by in ("", str(request.user.pk))):
        return None
    get_token(request)  # the sign-in needs one
    return HttpResponse(status=401)


def note_leaving(request: HttpRequest) -> None:
    _note(Kind.LOGOUT, request)


def note_new_password(request: HttpRequest) -> None:
    _note(Kind.PASSWORD, request)


def typed_before(request: HttpRequest) -> list[typed.TypedForm]:
    """What was typed in this browser before its session ended, once somebody is back.

    Until then a form that is sent is kept.
    """
    if request.user.is_authenticated:
        return typed.take(request.session) if request.method == "GET" else []
    if request.method == "POST" and went_idle(request.session):
        typed.keep(request)
    return []


def _note(kind: Kind, request: HttpRequest) -> None:
    name = request.user.get_username()
    locks.record(kind, name=name, address=client_address(request), now=timezone.now())
