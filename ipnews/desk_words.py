"""Words of Django's admin that no catalogue reaches, in Chinese for eyes and for screen readers."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.template import Library
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog

register = Library()
ICONS = {
    True: ("admin/img/icon-yes.svg", _("是")),
    False: ("admin/img/icon-no.svg", _("否")),
    None: ("admin/img/icon-unknown.svg", _("未定")),
}


def boolean_icon(value: bool | None) -> SafeString:
    """In place of Django's, whose text is Python's True, False or None."""
    icon, words = ICONS[value]
    return format_html('<img src="{}" alt="{}">', static(icon), words)


class DeskScripts(JavaScriptCatalog):
    """What Django's scripts say, with the words that its own catalogue lacks."""

    packages = ["django.contrib.admin"]

    def get_paths(self, packages: list[str]) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


@register.filter
def labelled(cells: Iterable[str], headers: Iterable[dict[str, object]]) -> Iterator[str]:
    """The cells of a list's row, each with what its column is called: on a phone each row stands
    by itself, without a head."""
    for cell, header in zip(cells, headers, strict=True):
        name, tag, rest = str(header["text"]), SafeString(cell[:3]), SafeString(cell[3:])
        boxes = "<" in name  # those that choose rows for an action
        yield cell if boxes else format_html('{} data-label="{}"{}', tag, name, rest)
