"""Readers of settings whose value can be understood and yet would not serve.

Each raises ImproperlyConfigured with one line that names the setting and the remedy, and never
repeats a secret: neither the key nor the address of the database is printed.
"""

import re

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from ipnews.env import required, required_list, typed

SHORTEST_SECRET = 50
# A name as in DNS, Chinese letters allowed, or an IPv6 address in brackets.
HOST = r"\.?[^\s/:@?#*\[\],'\"\\]+|\[[0-9A-Fa-f:.]+\]"


def secret_key() -> str:
    """The key that signs sessions: long, and not one that everybody would try first."""
    key = required("SECRET_KEY", why="sessions and tokens are signed with it")
    remedy = (
        "make one with python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        " and keep it in .env"
    )
    if len(key) < SHORTEST_SECRET:
        short = f"SECRET_KEY has {len(key)} characters, {SHORTEST_SECRET} are needed"
        raise ImproperlyConfigured(f"{short}: {remedy}.")
    if re.fullmatch(r"(.{1,10}?)\1*.{0,9}", key) or key.startswith(("django-insecure-", "for-dev")):
        raise ImproperlyConfigured(f"SECRET_KEY can be guessed: {remedy}.")
    return key


def hosts() -> list[str]:
    """The site's own host names; one that stands for all is refused."""
    given = required_list(
        "ALLOWED_HOSTS", why="the site answers only to its own host names, comma-separated"
    )
    for host in given:
        if not re.fullmatch(HOST, host):
            raise ImproperlyConfigured(
                f"ALLOWED_HOSTS has {host!r}: write host names alone, comma-separated,"
                " like www.example.gov.cn, without https://, port, path or *."
            )
    return given


def listed(name: str) -> list[str]:
    """The parts of a comma-separated setting."""
    return [part.strip() for part in typed(name).split(",") if part.strip()]


def origins(name: str) -> list[str]:
    """Origins with their scheme, comma-separated."""
    given = listed(name)
    for origin in given:
        if not re.fullmatch(rf"https?://(\*\.)?({HOST})(:\d{{1,5}})?", origin):
            raise ImproperlyConfigured(
                f"{name} has {origin!r}: write it like https://www.example.gov.cn."
            )
    return given


def words(name: str, default: str = "") -> str:
    """Free text of an office, on one line."""
    value = typed(name) or default
    if not value.isprintable():
        raise ImproperlyConfigured(f"{name} holds a line break or control characters: remove them.")
    return value


def importable(name: str, *, default: str) -> str:
    """The dotted name of a class that is there."""
    value = typed(name) or default
    try:
        import_string(value)
    except ImportError as error:
        raise ImproperlyConfigured(
            f"{name} is {value!r}, which cannot be imported ({error}): leave it unset, or write"
            f" the dotted name of a class, like {default}."
        ) from error
    return value
