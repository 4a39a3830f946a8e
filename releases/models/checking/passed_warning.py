"""PassedWarning 放行: why a warning of the checks was passed over, for whoever approves later."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.models.release import Release


class PassedWarning(models.Model):
    """It holds for one kind, one row and its words: where they change, the warning asks anew.

    Rows keep their anchors in later editions, and so what was passed once stays passed.
    """

    release = models.ForeignKey(
        Release, models.CASCADE, related_name="passed_warnings", verbose_name=_("发布稿")
    )
    kind = models.CharField(_("种类"), max_length=40)
    anchor = models.CharField(_("位置"), max_length=20, blank=True)
    words_sha256 = models.CharField(_("文字的 SHA-256"), max_length=64)
    message = models.TextField(_("提醒"))
    reason = models.TextField(_("理由"))
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("帐号"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("放行的提醒")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "kind", "anchor", "words_sha256"],
                name="warning_is_passed_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(reason="") & Q(words_sha256__length=64),
                name="passed_warning_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.message
