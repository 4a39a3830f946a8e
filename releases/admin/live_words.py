"""Forms whose words readers are offered at once: what is saved there shows in suggestions."""

from typing import Any

from releases.search.index import indexing


class LiveWordsMixin:
    """Before a ModelAdmin; rows in inlines are part of what is saved."""

    def save_related(self, *args: Any, **kwargs: Any) -> None:
        super().save_related(*args, **kwargs)  # type: ignore[misc]
        indexing.words_changed()

    def delete_model(self, *args: Any, **kwargs: Any) -> None:
        super().delete_model(*args, **kwargs)  # type: ignore[misc]
        indexing.words_changed()
