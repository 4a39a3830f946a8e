"""PastedText 原文: what an editor pasted or uploaded, byte for byte, for ever."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def sha256(content: bytes) -> str:
    """The fingerprint under which a pasted page is recognised, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class PastedText(models.Model):
    content = models.BinaryField(_("内容"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    encoding = models.CharField(_("编码"), max_length=20, editable=False)
    filename = models.CharField(_("文件名"), max_length=255, blank=True, editable=False)
    pasted_at = models.DateTimeField(_("粘贴时间"), editable=False)
    pasted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False,
        related_name="+", verbose_name=_("粘贴人"),
    )  # fmt: skip

    class Meta:
        verbose_name = verbose_name_plural = _("原文")
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__length=64), name="pasted_text_has_its_fingerprint"
            ),
        ]

    def __str__(self) -> str:
        return self.filename or f"{self.sha256[:12]}"

    @property
    def text(self) -> str:
        """The content as text in the encoding it was read with; undecodable bytes show as �."""
        return bytes(self.content).decode(self.encoding, errors="replace")
