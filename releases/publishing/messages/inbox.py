"""The inbox of each account: told within the act, read when it is opened, gone after a while."""

import datetime
from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from releases.models import Change, Edition, Editor, Message

from . import audience, mailing

Event = Message.Event
SHOWN = 200  # characters of what was said


def tell(edition: Edition, event: Event, to: Iterable[int], act: Change) -> None:
    """Of an act, all but whoever did it; each account once, of the first event that concerns it."""
    keys = set(to) - {act.by_id}
    row = Message(
        event=event, edition=edition, about=str(act.act), by=act.by, at=act.at, note=act.note
    )
    send(row, keys)


def tell_published(edition: Edition, act: Change) -> None:
    """Who had to do with it; of an emergency also who may review it afterwards."""
    concerned, event = audience.involved(edition), Event.PUBLISHED
    if act.verb == Change.Verb.EMERGENCY:
        event = Event.EMERGENCY
        concerned |= audience.holders("releases.approve_edition")
    tell(edition, event, concerned, act)


def send(row: Message, to: Iterable[int]) -> None:
    """The same to each account that is in use, with a mail after the commit where it has one."""
    users = get_user_model().objects.filter(pk__in=to, is_active=True, is_staff=True)
    told = {
        "event": row.event,
        "edition": row.edition,
        "about": row.about,
        "by": row.by,
        "at": row.at,
        "note": row.note[:SHOWN],
    }
    rows = [
        Message(to_id=key, unsent=bool(settings.MAIL_ON and address), **told)
        for key, address in users.order_by("pk").values_list("pk", "email")
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    if any(each.unsent for each in rows):
        transaction.on_commit(partial(mailing.send_waiting, now=row.at), robust=True)


def opened(user: Editor, pk: int, *, at: datetime.datetime) -> Message | None:
    """One of theirs, read from now on; None where it is nobody's of theirs."""
    found = Message.objects.filter(to=user, pk=pk).select_related("edition").first()
    if found is not None and found.read_at is None:
        Message.objects.filter(pk=pk).update(read_at=at)
    return found


def read_all(user: Editor, *, at: datetime.datetime) -> int:
    """Those that were told by then."""
    return Message.objects.unread().filter(to=user, at__lte=at).update(read_at=at)


def let_go(edition: Edition, *, at: datetime.datetime) -> None:
    """Of a draft that is in the bin nobody is told any more."""
    Message.objects.unread().filter(edition=edition).update(read_at=at)
    Message.objects.filter(edition=edition, unsent=True).update(unsent=False)


def forget(*, at: datetime.datetime) -> int:
    """What is older than the office keeps messages, read or not; the trail keeps the acts."""
    too_old = at - datetime.timedelta(days=settings.MESSAGE_DAYS)
    return Message.objects.filter(at__lt=too_old).delete()[0]
