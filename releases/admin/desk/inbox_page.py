"""The inbox: what somebody was told, the newest first; opening one leads to its edition."""

from django.contrib.admin.sites import AdminSite
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from releases.admin import admin_links
from releases.admin.staff_request import staff
from releases.models import Message
from releases.publishing.messages import inbox
from releases.publishing.reviewing.handing_over import REVIEWED

AT_ONCE = 50  # messages on a page
ON_COMMENTS = (Message.Event.COMMENTED, Message.Event.ANSWERED)


def inbox_view(request: HttpRequest, *, site: AdminSite) -> TemplateResponse:
    """One's own and nobody else's."""
    rows = Message.objects.filter(
        to=staff(request).user, edition__discarded_at=None
    ).select_related("edition", "by")
    page = Paginator(rows.order_by("-at", "-pk"), AT_ONCE).get_page(request.GET.get("page"))
    context = {**site.each_context(request), "title": _("消息"), "page": page}
    return TemplateResponse(request, "admin/inbox.html", context)


def message_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Read from now on, and where it leads."""
    message = inbox.opened(staff(request).user, pk, at=timezone.now())
    if message is None:
        raise Http404
    return HttpResponseRedirect(place(message))


@require_POST
def read_all_view(request: HttpRequest) -> HttpResponse:
    inbox.read_all(staff(request).user, at=timezone.now())
    return HttpResponseRedirect(reverse("admin:messages"))


def place(message: Message) -> str:
    """Where something can be done about it."""
    edition = message.edition
    if edition is None:  # of their own account
        return reverse("admin:two_steps")
    if message.event in ON_COMMENTS:
        return admin_links.editor(edition.pk, "comments")
    if message.event == Message.Event.REPLIED:
        return reverse("admin:releases_edition_departments", args=[edition.pk])
    if edition.state in REVIEWED:
        return reverse("admin:releases_edition_review", args=[edition.pk])
    return admin_links.editor(edition.pk)
