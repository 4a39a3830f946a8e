"""Doubt 疑点: what the reader of a pasted page was not sure of, until somebody settles it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .block import Block
from .edition import Edition
from .edition_row import EditionRow, unique_uid


class Doubt(EditionRow):
    """About a span of a block, or, without a block, about the page as a whole."""

    prefix = "d"

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="doubts", verbose_name=_("版本")
    )
    block = models.ForeignKey(
        Block, models.CASCADE, null=True, blank=True, related_name="doubts", verbose_name=_("段落")
    )
    start = models.PositiveIntegerField(_("起"), null=True, blank=True)
    end = models.PositiveIntegerField(_("止"), null=True, blank=True)
    code = models.CharField(_("代码"), max_length=50)
    message = models.TextField(_("说明"))
    settled_at = models.DateTimeField(_("处理时间"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("处理人"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("疑点")
        constraints = [
            unique_uid("doubt_uids_differ"),
            models.CheckConstraint(
                condition=Q(block__isnull=True, start__isnull=True, end__isnull=True)
                | Q(
                    block__isnull=False,
                    start__isnull=False,
                    end__isnull=False,
                    start__lte=models.F("end"),
                ),
                name="doubt_has_a_whole_place_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(message=""), name="doubt_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.message
