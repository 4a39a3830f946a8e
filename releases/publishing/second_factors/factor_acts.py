"""What an account shows after its password is added, removed, or reset by somebody else."""

import base64
import datetime
import secrets

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from releases.models import (
    Actor,
    AuthenticatorApp,
    Editor,
    Message,
    Passkey,
    RecoveryCode,
    ReviewRules,
)
from releases.models.site.second_factor import MAX_PASSKEYS
from releases.publishing.errors import Refused
from releases.publishing.messages import inbox
from releases.publishing.permissions import require
from releases.publishing.trail import account_acts
from releases.publishing.trail.history import Verb

CODES = 10
CODE_BYTES = 10  # 16 letters and digits
FIELD = "factors"


def factors_of(user: User) -> list[AuthenticatorApp | Passkey]:
    apps = AuthenticatorApp.objects.filter(user=user)
    return [*apps, *Passkey.objects.filter(user=user).order_by("pk")]


@transaction.atomic
def add_app(
    *, secret: str, step: int, session: str | None, by: Editor, now: datetime.datetime
) -> list[str]:
    """Instead of the one that it had; gives new recovery codes where the account has none. Every
    other session of the account ends."""
    _locked(by)
    was = _names(by)
    values = {"secret": secret, "last_step": step, "added_at": now, "used_at": None}
    AuthenticatorApp.objects.update_or_create(user=by, defaults=values)
    return _added(by, was, session=session, now=now)


@transaction.atomic
def add_passkey(
    *, passkey: Passkey, session: str | None, by: Editor, now: datetime.datetime
) -> list[str]:
    """As with an app. Raises Refused."""
    _locked(by)
    if Passkey.objects.filter(user=by).count() >= MAX_PASSKEYS:
        raise Refused(_("一个帐号最多 %d 个通行密钥，请先移除不用的。") % MAX_PASSKEYS)
    if Passkey.objects.filter(key_id=passkey.key_id).exists():
        raise Refused(_("这个通行密钥已经添加过。"))
    was = _names(by)
    passkey.user, passkey.added_at = by, now
    passkey.save()
    return _added(by, was, session=session, now=now)


@transaction.atomic
def remove(*, factor: AuthenticatorApp | Passkey, by: Editor, now: datetime.datetime) -> None:
    """With the last one go the recovery codes. Raises Refused where the office wants one."""
    _locked(by)
    was = _names(by)
    if len(was) == 1 and ReviewRules.current().wants_second_factor(by):
        raise Refused(_("您的角色必须两步验证：请先添加另一种，再移除这一种。"))
    factor.delete()
    if not (left := _names(by)):
        RecoveryCode.objects.filter(user=by).delete()
    account_acts.tell(by, Verb.UNENROL, by=by, now=now, was={FIELD: was}, becomes={FIELD: left})


@transaction.atomic
def renew_codes(*, by: Editor, now: datetime.datetime) -> list[str]:
    """Ten new recovery codes; the old ones are worth nothing. Raises Refused."""
    _locked(by)
    if not factors_of(by):
        raise Refused(_("请先添加验证器或通行密钥。"))
    codes = _new_codes(by, now)
    account_acts.tell(by, Verb.ENROL, by=by, now=now, note=_("换了一套恢复码"))
    return codes


@transaction.atomic
def reset(*, user: User, reason: str, by: Actor, now: datetime.datetime) -> None:
    """Take all of another account's away: the password alone lets in again, and the account is
    told. Every session of it ends. Raises Refused."""
    require(by, "auth.change_user", _("您没有管理帐号的权限。"))
    if by is not None and by.pk == user.pk:
        raise Refused(_("自己的两步验证不能自己重置，请别的管理员来做，或者在“两步验证”里移除。"))
    if by is not None and user.is_superuser and not by.is_superuser:
        raise Refused(_("超级用户的两步验证只有超级用户能重置。"))
    if by is not None and not reason.strip():
        raise Refused(_("请写明为什么重置。"))
    _locked(user)
    if not (was := _names(user)):
        raise Refused(_("这个帐号没有设两步验证。"))
    for model in (AuthenticatorApp, Passkey, RecoveryCode):
        model._default_manager.filter(user=user).delete()
    _end_sessions(user)
    told = {FIELD: was}, {FIELD: list[str]()}
    act = account_acts.tell(
        user, Verb.RESET, by=by, now=now, was=told[0], becomes=told[1], note=reason.strip()
    )
    about, event = str(act.act), Message.Event.RESET
    inbox.send(Message(event=event, about=about, by=by, at=now, note=act.note), {user.pk})


def _locked(user: User) -> None:
    """Acts on the factors of one account come one after the other."""
    User.objects.select_for_update().get(pk=user.pk)


def _names(user: User) -> list[str]:
    return [str(factor) for factor in factors_of(user)]


def _added(by: Editor, was: list[str], *, session: str | None, now: datetime.datetime) -> list[str]:
    """Tells of it; at the first factor come the recovery codes."""
    codes = [] if was else _new_codes(by, now)
    becomes = _names(by)
    note = _("换了验证器") if was == becomes else ""
    differences = {"was": {FIELD: was}, "becomes": {FIELD: becomes}}
    account_acts.tell(by, Verb.ENROL, by=by, now=now, note=note, **differences)
    _end_sessions(by, but=session)
    return codes


def _new_codes(user: User, now: datetime.datetime) -> list[str]:
    """As they are typed: in fours, letters and digits that are told apart."""
    RecoveryCode.objects.filter(user=user).delete()
    plain = [base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode() for _n in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=RecoveryCode.hashed(code), added_at=now) for code in plain
    )
    return ["-".join(code[at : at + 4] for at in range(0, len(code), 4)) for code in plain]


def _end_sessions(user: User, *, but: str | None = None) -> None:
    """Of that account, all but one; an office has few."""
    for session in Session.objects.exclude(session_key=but or "").iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
