"""Who makes drafts and names waits for whoever does so too."""

from django.db import connection

NAMES_LOCK = 0x69706E657773  # any number that nothing else locks: "ipnews"


def in_turn() -> None:
    """An advisory lock until the transaction ends. SQLite's writers queue up anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAMES_LOCK])
