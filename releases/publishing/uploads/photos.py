"""Photos made anew for pages: the picture alone, without place, camera, comments or anything else.

What a reader gets is never a byte that was uploaded, and no larger than a page shows it.
"""

import hashlib
import io
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image

from releases.models.attachment import LARGE, SMALL, fitted
from releases.publishing.errors import Refused

from .plain_picture import plain

# What is decoded: cameras of telephones reach 50 million, and four bytes a point stay in memory.
MOST_PIXELS = 50_000_000
QUALITY = 82
# A drawing stays sharp as PNG; what is heavier so is a photo.
MOST_BYTES_AS_PNG = 300 * 1024
COLOURS = 256  # of a palette
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")


@dataclass(frozen=True, slots=True)
class Photo:
    """`small` is empty where the photo itself is no larger."""

    large: bytes
    small: bytes
    width: int
    height: int
    suffix: str

    @property
    def name(self) -> str:
        return hashlib.sha256(self.large).hexdigest()


def photo_of(file: IO[bytes]) -> Photo:
    """Raises Refused for what is no whole still picture, or too large a one."""
    try:
        with Image.open(file, formats=_FORMATS) as picture:
            refuse_unless_fit(picture)
            picture.draft("RGB", (LARGE, LARGE))  # a JPEG is decoded no larger than is needed
            image = plain(picture)
    except Refused:
        raise
    except Exception as error:  # decoders let much through on hostile bytes
        raise Refused(
            _("这张图片不完整或者已经损坏，打不开：请重新取一份，或在看图软件里另存一份再上传。")
        ) from error
    large = _resized(image, LARGE)
    drawn = picture.format in ("PNG", "GIF") or image.mode == "RGBA"
    colours = COLOURS if picture.mode == "P" else 0
    body = _png(large, colours) if drawn else b""
    as_png = drawn and len(body) <= MOST_BYTES_AS_PNG
    small = _resized(large, SMALL) if max(large.size) > SMALL else None
    smaller = (_png(small, colours) if as_png else _jpeg(small)) if small else b""
    return Photo(
        large=body if as_png else _jpeg(large),
        small=smaller,
        width=large.width,
        height=large.height,
        suffix=".png" if as_png else ".jpg",
    )


def refuse_unless_fit(picture: Image.Image) -> None:
    """By what its head says, before it is decoded."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise Refused(
            _("这张图片有 %(here)d 万像素，最多 %(most)d 万：请缩小以后再上传。")
            % {"here": width * height // 10_000, "most": MOST_PIXELS // 10_000}
        )
    # An MPO is a JPEG with a second picture behind it, as telephones make them.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise Refused(_("这是动图，网页上只放静止的图片：请截取其中一帧，存成 JPG 或 PNG 再上传。"))


def _resized(image: Image.Image, side: int) -> Image.Image:
    size = fitted(image.width, image.height, side)
    return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)


def _png(image: Image.Image, colours: int) -> bytes:
    """A drawing that had a palette gets one again, which is a quarter of the bytes."""
    file = io.BytesIO()
    drawn = image.quantize(colours, dither=Image.Dither.NONE) if colours else image
    drawn.save(file, "PNG", optimize=True)
    return file.getvalue()


def _jpeg(image: Image.Image) -> bytes:
    file = io.BytesIO()
    if image.mode == "RGBA":  # what shows through is paper
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    image.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue()
