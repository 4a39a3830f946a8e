"""Reads where mail is handed over; nothing is printed of an address, which may hold a password."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from ipnews.env import typed


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over; none without a host."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    in_tls: bool = False

    @property
    def access(self) -> tuple[str, int, str, str]:
        return self.host, self.port, self.user, self.password


def mail_server(name: str, *, sender: str) -> MailServer:
    """`smtp://`, `smtp+tls://` (STARTTLS) or `smtps://` (TLS from the first byte); the address may
    hold a password, and is in no message."""
    address = typed(name)
    if not address:
        return MailServer()
    pattern = r"(smtp|smtp\+tls|smtps)://([^@/\s]*@)?[^@/:\s]+(:\d{1,5})?/?"
    if not re.fullmatch(pattern, address):
        raise ImproperlyConfigured(
            f"{name} must begin with smtp://, smtp+tls:// or smtps:// and name a host, as in"
            " smtp+tls://user:password@mail.example.gov.cn:587 (in user and password, write @ as"
            " %40, / as %2F, : as %3A)."
        )
    if not sender:
        raise ImproperlyConfigured(f"{name} is set, but not MAIL_FROM: write who mail comes from.")
    parts = urlsplit(address)
    usual = {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme]
    return MailServer(
        host=parts.hostname or "",
        port=parts.port or usual,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+tls",
        in_tls=parts.scheme == "smtps",
    )
