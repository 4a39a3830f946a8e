"""A row's place in a block is given by quoting its words, never by counting characters."""

from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Block
from releases.models.quotation import Quotation
from releases.text.quotations import numbered, occurrences

from .edition_row import RowForm

Quoting = TypeVar("Quoting", bound=Quotation)


class BlockChoice(forms.ModelChoiceField[Block]):
    def label_from_instance(self, obj: Block) -> str:
        return f"{obj.position} · {obj.get_kind_display()} · {obj}"


class QuotingForm(RowForm[Quoting]):
    """Its block is known: it stands in the editor beside it."""

    quote = forms.CharField(
        label=gettext_lazy("依据原文"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("从段落里照抄这一条所依据的文字，标点全角半角均可。"),
    )
    occurrence = forms.IntegerField(
        label=gettext_lazy("第几处"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("同样的文字在段落里出现多次时填写，从 1 数起。"),
    )

    def prepare(self) -> None:
        super().prepare()
        if self.instance.block_id:
            row = self.instance
            self.initial["quote"] = row.quote
            found = occurrences(row.quote, row.block.text)
            if len(found) > 1 and row.start in found:
                self.initial["occurrence"] = found.index(row.start) + 1

    def clean(self) -> None:
        super().clean()
        block = self.instance.block
        try:
            span = self._span(block, self.cleaned_data.get("quote") or "")
        except ValidationError as error:
            self.add_error("quote", error)
            span = (0, len(block.text))  # never saved; keeps Quotation.clean() quiet
        self.instance.start, self.instance.end = span

    def _span(self, block: Block, quote: str) -> tuple[int, int]:
        asked = self.cleaned_data.get("occurrence")
        if (
            self.instance.pk
            and quote == self.initial.get("quote")
            and asked == self.initial.get("occurrence")
        ):
            return self.instance.start, self.instance.end
        quote = quote if quote in block.text else quote.strip()
        found = occurrences(quote, block.text)
        if not found:
            raise ValidationError(_("段落里没有这些文字，请从段落里照抄。"))
        if len(found) == 1:
            return found[0], found[0] + len(quote)
        if asked is None or asked > len(found):
            raise ValidationError(
                _("这些文字在段落里出现 %(count)d 次，请在“第几处”填 1 至 %(count)d。%(places)s")
                % {
                    "count": len(found),
                    "places": numbered([(block.text, at) for at in found], len(quote)),
                }
            )
        return found[asked - 1], found[asked - 1] + len(quote)
