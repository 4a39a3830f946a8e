"""The form of the sign-in page: it counts tries, of names that nobody has as of any other."""

import math
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from . import locks
from .client_address import client_address

# So many tries are left when the form begins to say how many.
FEW = 2


class SignInForm(AdminAuthenticationForm):
    def clean(self) -> dict[str, Any]:
        """Django's check of the name and password, if this name may be tried from here."""
        name = self.cleaned_data.get("username")
        if not name or not self.cleaned_data.get("password"):
            return super().clean()
        address = client_address(self.request) if self.request else None
        try:
            entry = locks.begin(name=name, address=address, now=timezone.now())
            try:
                cleaned = super().clean()
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
        locks.succeed(entry, now=timezone.now())
        return cleaned
