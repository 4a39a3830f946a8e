"""Comment 批注: what somebody says of one row of an edition, until it is resolved.

It names its row by anchor, not by key: it stays, with the words it spoke of, where the row goes.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from releases.models.edition import Edition


class CommentQuerySet(models.QuerySet["Comment"]):
    def open(self) -> Self:
        """Those that nobody has resolved; an answer belongs to what it answers."""
        return self.filter(answers=None, resolved_at=None)

    def open_in_each(self, edition: str = "pk") -> Coalesce:
        """How many an edition has, as an annotation of a query that knows it as `edition`."""
        rows = self.open().filter(edition=OuterRef(edition)).order_by().values("edition")
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), IntegerField()), 0)


class Comment(models.Model):
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="comments", verbose_name=_("版本")
    )
    answers = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="replies", verbose_name=_("答复的批注")
    )
    anchor = models.CharField(_("位置"), max_length=20)
    words = models.TextField(_("所说的文字"), blank=True)
    text = models.TextField(_("批注"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("帐号")
    )
    at = models.DateTimeField(_("时间"))
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("解决的人"),
    )
    resolved_at = models.DateTimeField(_("解决时间"), null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("批注")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(anchor=""), name="comment_says_something_of_a_row"
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False, answers=None),
                name="comment_is_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def uid(self) -> str:
        """That of its row, by which the trail finds all that was done about it."""
        return self.anchor.partition("-")[2]
