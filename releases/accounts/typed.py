"""What was typed into a form that could not be taken: it is given back, to be sent again.

No password is among it, and files have to be chosen again.
"""

import re
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

TYPED = "accounts.typed"
MAX_FORMS, MAX_CHARACTERS = 3, 4_000_000
# What a person typed and a form has not by itself: it is shown, to be read and copied.
SHOWN = re.compile(r"[^\x21-\x7e]|.{41}")


@dataclass(frozen=True, slots=True)
class TypedForm:
    """A form's address with its fields, those that a person typed apart."""

    action: str
    hidden: list[tuple[str, str]]
    shown: list[tuple[str, str]]
    had_files: bool


def typed_form(request: HttpRequest) -> TypedForm:
    """What a request carries, as a form that can be sent again."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    return _as_form([request.get_full_path(), fields, bool(request.FILES)])


def keep(request: HttpRequest) -> None:
    """Keep it in the session, for who signs in next in this browser."""
    form = typed_form(request)
    fields = form.hidden + form.shown
    if sum(len(name) + len(value) for name, value in fields) > MAX_CHARACTERS:
        return
    others = [kept for kept in request.session.get(TYPED, []) if kept[0] != form.action]
    newest = [form.action, fields, form.had_files]
    request.session[TYPED] = [*others, newest][-MAX_FORMS:]


def take(session: SessionBase) -> list[TypedForm]:
    """What was kept, once: from then on it stands in the page that is shown."""
    return [_as_form(kept) for kept in session.pop(TYPED, [])] if TYPED in session else []


def _as_form(kept: list[object]) -> TypedForm:
    action, fields, had_files = kept
    assert isinstance(fields, list)
    pairs = [(str(name), str(value)) for name, value in fields if name]
    # The name of a button begins with an underscore.
    shown = [SHOWN.search(value) is not None and name[0] != "_" for name, value in pairs]
    return TypedForm(
        action=str(action),
        hidden=[pair for pair, seen in zip(pairs, shown, strict=True) if not seen],
        shown=[pair for pair, seen in zip(pairs, shown, strict=True) if seen],
        had_files=bool(had_files),
    )
