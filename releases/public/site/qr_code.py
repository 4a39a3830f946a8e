"""An address as a QR code that a phone reads from the printed page."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def svg(address: str) -> SafeString:
    """Inline SVG without a style attribute, so that the content security policy lets it pass."""
    import segno  # where it is used: most pages have none

    code = segno.make(address, micro=False)
    drawing = code.svg_inline(
        svgclass="qr", lineclass=None, omitsize=True, border=2, title=_("本页网址的二维码")
    )
    return mark_safe(drawing)  # noqa: S308 - segno writes modules and our own title only
