"""An upload as an attachment stores it: photos made anew, anything else as it was sent."""

from dataclasses import dataclass

from django.core.files import File
from django.core.files.base import ContentFile

from releases.models import Attachment
from releases.publishing.errors import Refused

from .file_content import PICTURES
from .name_and_content import checked, refusal
from .photos import photo_of


@dataclass(frozen=True, slots=True)
class Upload:
    """What is stored under the hash of a photo, or under the name that was sent."""

    file: File[bytes]
    small: File[bytes] | None = None
    width: int | None = None
    height: int | None = None

    def give_to(self, row: Attachment) -> None:
        """The files are written when the row is saved."""
        row.file, row.small = self.file, self.small
        row.width, row.height = self.width, self.height


def upload(name: str, file: File[bytes]) -> Upload:
    """Raises Refused, with the name of the file, for what readers are not to be given."""
    if checked(name, file) not in PICTURES:
        return Upload(file)
    try:
        photo = photo_of(file)
    except Refused as why:
        raise Refused(refusal(name, str(why))) from why
    small = ContentFile(photo.small, f"{photo.name}-small{photo.suffix}") if photo.small else None
    large = ContentFile(photo.large, f"{photo.name}{photo.suffix}")
    return Upload(large, small, photo.width, photo.height)
