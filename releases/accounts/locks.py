"""Tries of sign-in, counted before the password is looked at, so that many at once are no more.

Each try is written as a failure first and becomes a success afterwards; whoever finds five others
in the log is refused. So no more than five passwords are compared, however many ask together.
"""

import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from releases.models import SignInEntry

from .client_address import network
from .lock_rules import FAILURES, Kind, Standing, standing


class Paused(Exception):
    """Sign-in with this name, or from this place, is paused until a moment."""

    def __init__(self, until: datetime.datetime) -> None:
        super().__init__(until)
        self.until = until


def key_of(name: str) -> str:
    return salted_hmac("releases.accounts.locks", name, algorithm="sha256").hexdigest()[:32]


def record(
    kind: Kind, *, name: str, address: str | None, now: datetime.datetime, by: str = ""
) -> SignInEntry:
    """A line of the log; the name only where an account has it."""
    place = {"address": address, "network": network(address)}
    account = name if User.objects.filter(username=name).exists() else ""
    return SignInEntry.objects.create(
        at=now, kind=kind, account=account, key=key_of(name), by=by, **place
    )


def begin(
    *, name: str, address: str | None, now: datetime.datetime, kind: Kind = Kind.FAILURE
) -> SignInEntry:
    """Count a try that is about to be made; raises Paused where none may be made."""
    key, place = key_of(name), network(address)
    until = _standing(key, place, now).paused(now)
    if until is not None:
        # One line a pause and place, with how often: a machine that goes on fills no disk.
        refused = SignInEntry.objects.filter(kind=Kind.REFUSED, key=key, network=place)
        if not refused.filter(at__gt=now - _pause_length()).update(times=F("times") + 1):
            record(Kind.REFUSED, name=name, address=address, now=now)
        raise Paused(until)
    entry = record(kind, name=name, address=address, now=now)
    before = _standing(key, place, now, apart_from=entry.pk)
    until = before.paused(now)
    if until is not None:
        SignInEntry.objects.filter(pk=entry.pk).update(kind=Kind.REFUSED)
        raise Paused(until)
    if before.reaches(settings.LOCK_AFTER):
        SignInEntry.objects.filter(pk=entry.pk).update(kind=Kind.REFUSED)
        raise Paused(_pause(entry, before, now))
    return entry


def fail(entry: SignInEntry, *, now: datetime.datetime) -> int:
    """What was typed was wrong: pause where that was one too many, else give the tries left."""
    found = _standing(entry.key, entry.network, now)
    if found.reaches(settings.LOCK_AFTER):
        raise Paused(_pause(entry, found, now))
    return settings.LOCK_AFTER - found.failures


def pass_on(entry: SignInEntry) -> None:
    """The password was right, which ends no row of failures: another step is to come, or it was
    asked for once more."""
    SignInEntry.objects.filter(pk=entry.pk).update(kind=Kind.PASSED)


def succeed(entry: SignInEntry, *, now: datetime.datetime) -> None:
    """The try was a success; the log forgets what is older than the office keeps it."""
    SignInEntry.objects.filter(pk=entry.pk).update(kind=Kind.SUCCESS)
    too_old = now - datetime.timedelta(days=settings.LOGIN_LOG_DAYS)
    SignInEntry.objects.filter(at__lt=too_old).delete()
    Session.objects.filter(expire_date__lt=now).delete()


def unlock(what: str, *, by: str, now: datetime.datetime) -> bool:
    """Let a user name, or an address, try again; whether it was paused."""
    place = _as_network(what)
    return _unlock("" if place else key_of(what), place, what, by=by, now=now)


def unlock_entry(entry: SignInEntry, *, by: str, now: datetime.datetime) -> bool:
    """End the pause that this line of the log began; whether it was still on."""
    place = "" if entry.key else entry.network
    return _unlock(entry.key, place, entry.account, by=by, now=now)


def paused(now: datetime.datetime) -> list[SignInEntry]:
    """The pauses that are on, the oldest first."""
    entries = SignInEntry.objects.filter(kind__in=(Kind.LOCKED, Kind.UNLOCKED))
    newest = {
        (entry.key, entry.network): entry
        for entry in entries.filter(at__gt=now - _pause_length()).order_by("pk")
    }
    return [entry for entry in newest.values() if entry.until is not None and entry.until > now]


@transaction.atomic
def _unlock(key: str, place: str, name: str, *, by: str, now: datetime.datetime) -> bool:
    was_paused = any((entry.key, entry.network) == (key, place) for entry in paused(now))
    known = bool(key) and User.objects.filter(username=name).exists()
    SignInEntry.objects.create(
        at=now, kind=Kind.UNLOCKED, key=key, network=place, account=name if known else "", by=by
    )
    return was_paused


def _as_network(what: str) -> str:
    try:
        return network(what)
    except ValueError:
        return what if "/" in what else ""


def _pause_length() -> datetime.timedelta:
    return datetime.timedelta(minutes=settings.LOCK_MINUTES)


def _standing(key: str, place: str, now: datetime.datetime, *, apart_from: int = 0) -> Standing:
    whom = Q(key=key) | Q(network=place) if place else Q(key=key)
    kinds = (*FAILURES, Kind.SUCCESS, Kind.LOCKED, Kind.UNLOCKED)
    entries = SignInEntry.objects.filter(whom, at__gt=now - _pause_length(), kind__in=kinds)
    return standing(entries.exclude(pk=apart_from).order_by("pk"), key=key, network=place)


def _pause(entry: SignInEntry, found: Standing, now: datetime.datetime) -> datetime.datetime:
    """Write the pause of the name, of the place or of both, each as a line of its own."""
    until = now + _pause_length()
    line = {"at": now, "kind": Kind.LOCKED, "until": until, "address": entry.address}
    if found.failures >= settings.LOCK_AFTER:
        SignInEntry.objects.create(**line, account=entry.account, key=entry.key)
    if len(found.names) >= settings.LOCK_AFTER:
        SignInEntry.objects.create(**line, network=entry.network)
    return until
