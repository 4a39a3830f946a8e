"""Accounts and groups in the trail: who made, changed or closed which; of a password only that it
is another one. An account is never deleted, as the trail names it for ever: it is closed."""

import datetime
from collections.abc import Mapping

from django.contrib.auth.models import Group, User

from releases.models import Actor, Change

from .field_changes import set_to
from .history import Subject, Verb, record

# What is told of them, by the names of their fields: words, yes or no, or lists of names.
Values = Mapping[str, object]
TOLD = ("username", "last_name", "first_name", "email", "is_active", "is_staff", "is_superuser")


def said(user: User) -> dict[str, object]:
    """All that is told of an account."""
    groups = user.groups.order_by("pk").values_list("name", flat=True)
    return {name: getattr(user, name) for name in TOLD} | {"groups": list(groups)}


def tell(
    thing: User | Group,
    verb: Verb,
    *,
    by: Actor,
    now: datetime.datetime,
    was: Values | None = None,
    becomes: Values | None = None,
    note: str = "",
) -> Change:
    """Inside the transaction that does it; fields are told where it was and is, all of it where it
    came or went."""
    kind = Change.Kind.ACCOUNT if isinstance(thing, User) else Change.Kind.GROUP
    if was is not None and becomes is not None:
        names = [name for name in becomes if was.get(name) != becomes[name]]
        differences = [set_to(thing, name, was.get(name), becomes[name]) for name in names]
    else:
        whole = was is not None or becomes is not None
        differences = [set_to(thing, "", was, becomes)] if whole else []
    subject = Subject(kind, thing.pk, str(thing))
    return record(subject, verb, by=by, now=now, note=note, differences=differences)


def verb_of(was: Values, becomes: Values) -> Verb:
    """An account that is active no more was closed, whatever else was changed."""
    if was.get("is_active") == becomes.get("is_active"):
        return Verb.CHANGE
    return Verb.REOPEN if becomes["is_active"] else Verb.CLOSE
