"""What an account shows after its password 两步验证: an app's code, a passkey, or a code on paper.

The secret of an app has to be known to reckon with it; of a passkey only what is public is kept,
of a recovery code only a hash.
"""

import hashlib
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_PASSKEYS = 10  # of an account
LONGEST_NAME = 60


class AuthenticatorApp(models.Model):
    """`last_step` is the half minute of the newest code that was taken: none is taken again."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="authenticator_app"
    )
    secret = models.CharField(max_length=64)
    last_step = models.PositiveBigIntegerField()
    added_at = models.DateTimeField(_("添加时间"))
    used_at = models.DateTimeField(_("上次使用"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("验证器")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Passkey(models.Model):
    """Works at the host where it was made, and at no other."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="passkeys")
    name = models.CharField(_("名称"), max_length=LONGEST_NAME)
    host = models.CharField(_("网址"), max_length=253)
    key_id = models.CharField(max_length=1400)
    credential = models.TextField()
    sign_count = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField(_("添加时间"))
    used_at = models.DateTimeField(_("上次使用"), null=True)

    class Meta:
        verbose_name = verbose_name_plural = _("通行密钥")
        constraints = [models.UniqueConstraint(fields=["key_id"], name="passkey_is_of_one_account")]

    def __str__(self) -> str:
        return str(_("通行密钥“%s”")) % self.name


# What an account may have; recovery codes are none by themselves.
FACTORS = (AuthenticatorApp, Passkey)


class RecoveryCodeQuerySet(models.QuerySet["RecoveryCode"]):
    def unused(self) -> Self:
        return self.filter(used_at=None)


class RecoveryCode(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField(_("添加时间"))
    used_at = models.DateTimeField(_("使用时间"), null=True)

    objects = RecoveryCodeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("恢复码")
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once"),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @staticmethod
    def hashed(code: str) -> str:
        """Codes are 80 random bits, so that a fast hash is as good as a slow one."""
        return hashlib.sha256(code.encode()).hexdigest()
