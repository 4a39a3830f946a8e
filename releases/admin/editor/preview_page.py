"""Preview 预览: the public page of an open edition in a frame, as wide as readers have it."""

from django.contrib import admin
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django_htmx.middleware import HtmxDetails

from releases.admin import admin_links
from releases.admin.staff_request import StaffRequest, viewed
from releases.models import Edition
from releases.publishing.publish_checks import readers_will_see

WIDTHS = {"1280": _("电脑 1280"), "390": _("手机 390"), "print": _("打印 A4")}


def preview_view(
    request: StaffRequest, *, model_admin: admin.ModelAdmin[Edition], pk: int
) -> HttpResponse:
    """With htmx the part that the editor shows in place of its text."""
    edition = viewed(request, model_admin, Edition.objects.open().select_related("release"), pk)
    width = request.GET.get("width", "")
    context = {
        "edition": edition,
        "here": admin_links.editor(pk),
        "view": "admin/releases/_editor_preview.html",
        "widths": WIDTHS,
        "width": width if width in WIDTHS else "1280",
        "checks": readers_will_see(edition),
    }
    return answer(request, model_admin, context)


def answer(
    request: StaffRequest, model_admin: admin.ModelAdmin[Edition], context: dict[str, object]
) -> HttpResponse:
    if HtmxDetails(request):
        return TemplateResponse(request, str(context["view"]), context)
    whole = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": context["edition"],
        "opts": model_admin.opts,
        **context,
    }
    return TemplateResponse(request, "admin/releases/editor_view.html", whole)
