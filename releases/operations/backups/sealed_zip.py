"""A ZIP file whose comment is the SHA-256 of all the bytes before it: one cut or altered shows.

It is written beside its place, readable by its owner alone, and moved there when it is whole.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from .manifest import BackupRefused

SEAL = 64
CHUNK = 1024 * 1024


@contextmanager
def new(path: Path) -> Iterator[ZipFile]:
    """The file to be; it is at `path` once all went well, and nowhere otherwise."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w+b") as file:  # of mode 0600
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                archive.comment = b"0" * SEAL
                yield archive
            seal = _hash(file)
            file.seek(-SEAL, os.SEEK_END)
            file.write(seal)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


@contextmanager
def opened(path: Path) -> Iterator[ZipFile]:
    """Raises BackupRefused where the file is not whole, or no backup."""
    with path.open("rb") as file:
        seal = _hash(file)
        if file.read(SEAL) != seal:
            raise BackupRefused(f"{path}：文件不完整或者被改动过，没有恢复。请换一份备份。")
        try:
            with ZipFile(file) as archive:
                yield archive
        except BadZipFile as error:
            raise BackupRefused(f"{path}：不是 ipnews 的备份。") from error


def write(archive: ZipFile, name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
    """Size and SHA-256 of the part written."""
    digest, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as part:
        for piece in pieces:
            part.write(piece)
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def hash_of(archive: ZipFile, name: str) -> str:
    """The SHA-256 of a part's content; raises KeyError where it is not there."""
    digest = hashlib.sha256()
    with archive.open(name) as part:
        while piece := part.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _hash(file: BinaryIO) -> bytes:
    """Of all before the seal, where the file is left standing."""
    left = max(file.seek(0, os.SEEK_END) - SEAL, 0)
    file.seek(0)
    digest = hashlib.sha256()
    while left and (piece := file.read(min(CHUNK, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest().encode()
