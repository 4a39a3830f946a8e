"""The small forms of the check page: what a person may correct of a row, or add from words."""

from dataclasses import replace
from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.intake import correct
from releases.intake.parse.reading import (
    ParsedBlock,
    ParsedMeasure,
    ParsedSpeaker,
    ParsedStatistic,
    Period,
    Reading,
    fact,
)
from releases.models import Appearance, Basis, Block, Goal, Kind, Measure, Qualifier, Theme
from releases.text.folding import fold

from . import parsed_rows
from .correction_fields import NamesField, WhenField

RowRead = ParsedSpeaker | ParsedBlock | ParsedMeasure | ParsedStatistic


class FactCorrectionForm(forms.Form):
    """One field: a text, a day, or a list of names."""

    def __init__(self, name: str, reading: Reading, data: QueryDict | None = None) -> None:
        super().__init__(data)
        label, value = parsed_rows.FACTS[name].label, fact(reading, name)
        field: forms.Field = forms.CharField(required=False, max_length=500)
        if name in correct.LISTS:
            field = NamesField(required=False, widget=forms.Textarea(attrs={"rows": 5}))
            field.help_text = _("一行一个，或用“、”隔开。")
            value = "\n".join(value)
        elif name in ("published_at", "event.date"):
            field = WhenField(timed=name == "published_at")
            field.help_text = _("如 2025-04-25 09:30。") if name == "published_at" else "2025-04-25"
            value = (value or "").replace("T", " ")[:16]
        field.label = label
        self.fields["value"], self.initial["value"] = field, value

    def corrected(self, reading: Reading, kind: str, n: str) -> Reading:
        return correct.fact(reading, n, self.cleaned_data["value"])


class RowCorrectionForm(forms.Form):
    """`row` is None for a row that is to be added."""

    row: RowRead | None

    def __init__(
        self, reading: Reading, row: RowRead | None = None, data: QueryDict | None = None
    ) -> None:
        super().__init__(data)
        self.reading, self.row = reading, row
        for name in self.fields:
            if hasattr(row, name):
                self.initial[name] = getattr(row, name)
        self.prepare()

    def prepare(self) -> None:
        """Choices and initial values that a kind of row has besides."""

    def values(self) -> dict[str, object]:
        return dict(self.cleaned_data)

    def added(self, kind: str) -> tuple[Reading, int]:
        """The reading with the new row, and its number among its kind."""
        raise NotImplementedError

    def corrected(self, reading: Reading, kind: str, n: str) -> Reading:
        return correct.row(reading, kind, int(n), **self.values())


class SpeakerCorrectionForm(RowCorrectionForm):
    name = forms.CharField(label=gettext_lazy("姓名"))
    organisation = forms.CharField(label=gettext_lazy("机构"), required=False)
    posts = NamesField(
        label=gettext_lazy("职务"),
        required=False,
        help_text=gettext_lazy("几个职务用“、”隔开。"),
    )
    role = forms.ChoiceField(label=gettext_lazy("角色"), choices=Appearance.Role.choices)

    def prepare(self) -> None:
        self.initial["posts"] = "、".join(self.initial.get("posts", ()))

    def added(self, kind: str) -> tuple[Reading, int]:
        return correct.introduce(self.reading, **self.values())


class BlockCorrectionForm(RowCorrectionForm):
    kind = forms.ChoiceField(label=gettext_lazy("类型"), choices=Block.Kind.choices)
    speaker = forms.TypedChoiceField(
        label=gettext_lazy("发言人"), required=False, coerce=int, empty_value=None
    )
    number = forms.IntegerField(
        label=gettext_lazy("题号"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("只有提问才有题号。"),
    )

    def prepare(self) -> None:
        speaker = self.fields["speaker"]
        assert isinstance(speaker, forms.ChoiceField)
        people = [(s.id, f"{s.name}（{s.organisation or '—'}）") for s in self.reading.speakers]
        speaker.choices = [("", "—"), *people]


class QuoteCorrectionForm(RowCorrectionForm):
    row: ParsedMeasure | ParsedStatistic | None
    quote = forms.CharField(
        label=gettext_lazy("依据原文"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("照抄原文里的文字；可先在原文里选中，再按“填入选中的文字”。"),
    )
    nth = forms.IntegerField(label=gettext_lazy("第几处"), required=False, min_value=1)

    def prepare(self) -> None:
        if self.row is not None:
            block = next(b for b in self.reading.blocks if b.id == self.row.block)
            self.initial["quote"] = block.text[self.row.start : self.row.end]
        self.order_fields(["quote", "nth"])

    def values(self) -> dict[str, object]:
        """Words that were left alone stay where they are; others are looked for, here first."""
        values = super().values()
        del values["quote"], values["nth"]
        quote, nth = self.cleaned_data["quote"].replace("\r\n", "\n"), self.cleaned_data["nth"]
        if self.row is None or (quote == self.initial["quote"] and nth is None):
            return values
        block = next(b for b in self.reading.blocks if b.id == self.row.block)
        here = block.id if fold(quote.strip()) in fold(block.text) else None
        at, start, end = correct.place(self.reading, quote, block=here, nth=nth)
        return {**values, "block": at, "start": start, "end": end}

    def added(self, kind: str) -> tuple[Reading, int]:
        words = {name: self.cleaned_data[name] for name in ("quote", "nth")}
        return correct.add(self.reading, kind, words["quote"], nth=words["nth"], **self.values())


class MeasureCorrectionForm(QuoteCorrectionForm):
    heading = forms.CharField(label=gettext_lazy("举措"))
    stage = forms.ChoiceField(label=gettext_lazy("阶段"), choices=Measure.Stage.choices)
    theme = forms.ChoiceField(
        label=gettext_lazy("环节"), required=False, choices=[("", "—"), *Theme.choices]
    )
    organisation = forms.CharField(label=gettext_lazy("责任机构"), required=False)
    due = forms.CharField(
        label=gettext_lazy("时限"),
        required=False,
        empty_value=None,
        help_text=gettext_lazy("照原文，如“年底前”。"),
    )


class StatisticCorrectionForm(QuoteCorrectionForm):
    row: ParsedStatistic | None
    indicator = forms.CharField(label=gettext_lazy("指标"))
    value = forms.CharField(label=gettext_lazy("数值"))
    unit = forms.CharField(label=gettext_lazy("单位"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("类型"), choices=Kind.choices)
    qualifier = forms.ChoiceField(label=gettext_lazy("确切程度"), choices=Qualifier.choices)
    basis = forms.ChoiceField(
        label=gettext_lazy("比较基准"), required=False, choices=[("", "—"), *Basis.choices]
    )
    scope = forms.CharField(label=gettext_lazy("范围"), required=False)
    goal = forms.ChoiceField(label=gettext_lazy("性质"), required=False, choices=Goal.choices)
    period_label = forms.CharField(label=gettext_lazy("时期"), required=False)
    period_start = WhenField(label=gettext_lazy("时期起"), timed=False)
    period_end = WhenField(label=gettext_lazy("时期止"), timed=False)

    def prepare(self) -> None:
        super().prepare()
        period = self.row.period if self.row is not None else None
        for name in ("label", "start", "end"):
            self.initial[f"period_{name}"] = getattr(period, name, "")

    def clean_value(self) -> str:
        return fold(self.cleaned_data["value"]).replace(",", "").replace(" ", "").removesuffix("%")

    def values(self) -> dict[str, object]:
        values = super().values()
        told = tuple(values.pop(f"period_{name}") for name in ("label", "start", "end"))
        period = Period(*cast(tuple[str, str, str], told), "editor") if any(told) else None
        before = self.row.period if self.row is not None else None
        if before and period == replace(before, told_in="editor"):
            period = before  # left alone: it is still the page that says so
        return {**values, "period": period}


FORMS: dict[str, type[RowCorrectionForm]] = {
    "speaker": SpeakerCorrectionForm,
    "block": BlockCorrectionForm,
    "measure": MeasureCorrectionForm,
    "statistic": StatisticCorrectionForm,
}
MAY_ADD = ("speaker", "measure", "statistic")


def form_for(
    reading: Reading, name: str, data: QueryDict | None = None
) -> FactCorrectionForm | RowCorrectionForm | None:
    """The form that corrects the row of that name; None where there is none."""
    kind, _dash, n = name.partition("-")
    if kind == "fact" and n in parsed_rows.FACTS:
        return FactCorrectionForm(n, reading, data)
    rows = getattr(reading, correct.ROWS.get(kind, "doubts"))
    if kind not in FORMS or not n.isdecimal() or not 1 <= int(n) <= len(rows):
        return None
    return FORMS[kind](reading, rows[int(n) - 1], data)
