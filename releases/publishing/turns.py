"""Writers wait for each other: in a row for drafts and names, or under the lock of one edition."""

import datetime

from django.db import connection
from django.utils.translation import gettext as _

from releases.models import Edition, Release

from .discarding import who_did
from .errors import Refused

NAMES_LOCK = 0x69706E657773  # any number that nothing else locks: "ipnews"


def in_turn() -> None:
    """An advisory lock until the transaction ends. SQLite's writers queue up anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAMES_LOCK])


def locked(edition: Edition, *, seen: datetime.datetime | None, in_bin: bool = False) -> Edition:
    """The stored edition, under a row lock with its release until the transaction ends.

    `seen` is the `updated_at` of what the editor looked at: another is not acted upon. What is in
    the bin is locked for who asks for it there, and for nobody else.
    """
    Release.objects.select_for_update().filter(pk=edition.release_id).first()
    editions = Edition.objects.select_for_update(of=("self",)).select_related("release")
    found = editions.filter(pk=edition.pk).first()
    if found is None:
        raise Refused(_("这一版已被删除。"))
    if in_bin and not found.in_bin:
        raise Refused(_("这份草稿不在回收站里。"))
    if found.in_bin and not in_bin:
        raise Refused(who_did.told(found))
    if seen is not None and found.updated_at != seen:
        raise Refused(_("这个版本刚被别人修改，请返回再看一遍。"))
    return found
