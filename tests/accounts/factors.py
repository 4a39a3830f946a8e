"""Accounts with a second factor, and the codes that their telephones show."""

import datetime
import html
import re

import pyotp
from django.utils import timezone

from releases.models import AuthenticatorApp
from releases.publishing.second_factors import factor_acts
from tests.accounts.soft_passkey import SoftPasskey

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def with_app(user, client=None, session=None) -> list[str]:
    """Gives its recovery codes; whoever is signed in stays so in this client alone."""
    session = client.session.session_key if client else session
    now = timezone.now()
    return factor_acts.add_app(secret=SECRET, step=0, session=session, by=user, now=now)


def shown(steps: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or so many half minutes later."""
    return pyotp.TOTP(secret).at(timezone.now() + datetime.timedelta(seconds=30 * steps))


def asked_of(answer) -> str:
    """What a page asks a passkey."""
    return html.unescape(re.search(r'data-asked="([^"]*)"', answer.content.decode())[1])


def with_passkey(client, password: str, name: str = "办公室电脑", **kw) -> SoftPasskey:
    """Whoever is signed in adds one."""
    key = SoftPasskey(**kw)
    page = client.get("/admin/two-steps/passkey/")
    form = {"name": name, "password": password, "passkey": key.make(asked_of(page))}
    answer = client.post("/admin/two-steps/passkey/", form)
    assert "已添加" in client.get("/admin/two-steps/").content.decode() + answer.content.decode()
    return key


def secret_of(user) -> str:
    return AuthenticatorApp.objects.get(user=user).secret
