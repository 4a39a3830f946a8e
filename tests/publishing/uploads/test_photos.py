"""What a reader gets of a photo: the picture, upright, in web colours, and nothing else."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, PngImagePlugin

from releases.models.attachment import fitted
from releases.publishing.errors import Refused
from releases.publishing.uploads import photos
from releases.publishing.uploads.attached import upload
from releases.publishing.uploads.photos import photo_of

from .sample_files import picture

SECRET = b"SECRET-PLACE"


def made(content):
    photo = photo_of(io.BytesIO(content))
    return photo, Image.open(io.BytesIO(photo.large))


def refusal(content):
    with pytest.raises(Refused) as refused:
        photo_of(io.BytesIO(content))
    return str(refused.value)


def told_beside():
    """A JPEG with a place, a camera, XMP and a comment, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned right
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    return picture(exif=exif, xmp=b"<x:xmpmeta>" + SECRET, comment=SECRET)


def test_nothing_but_the_picture_is_left():
    assert told_beside().count(SECRET) == 4
    photo, image = made(told_beside() + b"<script>" + SECRET)
    assert SECRET not in photo.large + photo.small
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_density", "jfif_unit", "progression",
                               "progressive"}  # fmt: skip


def test_it_stands_upright():
    photo, image = made(told_beside())
    assert (photo.width, photo.height) == image.size == (30, 40)


def test_texts_of_a_png_are_gone():
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    texts.add_text("Comment", SECRET.decode(), zip=False)
    photo, image = made(picture("PNG", pnginfo=texts))
    assert (SECRET in photo.large, image.info) == (False, {})


@pytest.mark.parametrize(
    ("size", "large", "small"),
    [
        ((640, 10), (640, 10), None),
        ((641, 10), (641, 10), (640, 10)),
        ((1280, 960), (1280, 960), (640, 480)),
        ((1281, 960), (1280, 959), (640, 480)),
        ((900, 2560), (450, 1280), (225, 640)),
        ((3000, 1), (1280, 1), (640, 1)),
    ],
)
def test_no_larger_than_a_page_shows_it(size, large, small):
    photo, image = made(picture("PNG", size))
    assert image.size == large
    assert (Image.open(io.BytesIO(photo.small)).size if photo.small else None) == small


def test_sizes_that_fit():
    assert fitted(1000, 1000, 640) == (640, 640)
    assert fitted(1, 100_000, 640) == (1, 640)


@pytest.mark.parametrize(
    ("format", "mode", "suffix", "kept"),
    [
        ("JPEG", "RGB", ".jpg", "RGB"), ("JPEG", "L", ".jpg", "L"), ("JPEG", "CMYK", ".jpg", "RGB"),
        ("PNG", "RGB", ".png", "RGB"), ("PNG", "RGBA", ".png", "RGBA"), ("PNG", "1", ".png", "L"),
        ("PNG", "P", ".png", "P"), ("PNG", "LA", ".png", "RGBA"), ("GIF", "P", ".png", "P"),
        ("WEBP", "RGB", ".jpg", "RGB"), ("WEBP", "RGBA", ".png", "RGBA"),
    ],
)  # fmt: skip
def test_every_kind_of_picture(format, mode, suffix, kept):
    colour = (120, 80) if mode == "LA" else None
    photo, image = made(picture(format, mode=mode, colour=colour))
    assert (photo.suffix, image.mode) == (suffix, kept)


def test_sixteen_bits_are_not_all_white():
    _photo, image = made(picture("PNG", mode="I;16", colour=40_000))
    assert image.getpixel((0, 0)) == 156


def test_wide_colours_are_brought_to_those_of_the_web():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken, image = made(picture(colour=(200, 30, 30), icc_profile=profile[:100]))
    assert "icc_profile" not in image.info
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for mode in ("RGB", "RGBA"):
        photo, image = made(picture("PNG", mode=mode, icc_profile=srgb))
        assert (image.mode, "icc_profile" in image.info) == (mode, False)
    assert broken.width == photo.width


def test_a_heavy_png_is_a_photo(monkeypatch):
    assert photos.MOST_BYTES_AS_PNG == 300 * 1024
    content = picture("PNG", mode="RGBA", colour=(0, 0, 0, 0))
    length = len(photo_of(io.BytesIO(content)).large)
    monkeypatch.setattr(photos, "MOST_BYTES_AS_PNG", length)
    assert photo_of(io.BytesIO(content)).suffix == ".png"
    monkeypatch.setattr(photos, "MOST_BYTES_AS_PNG", length - 1)
    photo, image = made(content)
    assert (photo.suffix, image.getpixel((0, 0))) == (".jpg", (255, 255, 255))


@pytest.mark.parametrize("most", [1200, 1199])
def test_so_many_points_are_decoded(monkeypatch, most):
    assert photos.MOST_PIXELS == 50_000_000
    monkeypatch.setattr(photos, "MOST_PIXELS", most)
    if most == 1200:
        assert made(picture())[0].width == 40
    else:
        assert "请缩小以后再上传" in refusal(picture())


def test_a_bomb_is_refused_by_its_head():
    """A PNG of some bytes that says it is 60,000 points wide and high."""
    content = bytearray(picture("PNG"))
    content[16:24] = (60_000).to_bytes(4) * 2
    assert refusal(bytes(content))


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_are_refused(format):
    more = [Image.new("RGB", (40, 30), "blue")]
    assert "动图" in refusal(picture(format, save_all=True, append_images=more))


def test_a_second_picture_behind_a_jpeg_is_left_behind():
    more = [Image.new("RGB", (40, 30), "blue")]
    content = picture("MPO", save_all=True, append_images=more)
    photo, image = made(content)
    assert (photo.suffix, image.format) == (".jpg", "JPEG")


@pytest.mark.parametrize("content", [
    picture(size=(400, 300))[:-300], picture("PNG")[:-40], b"GIF89a<script>alert(1)</script>",
    b"\xff\xd8\xff", b"%PDF", b"<svg/>", b"",
])  # fmt: skip
def test_what_is_damaged_or_no_picture(content):
    assert "打不开" in refusal(content)


def test_a_photo_is_stored_under_its_hash_and_anything_else_as_sent():
    photo = upload("会场.PNG", ContentFile(picture(size=(700, 30))))
    assert photo.file.name == f"{photo_of(io.BytesIO(picture(size=(700, 30)))).name}.jpg"
    assert photo.small.name == photo.file.name.replace(".jpg", "-small.jpg")
    sent = ContentFile(b"%PDF-1.7")
    plain = upload("报告.pdf", sent)
    assert (plain.file, plain.small, plain.width) == (sent, None, None)
    assert sent.tell() == 0


def test_a_damaged_photo_is_told_by_its_name():
    with pytest.raises(Refused, match=r"没有收下“会场\.jpg”：这张图片不完整"):
        upload("会场.jpg", ContentFile(b"\xff\xd8\xff"))
