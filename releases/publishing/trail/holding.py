"""What one act holds while it lasts: the locked edition, and rows as they were read under the lock.

The verbs within ask for neither again, and need no transaction of their own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction
from django.db.models import Model

from releases.models import Edition
from releases.models.edition_row import EditionRow

P = ParamSpec("P")
T = TypeVar("T")
_held: ContextVar[Edition | None] = ContextVar("the edition that an act holds", default=None)
_read: ContextVar[dict[tuple[type[EditionRow], int], EditionRow]] = ContextVar("its rows")
_marked: ContextVar[bool] = ContextVar("whether it waits for the index already", default=False)


@contextmanager
def holding(edition: Edition | None) -> Iterator[None]:
    before, rows, marked = _held.set(edition), _read.set({}), _marked.set(False)
    try:
        yield
    finally:
        _held.reset(before)
        _read.reset(rows)
        _marked.reset(marked)


def held(pk: int) -> Edition | None:
    """The edition of that key, if the present act holds it."""
    edition = _held.get()
    return edition if edition is not None and edition.pk == pk else None


def hold(row: EditionRow) -> None:
    """The row, read under the lock, need not be read again before it is changed; nor the edition
    be marked again, where that was asked along (`indexing.is_marked`)."""
    if _held.get() is not None:
        _read.get()[type(row), row.pk] = copy(row)
        hold_mark(row)


def hold_mark(row: Model) -> None:
    """Whether the edition waits for the index already, as it was asked along with the row."""
    if _held.get() is not None:
        _marked.set(getattr(row, "is_marked", False))


def is_marked(pk: int) -> bool:
    """Whether the edition, held by the present act, is known to wait for the index."""
    return held(pk) is not None and _marked.get()


def read_before(row: EditionRow) -> EditionRow | None:
    """The row as it is stored, for the first verb that asks: it changes it."""
    return _read.get().pop((type(row), row.pk), None) if _held.get() else None


def in_one(verb: Callable[P, T]) -> Callable[P, T]:
    """In a transaction of its own, unless it is part of an act that holds its edition."""
    alone = transaction.atomic(verb)

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return (alone if _held.get() is None else verb)(*args, **kwargs)

    return run
