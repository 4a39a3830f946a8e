"""What was published in an emergency, month by month: how often, what, and when it was reviewed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin.staff_request import StaffRequest
from releases.models import Edition, EmergencyPublication


@dataclass(frozen=True, slots=True)
class EmergencyMonth:
    day: datetime.date  # its first
    rows: list[EmergencyPublication]

    @property
    def reviewed(self) -> int:
        return sum(row.reviewed_at is not None for row in self.rows)


def emergencies_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition]
) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("紧急发布，按月"),
        "opts": model_admin.opts,
        "months": list(months()),
    }
    return TemplateResponse(request, "admin/releases/emergencies.html", context)


def months() -> Iterator[EmergencyMonth]:
    """The newest first; they are few."""
    rows = EmergencyPublication.objects.newest_first()
    for day, found in groupby(rows, key=lambda row: timezone.localdate(row.at).replace(day=1)):
        yield EmergencyMonth(day, list(found))
