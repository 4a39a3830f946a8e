"""Scratch 没有保存的字: what somebody has typed into a form of the editor and not saved.

No content: in no version, trail, fingerprint, export or search; gone once saved or let go.
"""

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition
from releases.models.editor import Editor

KEPT = datetime.timedelta(days=30)
Fields = list[tuple[str, str]]


class ScratchQuerySet(models.QuerySet["Scratch"]):
    def of(self, account: Editor) -> Self:
        return self.filter(account=account)

    def keep(
        self,
        account: Editor,
        edition: Edition,
        number: uuid.UUID,
        *,
        row: str,
        fields: Fields,
        at: datetime.datetime,
    ) -> None:
        """Store what a form holds now, in place of what it held; what is old goes."""
        typed = Scratch(
            account=account, edition=edition, number=number, row=row, fields=fields, at=at
        )
        self.bulk_create(
            [typed],
            update_conflicts=True,
            unique_fields=["account", "number"],
            update_fields=["edition", "row", "fields", "at"],
        )
        self.filter(at__lt=at - KEPT).delete()


class Scratch(models.Model):
    """`number` is that of the form, `row` the anchor of what it changes or is added to."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    number = models.UUIDField()
    row = models.CharField(max_length=20)
    fields = models.JSONField()
    at = models.DateTimeField(db_index=True)

    objects = ScratchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("没有保存的字")
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="scratch_of_one_form")
        ]

    def __str__(self) -> str:
        return self.row
