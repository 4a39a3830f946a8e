"""The bin: which drafts lie there, who put them there, and how long they stay."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from releases.admin import admin_links
from releases.admin.editor import state_buttons
from releases.admin.staff_request import READ_WITHHELD, StaffRequest
from releases.models import Change, Edition
from releases.publishing.discarding import recycle_bin

AT_ONCE = 50  # drafts on a page


@dataclass(frozen=True, slots=True)
class BinnedDraft:
    edition: Edition
    days_left: int
    seen: str
    trail: str


def bin_view(request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition]) -> HttpResponse:
    """What was discarded last comes first."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    rows = Edition.objects.in_bin().select_related("release", "discarded_by")
    if not request.user.has_perm(READ_WITHHELD):
        rows = rows.exclude(release__editions__withheld=True)
    found = Paginator(rows.order_by("-discarded_at", "-pk"), AT_ONCE)
    page = found.get_page(request.GET.get("page"))
    now = timezone.now()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("回收站"),
        "opts": model_admin.opts,
        "page": page,
        "days": recycle_bin.DAYS_KEPT,
        "drafts": [
            BinnedDraft(
                edition,
                recycle_bin.days_left(edition, now),
                state_buttons.seen(edition),
                admin_links.trail(Change.Kind.RELEASE, edition.release_id),
            )
            for edition in page
        ],
    }
    return TemplateResponse(request, "admin/releases/recycle_bin.html", context)
