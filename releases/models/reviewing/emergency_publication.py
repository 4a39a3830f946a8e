"""EmergencyPublication 紧急发布: what went out without its review, until somebody reviewed it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class EmergencyPublicationQuerySet(models.QuerySet["EmergencyPublication"]):
    def unreviewed(self) -> Self:
        return self.filter(reviewed_at=None)

    def newest_first(self) -> Self:
        """With all that is told of them."""
        told = self.select_related("edition__release", "by", "reviewed_by")
        return told.order_by("-at", "-pk")


class EmergencyPublication(models.Model):
    edition = models.OneToOneField(
        Edition, models.CASCADE, related_name="emergency", verbose_name=_("版本")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("发布的人")
    )
    at = models.DateTimeField(_("发布时间"))
    reason = models.TextField(_("理由"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("事后审的人"),
    )
    reviewed_at = models.DateTimeField(_("事后审的时间"), null=True)
    finding = models.TextField(_("事后审的意见"), blank=True)

    objects = EmergencyPublicationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("紧急发布")
        indexes = [models.Index(fields=["at"], name="emergency_by_time")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="emergency_has_a_reason"),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False)
                & ~Q(reviewed_by=F("by"))
                & ~Q(finding=""),
                name="emergency_reviewed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.edition)
