"""What makes the pages besides the content: this code and these settings, as one value."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parents[3]
# Everything that a page is made by; the lock names the libraries.
MADE_BY = ("ipnews/**/*.py", "releases/**/*.py", "templates/**/*.*", "locale/**/*.mo", "*.txt")
PLAIN = (str, int, bool, float, type(None))


@cache
def build() -> bytes:
    """Equal in all processes that would make the same pages; a secret, as settings have one."""
    found = hashlib.blake2b(code(), digest_size=32)
    for name in filter(str.isupper, dir(settings)):
        value = getattr(settings, name)
        if isinstance(value, PLAIN):
            found.update(f"{name}={value!r}\n".encode())
    return found.digest()


@cache
def code() -> bytes:
    found = hashlib.blake2b(digest_size=32)
    for pattern in MADE_BY:
        for path in sorted(ROOT.glob(pattern)):
            found.update(f"{path.relative_to(ROOT)}\n".encode())
            found.update(path.read_bytes())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    found.update(manifest.read_bytes() if manifest.is_file() else b"")
    return found.digest()
