"""Attachments: handed out only while their edition is what readers see."""

from pathlib import PurePath

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Attachment
from releases.publishing.errors import Missing

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
        raise Missing(_("附件“%s”的文件不在了。") % found.name) from error
    # The name that readers see, with the suffix of the stored file.
    suffix = PurePath(found.file.name).suffix
    name = found.name if found.name.endswith(suffix) else found.name + suffix
    response = FileResponse(file, as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
