"""Check 核对: what was corrected of a reading before pastes became drafts at once.

Nothing writes one any more; the draft that is made of its page takes it along.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .pasted_text import PastedText


class CheckQuerySet(models.QuerySet["Check"]):
    def of(self, pasted: PastedText) -> Self:
        return self.filter(pasted_text=pasted)


class Check(models.Model):
    """`data` is an interchange object; `settled` holds the keys of rows that a person accepted."""

    pasted_text = models.OneToOneField(
        PastedText, models.PROTECT, related_name="working_copy", verbose_name=_("原文")
    )
    data = models.JSONField(_("内容"))
    settled = models.JSONField(_("已核对"), default=list)
    # Of the text that was read: it changes when a page is added or read in another encoding.
    text_sha256 = models.CharField(_("所读文字的 SHA-256"), max_length=64)
    data_before = models.JSONField(_("上一步的内容"), null=True)
    settled_before = models.JSONField(_("上一步的已核对"), null=True)
    lock_version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(_("修改时间"))
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("修改人"),
    )

    objects = CheckQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("核对")
        constraints = [
            models.CheckConstraint(condition=Q(lock_version__gte=1), name="check_version_from_one"),
            models.CheckConstraint(
                condition=Q(text_sha256__length=64), name="check_knows_its_text"
            ),
            models.CheckConstraint(
                condition=Q(data_before__isnull=True, settled_before__isnull=True)
                | Q(data_before__isnull=False, settled_before__isnull=False),
                name="check_steps_back_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pasted_text)
