"""Doubts of the reader: an editor looks at the place and settles each."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from releases.models import Doubt

from .edition_row import EditionListFilter, RowAdmin


@admin.register(Doubt)
class DoubtAdmin(RowAdmin[Doubt]):
    list_display = ("message", "is_settled", "settled_at", "settled_by", "edition")
    list_filter = (EditionListFilter, "edition__state", ("settled_at", admin.EmptyFieldListFilter))
    list_select_related = ("edition", "block", "settled_by")
    search_fields = ("message", "code", "block__text", "edition__title")
    search_help_text = _("按说明、正文、版本标题查找")
    ordering = ("-edition", "settled_at", "position", "pk")

    @admin.display(description=_("已核对"), boolean=True)
    def is_settled(self, obj: Doubt) -> bool:
        return obj.settled_at is not None
