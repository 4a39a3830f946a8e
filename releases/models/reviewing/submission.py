"""Submission 送审: an edition that was handed over to be reviewed, until somebody decided."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Submission(models.Model):
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="submissions", verbose_name=_("版本")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("送审人")
    )
    at = models.DateTimeField(_("送审时间"))
    due_on = models.DateField(_("期限"))
    note = models.TextField(_("送审说明"), blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("认领人"),
    )
    claimed_at = models.DateTimeField(_("认领时间"), null=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("送审")
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(ended_at=None), name="edition_submitted_once"
            ),
            models.CheckConstraint(
                condition=Q(claimed_by=None, claimed_at=None)
                | Q(claimed_by__isnull=False, claimed_at__gte=F("at")),
                name="submission_claimed_with_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.at:%Y-%m-%d}"
