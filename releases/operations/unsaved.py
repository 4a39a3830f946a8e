"""An editor's save that failed: whether it was kept, and what was typed, to be sent again.

The database may be away, locked or full, or something else went wrong. Asks no table, as it may
have to answer without a database.
"""

import errno
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import ContextVar
from typing import Any

from django.db import Error, InterfaceError, InternalError, OperationalError, connection
from django.db.transaction import on_commit
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from releases.accounts.typed import typed_form

RETRY_AFTER = 10
FULL_OR_READ_ONLY = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
CHANGE = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
# What is no content of an editor's.
ASIDE = (
    *("django_", "releases_search", "releases_signinentry", "releases_contentversion"),
    *("releases_scratch", "releases_presence"),
)
log = logging.getLogger(__name__)


class Writing:
    """What the statements of one request wrote, and whether that was committed."""

    def __init__(self) -> None:
        self.kept = self.in_doubt = self.away = False

    def __call__(self, execute: Callable[..., object], sql: str, *rest: Any) -> object:
        """Stands around every statement."""
        result = execute(sql, *rest)
        change = CHANGE.match(str(sql))
        if change and not change[1].startswith(ASIDE):
            on_commit(self._committed)
        return result

    def _committed(self) -> None:
        self.kept = True

    def failed(self, error: BaseException) -> None:
        """A server that went away while it committed may have done so all the same."""
        self.away = any(
            isinstance(each, OperationalError | InterfaceError | InternalError)
            or (isinstance(each, OSError) and each.errno in FULL_OR_READ_ONLY)
            for each in chain(error)
        )
        self.in_doubt = connection.vendor != "sqlite" and any(map(in_commit, chain(error)))

    @property
    def outcome(self) -> str:
        return "kept" if self.kept else "in_doubt" if self.in_doubt else "not_kept"


_writing: ContextVar[Writing | None] = ContextVar("writing", default=None)


class TellsWhetherKept:
    """The middleware, around the one of sessions, as those are stored after the page was made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        writing = Writing()
        _writing.set(writing)
        with connection.execute_wrapper(writing):
            response = self.get_response(request)
        if response.status_code == 500 or (response.status_code == 400 and writing.kept):
            # Without a connection it failed before the page was asked; with the content kept, what
            # failed is the storing of the session.
            writing.away = writing.away or writing.kept or connection.connection is None
            return told(request, writing)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        writing = _writing.get()
        if request.method != "POST" or writing is None:
            return None
        writing.failed(exception)
        if not writing.away:
            return None
        log.error("%s: %s", request.path, writing.outcome, exc_info=exception)
        return told(request, writing)


def told(request: HttpRequest, writing: Writing) -> HttpResponse:
    """The page; what was typed is in it unless it is kept."""
    signs_in = request.path_info.endswith("/login/")
    context: dict[str, object] = {
        "outcome": "sign_in" if signs_in else writing.outcome,
        "away": writing.away,
        "csrf_token": get_token(request),
    }
    with suppress(UnreadablePostError, Error):
        if not writing.kept and not signs_in:
            context["form"] = typed_form(request)
    status = 503 if writing.away else 500
    response = HttpResponse(render_to_string("admin/unsaved.html", context), status=status)
    response["Cache-Control"] = "no-store"
    if writing.away:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def in_commit(error: BaseException) -> bool:
    """Whether it was raised while the database was told to keep all of it."""
    step = error.__traceback__
    while step is not None and step.tb_frame.f_code.co_name != "_commit":
        step = step.tb_next
    return step is not None
