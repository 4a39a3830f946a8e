"""A change 待确认改动 of what readers see at once, which waits until another person confirms it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class WaitingChangeQuerySet(models.QuerySet["WaitingChange"]):
    def open(self) -> Self:
        return self.filter(decided_at=None)


class WaitingChange(models.Model):
    """`verb` and `arguments` say what is to be done again, `differences` what it would change, as
    the trail tells acts; `fingerprint` is of these, and another where the ground is another."""

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("已确认")
        DECLINED = "declined", _("没有同意")
        TAKEN_BACK = "taken_back", _("提请人收回")

    verb = models.CharField(max_length=60)
    arguments = models.JSONField()
    differences = models.JSONField(_("改动"))
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(_("名称"), max_length=500)
    reason = models.TextField(_("理由"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("提请人")
    )
    at = models.DateTimeField(_("提请时间"))
    answer = models.CharField(_("结果"), max_length=10, choices=Answer, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("处理人"),
    )
    decided_at = models.DateTimeField(_("处理时间"), null=True)
    note = models.TextField(_("处理说明"), blank=True)

    objects = WaitingChangeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("待确认的改动")
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(decided_at=None), name="change_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, answer="")
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~Q(answer="")
                & (~Q(answer="confirmed") | ~Q(decided_by=F("by"))),
                name="change_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.name
