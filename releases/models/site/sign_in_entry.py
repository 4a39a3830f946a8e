"""SignInEntry 登录记录: who came in or was turned away, when and from where.

The name is kept only where an account has it: people type passwords into the wrong box. Tries are
told apart by a keyed hash of what was typed instead.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

KINDS = [
    *("success", "failure", "locked", "refused", "unlocked", "logout", "idle", "password"),
    *("passed", "code"),
]


class SignInEntry(models.Model):
    class Kind(models.TextChoices):
        SUCCESS = "success", _("登录")
        FAILURE = "failure", _("登录失败")
        LOCKED = "locked", _("暂停登录")
        REFUSED = "refused", _("暂停期间被拒")
        UNLOCKED = "unlocked", _("解除暂停")
        LOGOUT = "logout", _("退出")
        IDLE = "idle", _("久未操作，自动退出")
        PASSWORD = "password", _("修改密码")
        PASSED = "passed", _("密码正确")
        CODE = "code", _("两步验证失败")

    at = models.DateTimeField(_("时间"))
    kind = models.CharField(_("事件"), max_length=10, choices=Kind)
    account = models.CharField(_("帐号"), max_length=150, blank=True)
    key = models.CharField(max_length=32, blank=True)
    address = models.GenericIPAddressField(_("来自"), null=True)
    # What counts as one place: the address, or the /64 of an IPv6 address.
    network = models.CharField(max_length=45, blank=True)
    until = models.DateTimeField(_("暂停到"), null=True)
    times = models.PositiveIntegerField(_("次数"), default=1)
    by = models.CharField(_("操作人"), max_length=150, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("登录记录")
        indexes = [
            models.Index(fields=["key", "at"], name="sign_in_of_a_name"),
            models.Index(fields=["network", "at"], name="sign_in_from_a_place"),
            models.Index(fields=["at"], name="sign_in_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=KINDS),
                name="sign_in_kind_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.account}".rstrip()
