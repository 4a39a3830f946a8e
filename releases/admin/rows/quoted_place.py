"""A row's place in a block is given by quoting its words, never by counting characters."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.admin import admin_links
from releases.models import Block
from releases.text.quotations import numbered, occurrences

from .edition_row import RowAdmin, RowForm


class BlockChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.position} · {obj.get_kind_display()} · {obj}"


class QuotingForm(RowForm):
    block = BlockChoice(queryset=Block.objects.none(), label=gettext_lazy("段落"))
    quote = forms.CharField(
        label=gettext_lazy("依据原文"), strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("从段落里照抄这一条所依据的文字，标点全角半角均可。"),
    )  # fmt: skip
    occurrence = forms.IntegerField(
        label=gettext_lazy("第几处"), required=False, min_value=1,
        help_text=gettext_lazy("同样的文字在段落里出现多次时填写，从 1 数起。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blocks = Block.objects.filter(edition=self.instance.edition_id).in_order()
        self.fields["block"].queryset = blocks  # type: ignore[attr-defined]
        if self.instance.block_id:
            row = self.instance
            self.initial["quote"] = row.quote
            found = occurrences(row.quote, row.block.text)
            if len(found) > 1 and row.start in found:
                self.initial["occurrence"] = found.index(row.start) + 1

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        block = cleaned.get("block")
        if block is None:
            return cleaned
        try:
            span = self._span(block, cleaned.get("quote") or "")
        except ValidationError as error:
            self.add_error("quote", error)
            span = (0, len(block.text))  # never saved; keeps Quotation.clean() quiet
        self.instance.start, self.instance.end = span
        return cleaned

    def _span(self, block: Block, quote: str) -> tuple[int, int]:
        asked = self.cleaned_data.get("occurrence")
        unchanged = quote == self.initial.get("quote") and block.pk == self.instance.block_id
        if unchanged and asked == self.initial.get("occurrence"):
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


class QuotingAdmin(RowAdmin):
    """Measures and statistics: the block's text stands on the form, the quoted words marked."""

    form: type[RowForm] = QuotingForm
    list_select_related = ("edition", "block")
    not_shown_read_only = ("version", "occurrence")
    readonly_fields = ("block_text",)

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        return initial | {"block": request.GET.get("block", "")}

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        self._offer_block(request, context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def _offer_block(self, request: Any, form: Any) -> None:
        """On an empty form, the text of the block that the address names."""
        named = request.GET.get("block", "")
        if form.instance.pk is None and form.instance.block_id is None and named.isdecimal():
            form.instance.block = form.fields["block"].queryset.filter(pk=named).first()

    def block_text(self, obj: Any) -> Any:
        if obj is None or obj.block_id is None:
            return _("请在下面选段落。从段落页点“添加”进来时，这里显示段落全文。")
        text = obj.block.text
        return format_html(
            '<div class="block-text">{}<mark>{}</mark>{} <a href="{}">{}</a></div>',
            text[: obj.start], text[obj.start : obj.end], text[obj.end :],
            admin_links.row(obj.block), _("编辑段落"),
        )  # fmt: skip

    block_text.short_description = gettext_lazy("段落全文")  # type: ignore[attr-defined]
