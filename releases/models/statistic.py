"""Statistic 数据: one number, what it counts, of when, and the words it was read from."""

import datetime

from django.contrib.admin import display
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.figures.period_lengths import CalendarPeriod
from releases.figures.printed_numbers import Printed
from releases.figures.stated_figure import StatedFigure

from .block import Block
from .edition import Edition
from .edition_row import unique_uid
from .indicator import Indicator
from .quotation import PRINTED_WITH, Quotation, span_constraint
from .vocabulary import NAME_LENGTH

DECIMAL_PLACES = 6
# SQLite keeps decimals as 8-byte floats, which are exact for 15 significant digits.
SIGNIFICANT_DIGITS = 15


class Kind(models.TextChoices):
    LEVEL = "level", _("数值")
    CHANGE = "change", _("增减")
    SHARE = "share", _("比重")
    RANK = "rank", _("位次")


class Qualifier(models.TextChoices):
    EXACT = "exact", _("确数")
    OVER = "over", _("余、超")
    NEARLY = "nearly", _("近")
    ABOUT = "about", _("约")
    AT_LEAST = "at_least", _("不低于")
    RANGE = "range", _("区间")


class Basis(models.TextChoices):
    YOY = "yoy", _("同比")
    MOM = "mom", _("环比")
    SINCE = "since", _("较某时")
    AVERAGE = "average", _("年均")


class Goal(models.TextChoices):
    """What is set or foreseen is no result: it stands in no series and is compared to none."""

    RESULT = "", _("结果")
    TARGET = "target", _("目标")
    FORECAST = "forecast", _("预计")


class PeriodFrom(models.TextChoices):
    """Where a figure's period was read, from near to far, or who filled it in."""

    CLAUSE = "clause", _("本分句")
    SENTENCE = "sentence", _("本句")
    PARAGRAPH = "paragraph", _("本段")
    TABLE = "table", _("表头")
    EDITOR = "editor", _("编辑填写")


class Statistic(Quotation):
    prefix = "s"
    printed_with = (*PRINTED_WITH, "indicator")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="statistics", verbose_name=_("版本")
    )
    block = models.ForeignKey(
        Block, models.RESTRICT, related_name="statistics", verbose_name=_("段落")
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="statistics", verbose_name=_("指标")
    )
    indicator_name = models.CharField(_("原文指标"), max_length=NAME_LENGTH)
    kind = models.CharField(_("类型"), max_length=10, choices=Kind)
    value = models.DecimalField(_("数值"), max_digits=21, decimal_places=DECIMAL_PLACES)
    # Digits printed after the point: 1.50 is given back as 1.50.
    decimals = models.PositiveSmallIntegerField(
        _("小数位"), default=0, editable=False, validators=[MaxValueValidator(DECIMAL_PLACES)]
    )
    unit = models.CharField(_("单位"), max_length=20, blank=True)
    qualifier = models.CharField(
        _("确切程度"), max_length=10, choices=Qualifier, default=Qualifier.EXACT
    )
    period_label = models.CharField(_("时期"), max_length=100, blank=True)
    period_start = models.DateField(_("时期起"), null=True, blank=True)
    period_end = models.DateField(_("时期止"), null=True, blank=True)
    period_from = models.CharField(
        _("时期出处"), max_length=10, choices=PeriodFrom, blank=True, default="", editable=False
    )
    basis = models.CharField(_("比较基准"), max_length=10, choices=Basis, blank=True)
    scope = models.CharField(
        _("范围"),
        max_length=100,
        blank=True,
        help_text=_("所说的地区或部分，如“全省”“规模以上企业”；说的是全市的不填。"),
    )
    goal = models.CharField(_("性质"), max_length=10, choices=Goal, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = _("数据")
        # Which periods there are, who tells of them and which is the last, without a row read.
        indexes = [
            models.Index(
                fields=[
                    "indicator",
                    "kind",
                    "period_end",
                    "period_start",
                    "unit",
                    "scope",
                    "goal",
                    "edition",
                ],
                name="statistic_by_period",
            ),
            # Which indicators releases share.
            models.Index(fields=["edition", "indicator"], name="statistic_by_edition"),
        ]
        constraints = [
            unique_uid("statistic_uids_differ"),
            span_constraint("statistic_span_is_not_empty"),
            models.CheckConstraint(
                condition=~Q(indicator_name=""), name="statistic_has_an_indicator_name"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="statistic_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(qualifier__in=Qualifier.values), name="statistic_qualifier_is_known"
            ),
            models.CheckConstraint(
                condition=Q(basis__in=["", *Basis.values]), name="statistic_basis_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="rank") | Q(unit=""),
                name="rank_has_no_unit",
                violation_error_message=_("位次没有单位。"),
            ),
            models.CheckConstraint(
                condition=Q(goal__in=Goal.values), name="statistic_goal_is_known"
            ),
            models.CheckConstraint(
                condition=Q(period_from__in=["", *PeriodFrom.values]),
                name="statistic_period_from_is_known",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True, period_end__isnull=True)
                | Q(
                    period_start__isnull=False,
                    period_end__isnull=False,
                    period_start__lte=models.F("period_end"),
                ),
                name="period_does_not_end_before_it_starts",
                violation_error_message=_("时期的起止要成对填写，且不能先止后起。"),
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=DECIMAL_PLACES), name="statistic_decimals_fit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_name} {self.value_text}{self.unit}"

    @property
    @display(description=_("数值"))
    def value_text(self) -> str:
        return self.printed.text

    @property
    def printed(self) -> Printed:
        return Printed(self.value, self.decimals, self.unit, self.qualifier)

    @property
    def stated(self) -> StatedFigure:
        return StatedFigure(self.printed, self.kind, self.basis, self.scope, self.goal)

    def goal_when(self, told_on: datetime.date | None) -> str:
        """What it was told as on that day: of a time that had not ended there is no result."""
        ahead = told_on and self.period_end and self.period_end > told_on
        return self.goal or (Goal.TARGET if ahead else Goal.RESULT)

    @property
    def period(self) -> CalendarPeriod | None:
        start, end = self.period_start, self.period_end
        return CalendarPeriod(start, end) if start and end else None
