"""The page of an open edition as readers would see it were it published now, for its editors alone.

It is the public page itself, template and context, at an address of the admin: nobody keeps it, and
only a page of this site may show it in a frame.
"""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from releases.models import Attachment, Edition
from releases.public.releases.attachments import sent
from releases.public.releases.neighbours import editions_of
from releases.public.releases.views import ReleaseDetail
from releases.publishing import lifecycle

FRAMED = {"frame-ancestors": [SELF]}


@method_decorator([csp_replace(FRAMED), xframe_options_sameorigin], name="dispatch")
class EditionPreview(ReleaseDetail):
    is_kept = False

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        self.object = self.get_object()
        response = self.render_to_response(self.get_context_data(object=self.object))
        assert isinstance(response, TemplateResponse)
        response["X-Robots-Tag"] = "noindex"
        response.add_post_render_callback(self.with_own_files)
        return response

    def get_object(self, queryset: QuerySet[Edition] | None = None) -> Edition:
        edition = _open(self.request, self.kwargs["pk"])
        return lifecycle.as_if_published(edition, now=timezone.now())

    def editions(self) -> list[Edition]:
        return [self.object, *editions_of(self.object)]

    def with_own_files(self, response: HttpResponse) -> None:
        """Of files readers have none yet: they are handed out by another address."""
        number = self.object.release.number
        page = response.content.decode()
        for public, names in (("photo", ["x", "y"]), ("attachment", ["x"])):
            theirs = reverse(f"neutral:{public}", args=[number, *names])
            own = reverse(f"admin:releases_edition_preview_{public}", args=[self.object.pk, *names])
            end = "/".join(["", *names, ""])
            page = page.replace(f"{theirs.removesuffix(end[1:])}", own.removesuffix(end[1:]))
        response.content = page


@require_safe
def preview_file(request: HttpRequest, pk: int, uid: str, size: str = "") -> HttpResponseBase:
    """An attachment of an open edition, or a photo in one of its sizes."""
    edition = _open(request, pk)
    return sent(get_object_or_404(Attachment.objects.of(edition), uid=uid, withheld=False), size)


def _open(request: HttpRequest, pk: int) -> Edition:
    if not request.user.has_perm("releases.view_edition"):
        raise PermissionDenied
    return get_object_or_404(Edition.objects.open().select_related("release"), pk=pk)
