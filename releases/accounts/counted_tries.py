"""A try to show who somebody is, counted before what was typed is looked at; refused in words."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.models import SignInEntry

from . import locks
from .lock_rules import Kind

# So many tries are left when the form begins to say how many.
FEW = 2


@contextmanager
def counted_try(
    name: str, address: str | None, *, kind: Kind = Kind.FAILURE
) -> Iterator[SignInEntry]:
    """Whatever ValidationError is raised within is a failure; one too many pauses sign-in."""
    try:
        entry = locks.begin(name=name, address=address, now=timezone.now(), kind=kind)
        try:
            yield entry
        except ValidationError as error:
            left = locks.fail(entry, now=timezone.now())
            few = _("再错 %(left)s 次，这个帐号将暂停登录。") % {"left": left}
            raise ValidationError([error, few] if left <= FEW else error) from error
    except locks.Paused as pause:
        minutes = math.ceil((pause.until - timezone.now()).total_seconds() / 60)
        raise ValidationError(
            _("登录失败次数过多，已暂停登录。请在 %(minutes)s 分钟后再试，或请管理员解除。")
            % {"minutes": max(minutes, 1)},
            code="paused",
        ) from pause
