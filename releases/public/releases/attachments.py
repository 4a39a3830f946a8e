"""Attachments and photos: handed out only while their edition is what readers see."""

from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from releases.models import Attachment
from releases.publishing.errors import NotHere

from .withdrawn import gone

SIZES = ("small", "large")
PHOTOS = {".jpg": "image/jpeg", ".png": "image/png"}


@require_safe
def attachment(request: HttpRequest, number: str, uid: str) -> HttpResponseBase:
    """Always a download: a file that an editor uploaded is never shown as a page of this site."""
    found = _published(number, uid)
    return sent(found) if found else gone(request, number, uid=uid)


@require_safe
def photo(request: HttpRequest, number: str, uid: str, size: str) -> HttpResponseBase:
    """Shown in its page: this site made it from the picture that was uploaded. It is named by its
    content, so who has it is given it no second time."""
    found = _published(number, uid)
    if found is None or not found.is_photo or size not in SIZES:
        return gone(request, number, uid=uid)
    return sent(found, size)


def sent(row: Attachment, size: str = "") -> HttpResponseBase:
    """The file to be saved, or a photo to be shown in one of its sizes."""
    response: HttpResponseBase
    if size in SIZES and row.is_photo:
        chosen = row.small if size == "small" and row.small else row.file
        name = PurePath(chosen.name)
        with _opened(row, chosen) as file:
            response = HttpResponse(file.read(), content_type=PHOTOS[name.suffix])
        response["ETag"] = f'"{name.stem}"'
        told = content_disposition_header(False, row.download_name)
        response["Content-Disposition"] = told or "inline"
    else:
        file = _opened(row, row.file)
        response = FileResponse(file, as_attachment=True, filename=row.download_name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _published(number: str, uid: str) -> Attachment | None:
    published = Attachment.objects.published().filter(edition__release__number=number)
    return published.filter(uid=uid, withheld=False).first()


def _opened(row: Attachment, file: FieldFile) -> FieldFile:
    try:
        return file.open("rb")
    except FileNotFoundError as error:
        raise NotHere(_("附件“%s”的文件不在了。") % row.name) from error
