"""The chain: each row of the trail holds a hash of itself and of the one before, without a gap.

Whoever appends waits until the last one who did has committed, and reads the end of the chain then:
two that read it at once would both go on from the same row.
"""

from collections.abc import Sequence

from django.db import connection, transaction

from releases.models import Change
from releases.models.change import hash_after

CHAIN_LOCK = 0x747261696C  # any number that nothing else locks: "trail"
_LAST = f"SELECT sequence, hash FROM {Change._meta.db_table} ORDER BY sequence DESC LIMIT 1"  # noqa: S608


def append(changes: Sequence[Change]) -> None:
    """Store them in this order, behind all that there are."""
    if not changes:
        return
    with transaction.atomic(savepoint=False):
        last, hashed = _head_held()
        for change in changes:
            last += 1
            change.sequence = last
            change.hash = hashed = hash_after(hashed, vars(change))
        Change.objects.bulk_create(changes)


def _head_held() -> tuple[int, str]:
    """Number and hash of the last row; nobody appends another until the transaction ends.

    On SQLite a transaction is the only one that writes from its beginning (IMMEDIATE).
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One question of two statements: the second sees what was committed meanwhile.
            cursor.execute(f"SELECT pg_advisory_xact_lock({CHAIN_LOCK}); {_LAST}")
            cursor.nextset()
        else:
            cursor.execute(_LAST)
        return cursor.fetchone() or (0, "")
