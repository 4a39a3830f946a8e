"""What all workers share: loaded once before the first fork, it takes memory once."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.template import Engine
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.module_loading import import_string

from releases.text.fuzzy.character_sounds import printed_readings

EDITORS = "admin"


def load() -> None:
    """All that readers' pages are made with, and what few of them need; no database is asked."""
    import segno  # noqa: F401
    import xlsxwriter  # noqa: F401

    reverse("public:home")  # the views, but for those of editors
    import_string(str(settings.CACHES["default"]["BACKEND"]))
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            date_format(date.min)  # the formats of the language
            for name in templates():
                get_template(name)
    printed_readings()


def templates() -> list[str]:
    """The names of those that readers' pages are made of."""
    (folder,) = map(Path, Engine.get_default().dirs)
    files = (path.relative_to(folder) for path in folder.rglob("*.*"))
    return sorted(name.as_posix() for name in files if name.parts[0] != EDITORS)
