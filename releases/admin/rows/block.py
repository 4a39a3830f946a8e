"""The body's blocks: editing a text carries the measures and statistics on it along."""

from collections.abc import Sequence

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Length
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.admin import admin_links
from releases.admin.indexed_search import IndexedSearch, Listed
from releases.intake.storable_values import size_fault
from releases.models import Appearance, Block, Doubt
from releases.text.quotations import shortened

from .edition_row import EditionListFilter, RowAdmin, RowForm


def marked_text(block: Block, start: int | None, end: int | None) -> SafeString:
    """A block's text with some words marked, and the way to its form."""
    return format_html(
        '<div class="block-text">{}<mark>{}</mark>{} <a href="{}">{}</a></div>',
        block.text[:start],
        block.text[start:end],
        block.text[end:],
        admin_links.row(block),
        _("编辑段落"),
    )


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
            # A speaker is added on the workbench, where the edition is known.
            if isinstance(speaker.widget, RelatedFieldWidgetWrapper):
                speaker.widget.can_add_related = speaker.widget.can_delete_related = False

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError(_("段落不能是空的；不要的段落请删除。"))
        others = Block.objects.of(self.instance.edition_id).exclude(pk=self.instance.pk)
        size = others.aggregate(size=Coalesce(Sum(Length("text")), 0))["size"]
        if fault := size_fault(size + len(text)):
            raise ValidationError(f"{fault}。")
        return text


@admin.register(Block)
class BlockAdmin(IndexedSearch, RowAdmin[Block]):
    form = BlockForm
    fields = ("version", "kind", "speaker", "number", "text", "position", "standing_on_it")
    readonly_fields = ("standing_on_it",)
    list_display = ("excerpt", "kind", "speaker", "number", "position", "edition")
    list_filter = (EditionListFilter, "edition__state", "kind")
    list_select_related = ("edition", "speaker")
    search_fields = ("text",)
    search_kinds = tuple(Block.Kind.values)
    panel_display = ("position", "kind", "speaker", "excerpt")
    panel_related = ("speaker",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Listed], search_term: str
    ) -> tuple[QuerySet[Listed], bool]:
        """Where a form asks for one of its edition, by words as they stand there or by number."""
        edition, typed = request.GET.get("edition", ""), search_term.strip()
        if request.path != reverse("admin:autocomplete") or not edition.isdecimal():
            return super().get_search_results(request, queryset, search_term)
        found = Q(text__icontains=typed)
        if typed.isdecimal():
            found |= Q(position=typed)
        return queryset.filter(found, edition=edition), False

    @admin.display(description=_("正文"), ordering="text")
    def excerpt(self, obj: Block) -> str:
        return shortened(obj.line, 60)

    @admin.display(description=_("依据本段的举措和数据"))
    def standing_on_it(self, obj: Block) -> SafeString | str:
        if obj.pk is None:
            return "—"
        rows = [*obj.measures.order_by("start", "pk"), *obj.statistics.order_by("start", "pk")]
        links = [(admin_links.row(r), r._meta.verbose_name, r) for r in rows]
        if obj.edition.is_open:
            links += [
                (f"{admin_links.add_row(model, obj.edition_id)}&block={obj.pk}", _("添加"), label)
                for model, label in (("measure", _("举措")), ("statistic", _("数据")))
            ]
        return format_html_join("", '<a class="chip" href="{}">{}：{}</a> ', links) or "—"

    def get_deleted_objects(
        self, objs: Sequence[Block] | QuerySet[Block], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Doubts about a block go with it; that needs no permission of its own."""
        objects, count, needed, protected = super().get_deleted_objects(objs, request)
        return objects, count, needed - {str(Doubt._meta.verbose_name)}, protected
