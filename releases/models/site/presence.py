"""Presence 谁在这里: in which block of which edition somebody is just now. No content."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition
from releases.models.editor import Editor

HERE = datetime.timedelta(seconds=30)  # three requests of the editor's page


class PresenceQuerySet(models.QuerySet["Presence"]):
    def note(self, account: Editor, edition: Edition, *, place: str, at: datetime.datetime) -> None:
        self.bulk_create(
            [Presence(account=account, edition=edition, place=place, at=at)],
            update_conflicts=True,
            unique_fields=["account", "edition"],
            update_fields=["place", "at"],
        )

    def others(self, account: Editor, edition: Edition, *, now: datetime.datetime) -> Self:
        here = self.filter(edition=edition, at__gt=now - HERE).exclude(account=account)
        return here.select_related("account").order_by("account__username")


class Presence(models.Model):
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    place = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("谁在这里")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "edition"], name="present_once_in_an_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.place}"
