"""The form that links a promise to any row of a later release, or to a note with its source."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Block, Edition, FollowUp, Measure, Statistic
from releases.models.vocabulary import NAME_LENGTH
from releases.text.quotations import shortened

ROWS: tuple[Any, ...] = (Measure, Block, Statistic)
# What a reader copies from the address bar: /releases/20230427-1/#q-m-7f3a09bc.
_ADDRESS = re.compile(r"releases/([\w-]+)/(?:editions/\d+/)?#(?:q-)?([mbs]-[0-9a-f]{8})$")
SHOWN = 60


def row_of(edition: Edition, anchor: str) -> Any:
    """The row of the edition with that anchor, `m-7f3a09bc`, or None."""
    prefix, _dash, uid = anchor.partition("-")
    model = next((kind for kind in ROWS if kind.prefix == prefix), None)
    return model and model.objects.filter(edition=edition, uid=uid).first()


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

    def __init__(self, *args: Any, edition: Edition | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        if edition is not None:
            self.fields["evidence"] = forms.ChoiceField(
                label=gettext_lazy("原话"),
                required=False,
                choices=_choices(edition),
                error_messages={"invalid_choice": gettext_lazy("这一行已不在这个版本里。")},
            )

    def clean_evidence(self) -> Any:
        typed = self.cleaned_data["evidence"].strip()
        if not typed:
            return None
        row = row_of(self.edition, typed) if self.edition else _at(typed)
        if row is None:
            raise ValidationError(
                _("找不到这个网址上的原话。网址要像 /releases/20230427-1/#q-m-7f3a09bc 这样。")
            )
        return row


def _at(address: str) -> Any:
    named = _ADDRESS.search(address)
    if named is None:
        return None
    editions = Edition.objects.published().filter(release__number=named[1])
    edition = editions.first()
    return edition and row_of(edition, named[2])


def _choices(edition: Edition) -> list[Any]:
    """Every row of the edition under its kind; a number with the paragraph that it stands in."""
    found: list[Any] = [("", "—")]
    for model in ROWS:
        rows = model.objects.filter(edition=edition).in_order()
        if model is not Block:
            rows = rows.select_related("block")
        labels = [(row.anchor, _label(row)) for row in rows]
        if labels:
            found.append((str(model._meta.verbose_name), labels))
    return found


def _label(row: Any) -> str:
    text = f"{row}（{row.quote}）" if isinstance(row, Measure) else getattr(row, "text", str(row))
    return shortened(text, SHOWN)
