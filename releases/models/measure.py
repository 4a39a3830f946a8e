"""Measure 举措: something done or to be done, under its own lead clause."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .block import Block
from .edition import Edition
from .edition_row import unique_uid
from .organisation import Organisation
from .quotation import Quotation, span_constraint
from .theme import Theme
from .vocabulary import NAME_LENGTH


class Measure(Quotation):
    prefix = "m"

    class Stage(models.TextChoices):
        DONE = "done", _("已完成")
        ONGOING = "ongoing", _("进行中")
        PLANNED = "planned", _("计划")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="measures", verbose_name=_("版本")
    )
    block = models.ForeignKey(
        Block, models.RESTRICT, related_name="measures", verbose_name=_("段落")
    )
    heading = models.CharField(_("举措"), max_length=500)
    stage = models.CharField(_("阶段"), max_length=10, choices=Stage)
    theme = models.CharField(_("环节"), max_length=20, choices=Theme, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="measures",
        verbose_name=_("责任机构"),
    )  # fmt: skip
    organisation_name = models.CharField(_("原文机构"), max_length=NAME_LENGTH, blank=True)
    due_words = models.CharField(
        _("时限"), max_length=100, blank=True, help_text=_("照原文，如“年底前”。")
    )
    due_date = models.DateField(_("时限日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("举措")
        constraints = [
            unique_uid("measure_uids_differ"),
            span_constraint("measure_span_is_not_empty"),
            models.CheckConstraint(
                condition=~Q(heading=""), name="measure_has_a_heading",
                violation_error_message=_("举措要有标题。"),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["done", "ongoing", "planned"]), name="measure_stage_is_known"
            ),
            models.CheckConstraint(
                condition=Q(theme__in=["", *Theme.values]), name="measure_theme_is_known"
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, organisation_name="")
                | Q(organisation__isnull=False) & ~Q(organisation_name=""),
                name="measure_organisation_comes_with_its_name",
                violation_error_message=_("责任机构与原文机构要么都填，要么都不填。"),
            ),
            models.CheckConstraint(
                condition=Q(due_date__isnull=True) | ~Q(due_words=""),
                name="measure_due_date_needs_the_words",
                violation_error_message=_("有时限日期就要有原文的时限。"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.heading
