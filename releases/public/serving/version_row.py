"""The content version as every request begins with it: asked of the driver itself, planned once.

Django's cursor and psycopg's take several times as long, and hand the interpreter to another thread
several times. Where queries are watched, as by tests, a cursor is asked.
"""

import threading
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from releases.models import content_version
from releases.models.triggers.content_version import READ

from .patience import READER, stays_ours, wait_at_most

NAME = b"ipnews_content_version"
_prepared = threading.local()


def version_row() -> str:
    """Empty where there is none; waits for a moment only. Raises Django's errors."""
    here = connections[DEFAULT_DB_ALIAS]
    wait_at_most(READER, here)
    watched = here.in_atomic_block or here.queries_logged or here.execute_wrappers
    if watched or not stays_ours(here):
        return content_version()
    with here.wrap_database_errors:
        if here.vendor == "postgresql":
            row = row_of_postgresql(here.connection)
        else:
            row = list(here.connection.execute(READ).fetchone() or ())
    return ".".join(map(str, row))


def row_of_postgresql(connection: Any) -> list[str]:
    """By libpq's own calls: what the server says comes as it is, an error too."""
    from psycopg.errors import error_from_result  # which a site on SQLite does not load

    libpq = connection.pgconn
    is_new = getattr(_prepared, "on", None) is not connection
    told = [libpq.prepare(NAME, READ.encode())] if is_new else []
    told.append(libpq.exec_prepared(NAME, []))
    for result in told:
        if result.error_message:
            raise error_from_result(result)
    _prepared.on = connection
    row = told[-1]
    return [row.get_value(0, n).decode() for n in range(row.nfields if row.ntuples else 0)]
