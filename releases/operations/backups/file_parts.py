"""The files of attachments on their way into a backup, and back to where the site keeps them."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from django.apps.registry import Apps

from releases.models.attachment import files_named
from releases.operations.orphaned_files import folder

from . import sealed_zip
from .manifest import FilePart


def named(apps: Apps) -> list[str]:
    """The names that rows give."""
    return sorted(files_named(apps.get_model("releases", "attachment")._base_manager.all()))


def pack(archive: ZipFile, name: str) -> FilePart | None:
    """Nothing where the file is not there."""
    try:
        file = (folder() / name).open("rb")
    except OSError:
        return None
    with file:
        pieces = iter(lambda: file.read(sealed_zip.CHUNK), b"")
        size, sha256 = sealed_zip.write(archive, f"attachments/{name}", pieces)
    return FilePart(name, size, sha256)


def unpack(archive: ZipFile, part: FilePart, apart: Path) -> None:
    place = apart / part.file
    place.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(part.name) as packed, place.open("wb") as file:
        while piece := packed.read(sealed_zip.CHUNK):
            file.write(piece)


def add(apart: Path) -> None:
    """Put the files beside those of the site, but for names that others have there."""
    for path, place in _places(apart):
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.rename(place)


def put_over(apart: Path) -> None:
    """Put those in place whose names others have."""
    for path, place in _places(apart):
        path.replace(place)


def _places(apart: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted(apart.rglob("*")):
        if path.is_file():
            yield path, folder() / path.relative_to(apart)
