"""The form that links a promise to any row of a later release, or to a note with its source."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Block, Edition, FollowUp, Measure, Statistic
from releases.models.quotation import Quotation
from releases.models.vocabulary import NAME_LENGTH
from releases.publishing.follow_ups import Row
from releases.text.quotations import shortened

ROWS = (Measure, Block, Statistic)
# What a reader copies from the address bar: /releases/20230427-1/#q-m-7f3a09bc.
_ADDRESS = re.compile(r"releases/([\w-]+)/(?:editions/\d+/)?#(?:q-)?([mbs]-[0-9a-f]{8})$")
SHOWN = 60


def row_of(edition: Edition, anchor: str) -> Row | None:
    """The row of the edition with that anchor, `m-7f3a09bc`, or None."""
    prefix, _dash, uid = anchor.partition("-")
    model = next((kind for kind in ROWS if kind.prefix == prefix), None)
    return None if model is None else model.objects.filter(edition=edition, uid=uid).first()


class EvidenceForm(forms.Form):
    """With an edition, its rows are there to choose from; without one, an address names the row."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("结果"),
        widget=forms.RadioSelect,
        choices=[(outcome.value, outcome.label) for outcome in FollowUp.Outcome.spoken()],
        error_messages={"required": gettext_lazy("请选结果。")},
    )
    evidence = forms.CharField(
        label=gettext_lazy("原话的网址"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=gettext_lazy("后来的发布稿页上点“看原话”，把地址栏里的网址贴在这里。"),
    )
    note = forms.CharField(
        label=gettext_lazy("说明"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("读者会看到。没有发布会上的原话作依据时，说明和出处都要填。"),
    )
    source = forms.CharField(
        label=gettext_lazy("出处"),
        required=False,
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=gettext_lazy("说明出自哪里，如文件名和日期。"),
    )

    def __init__(self, data: QueryDict | None = None, *, edition: Edition | None) -> None:
        super().__init__(data)
        self.edition = edition
        if edition is None:
            return
        # Every row of the edition under its kind; a number with the paragraph that it stands in.
        offered: list[tuple[str, str | list[tuple[str, str]]]] = [("", "—")]
        for model in ROWS:
            rows = model.objects.all()
            if issubclass(model, Quotation):
                rows = model.objects.select_related("block")
            labels = []
            for row in rows.of(edition).in_order():
                text = row.text if isinstance(row, Block) else str(row)
                text = f"{row}（{row.quote}）" if isinstance(row, Measure) else text
                labels.append((row.anchor, shortened(text, SHOWN)))
            if labels:
                offered.append((str(model._meta.verbose_name), labels))
        self.fields["evidence"] = forms.ChoiceField(
            label=gettext_lazy("原话"),
            required=False,
            choices=offered,
            error_messages={"invalid_choice": gettext_lazy("这一行已不在这个版本里。")},
        )

    def clean_evidence(self) -> Row | None:
        typed = self.cleaned_data["evidence"].strip()
        if not typed:
            return None
        edition, anchor = self.edition, typed
        named = _ADDRESS.search(typed)
        if edition is None and named is not None:
            edition = Edition.objects.published().filter(release__number=named[1]).first()
            anchor = named[2]
        row = None if edition is None else row_of(edition, anchor)
        if row is None:
            raise ValidationError(
                _("找不到这个网址上的原话。网址要像 /releases/20230427-1/#q-m-7f3a09bc 这样。")
            )
        return row
