"""What is withheld, why and by whom: read by those who lift it and those who look on."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from releases.admin import admin_links
from releases.admin.read_only import ReadOnlyAdmin
from releases.models import Edition, Withheld


@admin.register(Withheld)
class WithheldAdmin(ReadOnlyAdmin[Withheld]):
    list_display = ("__str__", "reason", "at", "by", "lifted_at")
    list_filter = ("at", ("lifted_at", admin.EmptyFieldListFilter))
    list_select_related = ("release", "by")
    fields = ("release", "what", "reason", "at", "by", "lifted_at", "lifted_by")
    ordering = ("-at", "-pk")
    list_per_page = 50

    @admin.display(description=_("内容"))
    def what(self, obj: Withheld) -> SafeString | str:
        """The way to the edition that has it."""
        editions = Edition.objects.present().filter(release=obj.release).order_by("-ordinal")
        found = editions.filter(ordinal=obj.ordinal) if obj.ordinal else editions
        edition = found.first()
        if edition is None:
            return "—"
        return format_html('<a href="{}">{}</a>', admin_links.editor(edition.pk), obj)
