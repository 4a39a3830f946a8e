"""Statistics: the number is typed as the page prints it."""

import re
from decimal import Decimal

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin.indexed_search import IndexedSearch
from releases.models import PeriodFrom, SearchPlace, Statistic
from releases.models.statistic import DECIMAL_PLACES, SIGNIFICANT_DIGITS
from releases.text.numerals import plain_decimal

from .edition_row import EditionListFilter, RowAdmin
from .quoted_place import QuotingForm

SIGN = re.compile(r"^\s*([+＋\-－−–]?)(.*)$", re.DOTALL)


def typed_number(text: str) -> Decimal:
    """`1,939`, `161.76`, `-43.4`, full-width digits too; raises ValidationError otherwise."""
    sign, digits = SIGN.match(text).groups()  # type: ignore[union-attr]
    plain = plain_decimal(digits)
    if plain is None:
        raise ValidationError(
            _("“%s”不是数：请照原文填写，如 1,939 或 161.76；万、亿、%% 写在单位里。")
            % text.strip()
        )
    whole, _point, fraction = plain.partition(".")
    if len(fraction) > DECIMAL_PLACES:
        raise ValidationError(_("小数最多 %d 位。") % DECIMAL_PLACES)
    if len((whole + fraction).lstrip("0")) > SIGNIFICANT_DIGITS:
        raise ValidationError(_("数太长：最多 %d 位有效数字。") % SIGNIFICANT_DIGITS)
    return Decimal(plain) * (1 if sign in ("", "+", "＋") else -1)


class StatisticForm(QuotingForm[Statistic]):
    value_text = forms.CharField(
        label=gettext_lazy("数值"),
        max_length=40,
        help_text=gettext_lazy("照原文，如 1,939 或 161.76；下降填负数，位次填名次。"),
    )

    def prepare(self) -> None:
        super().prepare()
        if self.instance.value is not None:
            self.initial["value_text"] = self.instance.value_text

    def clean(self) -> None:
        """Whoever changes a period answers for it."""
        period = ("period_label", "period_start", "period_end")
        if set(period) & set(self.changed_data):
            told = any(self.cleaned_data.get(name) for name in period)
            self.instance.period_from = PeriodFrom.EDITOR if told else ""
        super().clean()

    def clean_value_text(self) -> str:
        text: str = self.cleaned_data["value_text"]
        number = typed_number(text)
        self.instance.value = number
        self.instance.decimals = max(0, -int(number.as_tuple().exponent))
        return text


@admin.register(Statistic)
class StatisticAdmin(IndexedSearch, RowAdmin[Statistic]):
    list_display = ("indicator_name", "figure", "kind", "period_label", "indicator", "edition")
    list_filter = (
        EditionListFilter,
        "edition__state",
        "kind",
        "goal",
        "qualifier",
        "basis",
        "period_start",
    )
    list_select_related = ("edition", "indicator")
    search_fields = ("indicator_name",)
    search_kinds = (SearchPlace.Kind.STATISTIC,)
    date_hierarchy = "period_start"

    @admin.display(description=gettext_lazy("数值"), ordering="value")
    def figure(self, obj: Statistic) -> str:
        goal = obj.get_goal_display() if obj.goal else ""
        shown = f"{obj.scope}{goal}{obj.value_text}{obj.unit}"
        exact = obj.qualifier == "exact"
        return shown if exact else f"{shown}（{obj.get_qualifier_display()}）"
