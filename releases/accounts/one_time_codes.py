"""Codes of an authenticator app and recovery codes: each is taken once.

An app's code changes every half minute; the one before and the one after are taken too, as the
clocks of telephones are not quite right.
"""

import datetime
import re
import unicodedata

import pyotp
from django.conf import settings
from django.contrib.auth.models import User
from django.utils.crypto import constant_time_compare

from releases.models import AuthenticatorApp, RecoveryCode

STEP_SECONDS = 30
WINDOW = 1  # steps before and after
DIGITS = 6


def new_secret() -> str:
    return pyotp.random_base32()


def enrolment_address(secret: str, user: User) -> str:
    """What the QR code of an enrolment says."""
    totp = pyotp.TOTP(secret)
    return totp.provisioning_uri(name=user.get_username(), issuer_name=settings.SITE_NAME)


def typed_code(typed: str) -> str:
    """Without blanks and hyphens, in half width and capitals."""
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", typed)).upper()


def step_of(secret: str, code: str, *, now: datetime.datetime) -> int | None:
    """The half minute whose code it is, if that is near enough."""
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", code):
        return None
    this, totp = int(now.timestamp()) // STEP_SECONDS, pyotp.TOTP(secret)
    steps = range(this - WINDOW, this + WINDOW + 1)
    fits = [step for step in steps if constant_time_compare(totp.generate_otp(step), code)]
    return max(fits, default=None)


def take(user: User, typed: str, *, now: datetime.datetime) -> bool:
    """Whether it is a code of the account that nobody has used; nobody will from now on."""
    code = typed_code(typed)
    app = AuthenticatorApp.objects.filter(user=user).first()
    step = step_of(app.secret, code, now=now) if app else None
    if app and step is not None:
        fresh = AuthenticatorApp.objects.filter(pk=app.pk, last_step__lt=step)
        return bool(fresh.update(used_at=now, last_step=step))
    unused = RecoveryCode.objects.unused().filter(user=user, digest=RecoveryCode.hashed(code))
    return bool(unused.update(used_at=now))
