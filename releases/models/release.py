"""Release 发布稿: the identity that never changes, whatever its text says in which edition."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .edition import Edition


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> Self:
        """What readers may see: releases with a live edition."""
        return self.filter(
            models.Exists(Edition.objects.published().filter(release=models.OuterRef("pk")))
        )

    def withdrawn(self) -> Self:
        """Releases that were published and are now represented by an explanation."""
        return self.filter(withdrawn_at__isnull=False)

    def pinned(self) -> Self:
        """Those that stand first, the one that was pinned last before the others."""
        return self.filter(pinned_at__isnull=False).order_by("-pinned_at", "-pk")

    def newest_first(self) -> Self:
        return self.order_by(models.F("first_published_at").desc(nulls_first=True), "-pk")


class Release(models.Model):
    class Origin(models.TextChoices):
        WRITTEN = "written", _("本站发布")
        IMPORTED = "imported", _("从旧站导入")
        SAMPLE = "sample", _("演示数据")

    number = models.CharField(
        _("编号"),
        max_length=20,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=_("首次发布时由系统给出，不再改变。"),
    )
    first_published_at = models.DateTimeField(
        _("首次发布时间"), null=True, blank=True, editable=False
    )
    origin = models.CharField(_("来历"), max_length=10, choices=Origin, default=Origin.WRITTEN)
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True, editable=False)
    withdrawal_reason = models.TextField(_("撤回说明"), blank=True, editable=False)

    pinned_at = models.DateTimeField(_("置顶时间"), null=True, blank=True, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("发布稿")
        indexes = [
            models.Index(fields=["first_published_at"], name="release_by_first_publication"),
            models.Index(
                fields=["pinned_at"], condition=Q(pinned_at__isnull=False), name="release_pinned"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__isnull=True, first_published_at__isnull=True)
                | Q(number__isnull=False, first_published_at__isnull=False) & ~Q(number=""),
                name="release_number_comes_with_first_publication",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False, number__isnull=False) & ~Q(withdrawal_reason=""),
                name="release_withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(pinned_at=None) | Q(number__isnull=False, withdrawn_at=None),
                name="release_pinned_is_published",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=["written", "imported", "sample"]),
                name="release_origin_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(_("未发布的发布稿 %s") % self.pk)

    @property
    def is_sample(self) -> bool:
        """Whether it is invented; every page that shows some of it says so."""
        return self.origin == Release.Origin.SAMPLE
