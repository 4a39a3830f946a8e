"""Check 核对: the working copy of a reading, until a draft is made of it. No content yet."""

import datetime
from collections.abc import Mapping
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .editor import Actor
from .pasted_text import PastedText


class CheckQuerySet(models.QuerySet["Check"]):
    def of(self, pasted: PastedText) -> Self:
        return self.filter(pasted_text=pasted)

    def keep(
        self,
        pasted: PastedText,
        *,
        data: Mapping[str, object],
        settled: list[str],
        text_sha256: str,
        version: int,
        by: Actor,
        now: datetime.datetime,
    ) -> bool:
        """Store what the page says now if nobody did since `version`; 0 is the bare reading."""
        values = {
            "data": data,
            "settled": settled,
            "text_sha256": text_sha256,
            "lock_version": version + 1,
            "updated_at": now,
            "updated_by": by,
        }
        if version == 0:
            return self.get_or_create(pasted_text=pasted, defaults=values)[1]
        before = {"data_before": F("data"), "settled_before": F("settled")}
        return bool(self.of(pasted).filter(lock_version=version).update(**values, **before))

    def step_back(
        self, pasted: PastedText, *, version: int, by: Actor, now: datetime.datetime
    ) -> bool:
        """Put back what the last change replaced; a second step back undoes the first."""
        rows = self.of(pasted).filter(lock_version=version, data_before__isnull=False)
        changed = rows.update(
            data=F("data_before"),
            settled=F("settled_before"),
            data_before=F("data"),
            settled_before=F("settled"),
            lock_version=version + 1,
            updated_at=now,
            updated_by=by,
        )
        return bool(changed)


class Check(models.Model):
    """`data` is an interchange object; `settled` holds the keys of rows that a person accepted.

    Made at the first change, with version 1; until then the page is read anew at every look.
    """

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
