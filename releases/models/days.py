"""The days of a release, as the database works them out for rows of an edition.

`Edition.told_on` and `Edition.day` say the same of an edition that is loaded.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Case, DateField, F, When
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.sql.compiler import SQLCompiler

from .release import Release


class LocalDay(TruncDate):
    """The day of a moment on the site's clock.

    On SQLite, Django's own calls back into Python for every row, which many rows feel; China has
    kept to one offset since 1992.
    """

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: object
    ) -> tuple[str, tuple[str | int, ...]]:
        moment, params = compiler.compile(self.lhs)
        return f"date({moment}, '+8 hours')", tuple(params)


PUBLISHED_ON = LocalDay("edition__release__first_published_at")
# When readers were told: the day that an imported page printed, else that of our publication.
TOLD_ON = Case(
    When(
        edition__release__origin=Release.Origin.IMPORTED,
        edition__printed_date__isnull=False,
        then=F("edition__printed_date"),
    ),
    default=PUBLISHED_ON,
    output_field=DateField(),
)
# When it was said: the day of the event, else that of our publication.
SAID_ON = Coalesce("edition__event_date", PUBLISHED_ON, output_field=DateField())
