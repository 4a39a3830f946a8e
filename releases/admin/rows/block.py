"""The body's blocks: editing a text carries the measures and statistics on it along."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.db.models.functions import Coalesce, Length
from django.utils.translation import gettext_lazy as _

from releases.admin.indexed_search import IndexedSearch
from releases.intake.storable_values import size_fault
from releases.models import Appearance, Block
from releases.text.quotations import shortened

from .edition_row import EditionListFilter, RowAdmin, RowForm


class BlockForm(RowForm[Block]):
    printed = ("text",)

    def prepare(self) -> None:
        super().prepare()
        text, speaker = self.fields.get("text"), self.fields.get("speaker")
        if isinstance(text, forms.CharField):
            text.strip = False
        if isinstance(speaker, forms.ModelChoiceField):
            speaker.queryset = Appearance.objects.filter(
                edition=self.instance.edition_id
            ).in_order()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError(_("段落不能是空的；不要的段落请删除。"))
        if len(text) <= len(self.initial.get("text", "")):
            return text
        others = Block.objects.of(self.instance.edition_id).exclude(pk=self.instance.pk)
        size = others.aggregate(size=Coalesce(Sum(Length("text")), 0))["size"]
        if fault := size_fault(size + len(text)):
            raise ValidationError(f"{fault}。")
        return text


@admin.register(Block)
class BlockAdmin(IndexedSearch, RowAdmin[Block]):
    list_display = ("excerpt", "kind", "speaker", "number", "position", "edition")
    list_filter = (EditionListFilter, "edition__state", "kind")
    list_select_related = ("edition", "speaker")
    search_fields = ("text",)
    search_kinds = tuple(Block.Kind.values)

    @admin.display(description=_("正文"), ordering="text")
    def excerpt(self, obj: Block) -> str:
        return shortened(obj.line, 60)
