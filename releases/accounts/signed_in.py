"""Who is signed in: nobody any longer, where nothing was done for as long as the office allows.

Asked whenever a page asks for the user, and only then: pages for readers ask for nobody.
"""

import time
from contextlib import suppress

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from . import locks
from .client_address import client_address
from .lock_rules import Kind

SEEN, WENT_IDLE = "accounts.seen", "accounts.went_idle"
# The moment last seen is written no oftener than so.
SECONDS_BETWEEN = 60
BY_ITSELF = "X-By-Itself"


class SignedInMiddleware(AuthenticationMiddleware):
    """Django's own, whose user is gone after the idle time."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        found = request.user
        request.user = SimpleLazyObject(lambda: _unless_idle(request, found))  # type: ignore[assignment]


def went_idle(session: SessionBase) -> bool:
    """Whether this browser was signed in and did nothing for too long."""
    return bool(session.get(WENT_IDLE))


def _unless_idle(request: HttpRequest, user: User | AnonymousUser) -> User | AnonymousUser:
    session = request.session
    if not user.is_authenticated:
        return user
    now = time.time()
    seen = float(session.get(SEEN, now))
    if now - seen > settings.IDLE_MINUTES * 60:
        name, address = user.get_username(), client_address(request)
        locks.record(Kind.IDLE, name=name, address=address, now=timezone.now())
        session.flush()
        session[WENT_IDLE] = True
        return AnonymousUser()
    by_itself = request.headers.get(BY_ITSELF)  # sent by a page that nobody need be looking at
    if not by_itself and (SEEN not in session or now - seen > SECONDS_BETWEEN):
        already_changed = session.modified
        session[SEEN] = now
        # Written at once: where the database takes no writing, the page is still answered.
        with suppress(DatabaseError, UpdateError):
            session.save()
            already_changed = False
        session.modified = already_changed
    return user
