"""What a worker makes up for when it begins: the one before it may have been killed at its work."""

import logging
from threading import Thread

from django.db import connection

from releases.models import SearchPending
from releases.search.index import indexing

log = logging.getLogger(__name__)
AT_START = 200


def begin() -> Thread:
    """Beside the first requests, as the database may be away and keep who asks waiting."""
    thread = Thread(target=make_up, name="start-of-worker", daemon=True)
    thread.start()
    return thread


def make_up() -> None:
    """Have written to the index what was committed and never came there."""
    try:
        if SearchPending.objects.exists():
            indexing.catch_up(limit=AT_START)
    except Exception:
        log.exception("The index was not made up for; the next that saves will try again.")
    finally:
        connection.close()
