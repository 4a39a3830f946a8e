"""The day of a moment on the site's clock, as the database works it out."""

from typing import Any

from django.db.models.functions import TruncDate


class LocalDay(TruncDate):
    """On SQLite, Django's own calls back into Python for every row, which many rows feel.

    China has kept to one offset since 1992.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        moment, params = compiler.compile(self.lhs)
        return f"date({moment}, '+8 hours')", params
