"""A row's place in a block is given by quoting its words, never by counting characters."""

from typing import ClassVar, TypeVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin.optimistic_lock import VersionedForm
from releases.models import Block
from releases.models.quotation import Quotation
from releases.text.quotations import numbered, occurrences

from .block import marked_text
from .edition_row import RowAdmin, RowForm

# The fields of a form that say where the row stands.
QUOTED = ("block_text", "block", "quote", "occurrence")
Quoting = TypeVar("Quoting", bound=Quotation)


class BlockChoice(forms.ModelChoiceField[Block]):
    def label_from_instance(self, obj: Block) -> str:
        return f"{obj.position} · {obj.get_kind_display()} · {obj}"


class BlockSelect(AutocompleteSelect):
    """A paragraph is looked for by its words or its number, among those of one edition."""

    def __init__(self, row: Quotation) -> None:
        field = next(field for field in row._meta.fields if field.name == "block")
        super().__init__(field, admin.site)
        self.edition = row.edition_id

    def get_url(self) -> str:
        return f"{super().get_url()}?edition={self.edition}"


class QuotingForm(RowForm[Quoting]):
    block: BlockChoice | None = BlockChoice(
        queryset=Block.objects.none(),
        label=gettext_lazy("段落"),
        help_text=gettext_lazy("输入段落里的几个字，或者它的次序号。"),
    )
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
        block = self.fields.get("block")
        if isinstance(block, BlockChoice):
            block.queryset = Block.objects.filter(edition=self.instance.edition_id).in_order()
            block.widget = BlockSelect(self.instance)
            block.widget.choices = block.choices
        if self.instance.block_id:
            row = self.instance
            self.initial["quote"] = row.quote
            found = occurrences(row.quote, row.block.text)
            if len(found) > 1 and row.start in found:
                self.initial["occurrence"] = found.index(row.start) + 1

    def clean(self) -> None:
        super().clean()
        known = "block" not in self.fields
        block = self.instance.block if known else self.cleaned_data.get("block")
        if block is None:
            return
        try:
            span = self._span(block, self.cleaned_data.get("quote") or "")
        except ValidationError as error:
            self.add_error("quote", error)
            span = (0, len(block.text))  # never saved; keeps Quotation.clean() quiet
        self.instance.start, self.instance.end = span

    def _span(self, block: Block, quote: str) -> tuple[int, int]:
        asked = self.cleaned_data.get("occurrence")
        here = self.instance.pk is not None and block.pk == self.instance.block_id
        if here and quote == self.initial.get("quote") and asked == self.initial.get("occurrence"):
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


class QuotingAdmin(RowAdmin[Quoting]):
    """Measures and statistics: the block's text stands on the form, the quoted words marked."""

    form: type[RowForm[Quoting]] = QuotingForm
    list_select_related = ("edition", "block")
    not_shown_read_only = ("version", "occurrence")
    readonly_fields: ClassVar[tuple[str, ...]] = ("block_text",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        initial = super().get_changeform_initial_data(request)
        return initial | {"block": request.GET.get("block", "")}

    def form_context(self, request: HttpRequest, form: VersionedForm[Quoting]) -> dict[str, object]:
        """An empty form shows the text of the block that the address names."""
        named, row, block = request.GET.get("block", ""), form.instance, form.fields.get("block")
        if row.pk is None and row.block_id is None and named.isdecimal():
            assert isinstance(block, BlockChoice)
            row.block = block.queryset.filter(pk=named).first()
        return super().form_context(request, form)

    @admin.display(description=gettext_lazy("段落全文"))
    def block_text(self, obj: Quoting | None) -> SafeString | str:
        if obj is None or obj.block_id is None:
            return _("请在下面选段落。从段落页点“添加”进来时，这里显示段落全文。")
        return marked_text(obj.block, obj.start, obj.end)
