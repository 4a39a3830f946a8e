"""ContentVersion 内容版本: what readers may see, as one value that every change of it makes new.

The database raises it by itself (`content_changes`). A page that was made when it was
read first is good as long as it stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from .content_changes import VERSION, settling


class ContentVersion(models.Model):
    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=32)
    # Another one whenever a name that is there was changed or went.
    names = models.CharField(max_length=32, default="")

    class Meta:
        verbose_name = verbose_name_plural = _("内容版本")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="content_version_is_one_row")
        ]

    def __str__(self) -> str:
        return f"{self.number}.{self.token}.{self.names}"


# While a page is made, all that it is made of is as new as this.
_of_page: ContextVar[str] = ContextVar("content version of the page", default="")
READ = f"SELECT number, token, names FROM {VERSION} WHERE id = 1"  # noqa: S608 - our own names
_settling = cache(settling)


def content_version() -> str:
    """One narrow row, asked for with every page, so without the ORM; empty where there is none.

    Within a transaction it counts what that has changed so far.
    """
    if of_page := _of_page.get():
        return of_page
    with connection.cursor() as cursor:
        if connection.in_atomic_block and connection.vendor == "postgresql":
            cursor.execute(f"{_settling()}; {READ}")
            while cursor.nextset():
                pass
        else:
            cursor.execute(READ)
        row = cursor.fetchone()
    return ".".join(map(str, row)) if row else ""


def names_version(version: str) -> str:
    """The part of it that stays as long as names that were there read the same."""
    return version.rpartition(".")[2]


@contextmanager
def one_version(token: str) -> Iterator[None]:
    """Within it, this is the version, asked for once: for a request that changes nothing."""
    before = _of_page.set(token)
    try:
        yield
    finally:
        _of_page.reset(before)
