"""Records that nobody changes in the admin: they are looked at, never added, edited or deleted."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model
from django.http import HttpRequest

from .trailed import TrailedAdmin

Record = TypeVar("Record", bound=Model)


class ReadOnlyAdmin(TrailedAdmin[Record]):
    actions: Sequence[str] | None = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False
