"""Forms whose words readers are offered at once: what is saved there shows in suggestions."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from releases.search.index import indexing

Words = TypeVar("Words", bound=Model)


class LiveWordsAdmin(admin.ModelAdmin[Words]):
    """Rows in inlines are part of what is saved."""

    def save_related(self, request: HttpRequest, *args: Any) -> None:
        super().save_related(request, *args)
        indexing.words_changed()

    def delete_model(self, request: HttpRequest, obj: Words) -> None:
        super().delete_model(request, obj)
        indexing.words_changed()
