"""PastedText 原文: what an editor pasted or uploaded, byte for byte, for ever."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def sha256(content: bytes) -> str:
    """The hash under which a pasted page is recognised, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class PastedText(models.Model):
    class SourceKind(models.TextChoices):
        TEXT = "text", _("纯文本")
        HTML = "html", _("网页")
        DOCX = "docx", _("Word 文件")

    content = models.BinaryField(_("内容"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    kind = models.CharField(
        _("种类"), max_length=4, choices=SourceKind, default=SourceKind.TEXT, editable=False
    )
    encoding = models.CharField(_("编码"), max_length=20, blank=True, editable=False)
    filename = models.CharField(_("文件名"), max_length=255, blank=True, editable=False)
    # What it says is in an edition that is withheld.
    withheld = models.BooleanField(_("已封存"), default=False, editable=False)
    # One transcript on several pages: each page names the one before it.
    follows = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="followed_by",
        verbose_name=_("上一页"),
    )
    pasted_at = models.DateTimeField(_("粘贴时间"), editable=False)
    pasted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("粘贴人"),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("原文")
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__length=64), name="pasted_text_has_its_fingerprint"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["text", "html", "docx"]), name="pasted_text_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind="docx") | Q(encoding=""), name="a_word_file_has_no_encoding"
            ),
            models.CheckConstraint(
                condition=~Q(follows=F("pk")), name="pasted_text_does_not_follow_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.filename or f"{self.sha256[:12]}"

    @property
    def text(self) -> str:
        """The bytes as text in the encoding they were read with; undecodable ones show as �.

        Of a web page that is its source; a Word file has none. What it says:
        intake.pasted_pages.text_of.
        """
        if self.kind == self.SourceKind.DOCX:
            return ""
        return bytes(self.content).decode(self.encoding, errors="replace").removeprefix("\ufeff")

    def pages(self) -> list["PastedText"]:
        """All pages of the transcript this page belongs to, in order."""
        first, seen = self, {self.pk}
        while first.follows and first.follows_id not in seen:
            first = first.follows
            seen.add(first.pk)
        pages = [first]
        while (after := getattr(pages[-1], "followed_by", None)) and after not in pages:
            pages.append(after)
        return pages
