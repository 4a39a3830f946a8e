"""A decoded picture as browsers take it: upright, in their colours, with nothing told beside it."""

import io

from PIL import Image, ImageCms, ImageOps


def plain(picture: Image.Image) -> Image.Image:
    """In mode L, RGB or RGBA, in sRGB; its place, camera and comments are gone."""
    image = ImageOps.exif_transpose(picture)
    if image.mode.startswith("I;16"):  # else all that is brighter than 255 would be white
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
    profile = picture.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        image = in_srgb(image, profile)
    if image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.info.clear()
    return image


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A telephone's wide colours, or a press's inks, as the web shows them; a profile that is
    broken is as good as none."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        found = ImageCms.profileToProfile(
            image.convert("RGB") if alpha else image,
            own,
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (OSError, ImageCms.PyCMSError):
        return image
    assert found is not None
    if alpha:
        found.putalpha(alpha)
    return found
