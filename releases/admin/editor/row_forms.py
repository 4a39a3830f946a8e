"""The forms that open in place: a block's text, a figure, a measure."""

import re
from itertools import accumulate
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from releases.admin.rows.block import BlockForm
from releases.admin.rows.measure import MeasureForm
from releases.admin.rows.statistic import StatisticForm
from releases.models import Block, Measure, Statistic
from releases.models.edition_row import EditionRow
from releases.models.statistic import Kind
from releases.models.vocabulary import NAME_LENGTH
from releases.publishing import draft_rows, number_in_words

from .linked_form import OrganisationForm

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class DayInput(forms.DateInput):
    """A day as offices here write it, 2025-09-30."""

    def __init__(self) -> None:
        super().__init__({"placeholder": "2025-09-30"}, "%Y-%m-%d")


class EditedTextForm(BlockForm):
    """A blank line parts what becomes two blocks: so a paragraph is split without a script."""

    cuts: list[int] = []

    def clean_text(self) -> str:
        typed = self.cleaned_data["text"].replace("\r\n", "\n")
        parts = [part for part in _BLANK_LINE.split(typed) if part.strip()]
        self.cuts = list(accumulate(map(len, parts)))[:-1]
        self.cleaned_data["text"] = "".join(parts)
        return super().clean_text()

    @property
    def says_more(self) -> bool:
        """Whether something besides blank lines is another."""
        beside = [name for name in self.changed_data if name != "text"]
        return bool(beside) or self.cleaned_data["text"] != self.initial["text"]


class EditedFigureForm(StatisticForm):
    """`with_words` has the number change where it was read, too."""

    series = forms.CharField(
        label=_("指标"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("词表里的名称或别名；空着就按原文指标找，没有就新建。"),
    )
    with_words = forms.BooleanField(label=_("原文里的数一起改"), required=False)
    # They stand folded away until one of them says something.
    seldom = ("kind", "basis", "goal", "scope", "period_start", "period_end", "quote", "occurrence")

    @property
    def unfolded(self) -> bool:
        """Whether one of them is filled, was refused, or is still to be filled."""
        value = {name: self[name].value() or "" for name in self.seldom}
        told = value["kind"] != Kind.LEVEL or value["basis"] or value["goal"] or value["scope"]
        return bool(told or not value["quote"] or set(self.seldom) & set(self.errors))

    def prepare(self) -> None:
        super().prepare()
        row = self.instance
        if row.indicator_id:
            self.initial["series"] = row.indicator.name
        if (
            row.pk is None
            or number_in_words.words_with(row.quote, row.printed, row.printed) is None
        ):
            del self.fields["with_words"]
        for name in ("period_start", "period_end"):
            self.fields[name].widget = DayInput()
        first = ["value_text", "unit", "with_words", "indicator_name", "series"]
        self.order_fields([*first, "period_label", "qualifier"])

    def link(self) -> None:
        """Tie the figure to its indicator, made where there is none; inside a transaction."""
        if self.instance.pk and not {"series", "indicator_name"} & set(self.changed_data):
            return
        name = self.cleaned_data["series"] or self.cleaned_data["indicator_name"]
        self.instance.indicator = draft_rows.indicator(name)


class EditedMeasureForm(OrganisationForm[Measure], MeasureForm):
    """With the organisation that answers for it."""

    def prepare(self) -> None:
        super().prepare()
        self.fields["due_date"].widget = DayInput()


FIELDS: dict[type[EditionRow], tuple[Any, tuple[str, ...]]] = {
    Block: (EditedTextForm, ("kind", "speaker", "number", "text")),
    Statistic: (
        EditedFigureForm,
        ("value_text", "unit", "qualifier", "indicator_name", "kind", "basis", "goal", "scope",
         "period_label", "period_start", "period_end"),
    ),
    Measure: (
        EditedMeasureForm,
        ("heading", "stage", "theme", "organisation_name", "due_words", "due_date"),
    ),
}  # fmt: skip
