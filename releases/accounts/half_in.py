"""Whoever gave the right password and has still to show a second factor: known to the session of
their browser, signed in nowhere.

What is remembered holds for ten minutes, for one sign-in, and as long as the password is the same.
"""

import time

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

HALF = "accounts.half_in"
MINUTES = 10


def remember(request: HttpRequest, user: User, *, after: str, weak: str) -> None:
    """`after` is where to go on to, `weak` what to say there of the password. Whoever knew the
    session's key before the password was right knows it no more."""
    if request.session.session_key:
        request.session.cycle_key()
    request.session[HALF] = {
        "user": user.pk,
        "proof": user.get_session_auth_hash(),
        "at": time.time(),
        "after": after,
        "weak": weak,
    }


def user_of(request: HttpRequest) -> User | None:
    """Who it is, as long as that holds."""
    said = request.session.get(HALF)
    if said is None or not 0 <= time.time() - said["at"] <= MINUTES * 60:
        request.session.pop(HALF, None)
        return None
    user = User.objects.filter(pk=said["user"], is_active=True, is_staff=True).first()
    same = user is not None and constant_time_compare(user.get_session_auth_hash(), said["proof"])
    return user if same else None


def forget(request: HttpRequest) -> tuple[str, str]:
    """Once it was taken: where to go on to, and what to say of the password."""
    said = request.session.pop(HALF)
    return said["after"], said["weak"]
