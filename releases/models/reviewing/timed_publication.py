"""TimedPublication 定时发布: the minute at which an edition goes out, or why it did not."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class TimedPublicationQuerySet(models.QuerySet["TimedPublication"]):
    def waiting(self) -> Self:
        return self.filter(failed_at=None)

    def due(self, now: datetime.datetime) -> Self:
        """What should be out by now, the earliest first."""
        return self.waiting().filter(at__lte=now).order_by("at", "pk")


class TimedPublication(models.Model):
    """Gone once the edition is out or the time is taken back; what failed stays for a person."""

    edition = models.OneToOneField(
        Edition, models.CASCADE, related_name="timed", verbose_name=_("版本")
    )
    at = models.DateTimeField(_("定时"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("定时的人")
    )
    failed_at = models.DateTimeField(_("没有发布的时间"), null=True)
    reason = models.TextField(_("没有发布的原因"), blank=True)

    objects = TimedPublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("定时发布")
        indexes = [models.Index(fields=["at"], name="timed_by_time")]
        constraints = [
            models.CheckConstraint(
                condition=Q(failed_at=None, reason="") | Q(failed_at__isnull=False) & ~Q(reason=""),
                name="timed_failure_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)
