"""A file that was chosen stays while its form comes back with an error, so it is chosen once.

It lies apart from the attachments, for whoever sent it alone, and is swept with what has no row.
"""

import datetime
import secrets
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.core.files import File
from django.core.files.base import ContentFile

# Of one account; an older one gives way.
MOST_KEPT = 5
MAX_AGE = datetime.timedelta(hours=24)
_SALT = "kept-upload"


class KeptUpload(NamedTuple):
    """`token` is what the form carries; nobody can make one up, nor use another's."""

    token: str
    name: str
    path: Path

    def file(self) -> File[bytes]:
        return ContentFile(self.path.read_bytes(), self.name)

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


def keep(file: File[bytes], *, by: int) -> KeptUpload:
    """Write it down for the account with this key."""
    mine = folder() / str(by)
    mine.mkdir(parents=True, exist_ok=True)
    path = mine / secrets.token_hex(16)
    file.seek(0)
    with path.open("wb") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
    newest_first = sorted(mine.iterdir(), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in newest_first[MOST_KEPT:]:
        old.unlink(missing_ok=True)
    name = file.name or ""
    return KeptUpload(signing.dumps([by, path.name, name], salt=_SALT), name, path)


def kept(token: str, *, by: int) -> KeptUpload | None:
    """None for a token that is not this account's, or whose file was swept meanwhile."""
    try:
        owner, file, name = signing.loads(token, salt=_SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    path = folder() / str(owner) / file
    return KeptUpload(token, name, path) if owner == by and path.is_file() else None


def folder() -> Path:
    return Path(settings.DATA_DIR) / "uploads"


def sweep(*, now: datetime.datetime) -> int:
    """Delete those that no form may use any more; tells how many."""
    latest = (now - MAX_AGE).timestamp()
    old = [path for path in folder().glob("*/*") if path.stat().st_mtime <= latest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
