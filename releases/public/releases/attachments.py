"""Attachments: handed out only while their edition is what readers see."""

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Attachment
from releases.publishing.errors import NotHere

from .withdrawn import gone


@require_safe
def attachment(request: HttpRequest, number: str, uid: str) -> HttpResponseBase:
    """Always a download: a file that an editor uploaded is never shown as a page of this site."""
    published = Attachment.objects.published().filter(edition__release__number=number)
    found = published.filter(uid=uid).first()
    if found is None:
        return gone(request, number)
    try:
        file = found.file.open("rb")
    except FileNotFoundError as error:
        raise NotHere(_("附件“%s”的文件不在了。") % found.name) from error
    response = FileResponse(file, as_attachment=True, filename=found.download_name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
