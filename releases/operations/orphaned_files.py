"""Attachments that lie in DATA_DIR without a row, and rows whose file is not there."""

import datetime
from pathlib import Path

from django.core.files.storage import default_storage

from releases.models import Attachment, Edition
from releases.models.attachment import files_named
from releases.publishing import attachment_files

# A file is there before its row is committed: an import under way may take hours.
SAFE_AGE = datetime.timedelta(hours=24)
AT_ONCE = 1_000


def folder() -> Path:
    """Where attachments lie."""
    return Path(default_storage.path(""))


def without_row(*, now: datetime.datetime, age: datetime.timedelta = SAFE_AGE) -> list[str]:
    """Files that no row names and that were written at least `age` ago, by their names."""
    latest = (now - age).timestamp()
    files = [path for path in folder().rglob("*") if path.is_file()]
    old = {str(path.relative_to(folder())) for path in files if path.stat().st_mtime <= latest}
    # A draft of the bin may come back, with all that an undo of its acts needs.
    drafts = (Edition.objects.open() | Edition.objects.in_bin()).select_related("release")
    return sorted(old - _named() - attachment_files.to_bring_back(drafts))


def without_file() -> list[str]:
    """Names that rows give, of files that are not there."""
    return sorted(name for name in _named() if not (folder() / name).is_file())


def sweep(*, now: datetime.datetime, age: datetime.timedelta = SAFE_AGE) -> list[str]:
    """Delete files without a row and tell which; what killed processes left, too."""
    names = without_row(now=now, age=age)
    pieces = (names[at : at + AT_ONCE] for at in range(0, len(names), AT_ONCE))
    return sorted(name for piece in pieces for name in attachment_files.delete_unused(set(piece)))


def _named() -> set[str]:
    return files_named(Attachment.objects.all())
