"""What happens when somebody comes in, goes out, or comes back to what was typed."""

from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from . import locks, typed
from .client_address import client_address
from .lock_rules import Kind
from .sign_in import SignInForm
from .signed_in import went_idle

__all__ = ["SignInForm", "note_leaving", "note_new_password", "typed_before", "welcome"]


def welcome(request: HttpRequest) -> None:
    """Somebody came in: a password that the rules would refuse today is to be changed."""
    try:
        validate_password(request.POST.get("password", ""))
    except ValidationError as error:
        messages.warning(
            request,
            format_html(
                '{} <a href="{}">{}</a>',
                _("您的密码不合现在的规则：%s") % " ".join(error.messages),
                reverse("admin:password_change"),
                _("请现在修改密码"),
            ),
        )


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
