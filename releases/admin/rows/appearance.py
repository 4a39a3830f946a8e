"""Speakers and others named in an edition, with the posts they held that day."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from releases.models import Appearance
from releases.models.vocabulary import NAME_LENGTH

from .edition_row import EditionListFilter, RowAdmin


class LinesField(forms.Field):
    """A list of texts, typed one per line."""

    widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})

    def prepare_value(self, value: object) -> object:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: str | None) -> list[str]:
        lines = [line.strip() for line in (value or "").splitlines() if line.strip()]
        if any(len(line) > NAME_LENGTH for line in lines):
            raise ValidationError(_("每一行最多 %s 个字。") % NAME_LENGTH)
        return lines


@admin.register(Appearance)
class AppearanceAdmin(RowAdmin[Appearance]):
    list_display = ("name", "posts_text", "role", "position", "edition")
    list_filter = (EditionListFilter, "edition__state", "role")
    list_select_related = ("edition", "person", "organisation")
    search_fields = ("name", "organisation_name", "person__name", "edition__title")
    search_help_text = _("按姓名、机构、版本标题查找")

    @admin.display(description=_("机构与职务"))
    def posts_text(self, obj: Appearance) -> str:
        return obj.posts_text
