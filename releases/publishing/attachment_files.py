"""The files of attachments: a file that no row names any more goes with the last one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet

from releases.models import Attachment
from releases.models.attachment import files_named


def let_go(rows: QuerySet[Attachment]) -> None:
    """Have the files of these rows deleted once the present transaction is committed."""
    transaction.on_commit(partial(delete_unused, files_named(rows)), robust=True)


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
