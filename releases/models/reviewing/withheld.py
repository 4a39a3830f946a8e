"""Withheld 封存: an older edition, a withdrawn title or a file that is shown to nobody any more."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition
from releases.models.release import Release


class WithheldQuerySet(models.QuerySet["Withheld"]):
    def standing(self) -> Self:
        """Those that nobody lifted."""
        return self.filter(lifted_at=None)

    def hide_files_of(self, edition: Edition) -> None:
        """A file that was taken out, withheld meanwhile, and put in again by an undo."""
        files = self.exclude(uid="").values("uid")
        edition.attachments.filter(uid__in=files, withheld=False).update(withheld=True)


class Withheld(models.Model):
    """Of an edition by its number, of a file by its `uid` in whichever edition; rows of both say
    that they are (`withheld`), so that no query for readers looks here. What it says is for all."""

    release = models.ForeignKey(
        Release, models.PROTECT, related_name="withheld", verbose_name=_("发布稿")
    )
    ordinal = models.PositiveIntegerField(_("版次"), default=0)
    uid = models.CharField(_("附件"), max_length=8, blank=True)
    reason = models.TextField(_("封存原因"))
    at = models.DateTimeField(_("封存时间"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("封存的人"),
    )
    lifted_at = models.DateTimeField(_("解除时间"), null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("解除的人"),
    )

    objects = WithheldQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("封存")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "ordinal", "uid"],
                condition=Q(lifted_at=None),
                name="withheld_once",
            ),
            models.CheckConstraint(
                condition=Q(ordinal=0) & ~Q(uid="") | Q(ordinal__gte=1, uid=""),
                name="withheld_is_an_edition_or_a_file",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="withheld_for_a_reason"),
        ]

    def __str__(self) -> str:
        if self.uid:
            return str(_("%(number)s 的附件") % {"number": self.release})
        return str(_("%(number)s 第 %(n)d 版") % {"number": self.release, "n": self.ordinal})
