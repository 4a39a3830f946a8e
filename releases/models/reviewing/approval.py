"""Approval 审定: somebody's yes to one step of the review, for the exact content that was seen."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def standing(self) -> Self:
        """Those that no change, return or recall has voided."""
        return self.filter(voided_at=None)


class Approval(models.Model):
    class Step(models.TextChoices):
        FIRST = "first", _("初审")
        SECOND = "second", _("复审")
        REVIEW = "review", _("审核")
        SECRECY = "secrecy", _("保密审查")
        SIGN = "sign", _("签发")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="approvals", verbose_name=_("版本")
    )
    step = models.CharField(_("步骤"), max_length=10, choices=Step)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("审定人")
    )
    at = models.DateTimeField(_("审定时间"))
    # Of all that the edition holds (publishing.reviewing.approved_content).
    fingerprint = models.CharField(_("内容指纹"), max_length=64)
    voided_at = models.DateTimeField(_("作废时间"), null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("审定")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "step"], condition=Q(voided_at=None), name="step_approved_once"
            ),
            # Nobody takes two steps of one edition.
            models.UniqueConstraint(
                fields=["edition", "by"], condition=Q(voided_at=None), name="approved_once_by_one"
            ),
            models.CheckConstraint(
                condition=Q(step__in=["first", "second", "review", "secrecy", "sign"]),
                name="approval_step_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.by}"
