"""The audit log: one entry for every change of state, written in the same transaction."""

import datetime

from releases.models import Actor, Edition, HistoryEntry


def record(
    edition: Edition,
    verb: HistoryEntry.Verb,
    *,
    by: Actor,
    now: datetime.datetime,
    was: str = "",
    becomes: str = "",
    note: str = "",
) -> HistoryEntry:
    return HistoryEntry.objects.create(
        release=edition.release,
        ordinal=edition.ordinal,
        title=edition.title,
        verb=verb,
        from_state=was,
        to_state=becomes,
        content_hash=edition.content_hash,
        note=note,
        at=now,
        by=by,
    )
