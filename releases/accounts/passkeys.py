"""Passkeys: what a browser is asked, and whether its answer is one of the account's own.

The library is loaded where somebody has a passkey or makes one: it costs 12 MB, six of them that
worker's own.
"""

import datetime
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from django.http import HttpRequest

from releases.models import Passkey

if TYPE_CHECKING:
    from fido2.server import Fido2Server

ASKED = "accounts.asked_passkey"
MAX_ANSWER = 20_000  # characters of what a browser sends


def host_of(request: HttpRequest) -> str:
    """Of the address in the browser; "" where that is a number, which no passkey is bound to."""
    host = request.get_host()
    bare = host[: host.rfind("]") + 1] if host.startswith("[") else host.partition(":")[0]
    try:
        ip_address(bare.strip("[]"))
    except ValueError:
        return bare.lower()
    return ""


def ask_new(request: HttpRequest, user: User) -> str:
    """What a browser needs to make one, as JSON; "" where it cannot. Asked anew each time."""
    if not host_of(request):
        return ""
    from fido2 import webauthn

    whose = webauthn.PublicKeyCredentialUserEntity(
        id=str(user.pk).encode(), name=user.get_username(), display_name=str(user)
    )
    options, state = _server(request).register_begin(
        whose,
        credentials=[_credential(row) for row in _here(request, user)],
        resident_key_requirement=webauthn.ResidentKeyRequirement.DISCOURAGED,
        user_verification=webauthn.UserVerificationRequirement.PREFERRED,
    )
    return _asked(request.session, options, state)


def ask_known(request: HttpRequest, user: User) -> str:
    """What a browser needs to use one, as JSON; "" where the account has none for this host."""
    rows = _here(request, user)
    if not rows:
        return ""
    from fido2.webauthn import UserVerificationRequirement

    options, state = _server(request).authenticate_begin(
        credentials=[_credential(row) for row in rows],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return _asked(request.session, options, state)


def made(request: HttpRequest, user: User, answer: str) -> Passkey | None:
    """The new one, not saved and without a name; None where the answer is not what was asked."""
    state, said = request.session.pop(ASKED, None), _read(answer)
    if state is None or said is None or not host_of(request):
        return None
    try:
        data = _server(request).register_complete(state, said)
    except Exception:
        return None
    credential = data.credential_data
    assert credential is not None
    return Passkey(
        user=user,
        host=host_of(request),
        key_id=_text(credential.credential_id),
        credential=_text(bytes(credential)),
        sign_count=data.counter,
    )


def take(request: HttpRequest, user: User, answer: str, *, now: datetime.datetime) -> bool:
    """Whether one of the account's signed what was asked just now. One that counts its signatures
    counts upwards: else it is a copy."""
    state, said = request.session.pop(ASKED, None), _read(answer)
    rows = {row.key_id: row for row in _here(request, user)}
    if state is None or said is None or not rows:
        return False
    known = [_credential(row) for row in rows.values()]
    try:
        used = _server(request).authenticate_complete(state, known, said)
        count = _counter(said)
    except Exception:
        return False
    row = Passkey.objects.filter(pk=rows[_text(used.credential_id)].pk)
    rises = Q(sign_count__lt=count) | (Q(sign_count=0) if count == 0 else Q(pk=None))
    return bool(row.filter(rises).update(used_at=now, sign_count=count))


def _counter(said: Mapping[str, Any]) -> int:
    from fido2.webauthn import AuthenticationResponse

    return AuthenticationResponse.from_dict(said).response.authenticator_data.counter


def _server(request: HttpRequest) -> "Fido2Server":
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    # Those of the operator's, too, whose proxy does not tell the port.
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    office = PublicKeyCredentialRpEntity(id=host_of(request), name=settings.SITE_NAME)
    return Fido2Server(office, verify_origin=lambda origin: origin in ours)


def _here(request: HttpRequest, user: User) -> list[Passkey]:
    return list(Passkey.objects.filter(user=user, host=host_of(request)).order_by("pk"))


def _credential(row: Passkey) -> Any:
    from fido2.webauthn import AttestedCredentialData

    return AttestedCredentialData(_bytes(row.credential))


def _asked(session: SessionBase, options: Any, state: Any) -> str:
    session[ASKED] = state
    return json.dumps(dict(options)["publicKey"])


def _read(answer: str) -> dict[str, Any] | None:
    if not 0 < len(answer) <= MAX_ANSWER:
        return None
    try:
        said = json.loads(answer)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
