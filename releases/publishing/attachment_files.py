"""The files of attachments: a file that no row names any more goes with its edition's draft.

What was taken away or replaced stays until the draft is published or discarded, for an undo.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from releases.models import Attachment, Change, Edition
from releases.models.attachment import files_named
from releases.models.change import FieldChange

COLUMNS = ("file", "small")


def let_go(edition: Edition) -> None:
    """Have the files of its rows, and of those that it had, deleted unless another row names them,
    once the present transaction is committed.

    The trail does not part a draft from another one of its number that lies in the bin: what was
    taken away from either is left to the nightly sweep, once neither can ask for it.
    """
    like = edition.release.editions.filter(ordinal=edition.ordinal).exclude(pk=edition.pk)
    names = files_named(edition.attachments.all())
    names |= set() if like.exists() else to_bring_back([edition])
    if names:
        transaction.on_commit(partial(delete_unused, names), robust=True)


def to_bring_back(editions: Iterable[Edition]) -> set[str]:
    """Files that an act on one of the editions took away: taking it back brings them back."""
    names: set[str] = set()
    for edition in editions:
        acts = Change.objects.of_edition(edition).filter(verb=Change.Verb.EDIT)
        for differences in acts.values_list("differences", flat=True):
            names.update(name for each in differences for name in _before(each))
    return names - {""}


def _before(each: FieldChange) -> Iterator[str]:
    if each["row"] != "attachment":
        return
    was = each["was"]
    if isinstance(was, dict):
        yield from (str(was.get(column, "")) for column in COLUMNS)
    elif each["field"] in COLUMNS:
        yield str(was)


def delete_unused(names: set[str]) -> set[str]:
    """Delete those that no row names, and tell which; none while a backup copies files, which
    the sweep of orphaned files makes up for."""
    with _alone(fcntl.LOCK_EX | fcntl.LOCK_NB) as alone:
        if not alone:
            return set()
        # An edition and the next one share a file that both show.
        using = Attachment.objects.filter(Q(file__in=names) | Q(small__in=names))
        unused = names - files_named(using)
        for name in unused:
            default_storage.delete(name)
        return unused


@contextmanager
def kept() -> Iterator[None]:
    """While this is held no file is deleted, in whichever process."""
    with _alone(fcntl.LOCK_SH):
        yield


@contextmanager
def _alone(how: int) -> Iterator[bool]:
    """By a lock on the folder: a file of its own would belong to whoever came first."""
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)
