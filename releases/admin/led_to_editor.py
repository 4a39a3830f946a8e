"""What is edited in the editor has no form of its own: its old address leads there."""

from typing import TypeVar

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

Led = TypeVar("Led", bound=Model)


class LedToEditor(admin.ModelAdmin[Led]):
    def place(self, thing: Led) -> str:
        """The address in the editor."""
        raise NotImplementedError

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            return super().change_view(request, object_id)  # says so
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        return HttpResponseRedirect(self.place(thing))
