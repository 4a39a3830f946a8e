"""Attachment 附件: a file or picture of an edition, with its text alternative."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.text import file_names

from .edition import Edition
from .edition_row import EditionRow, unique_uid
from .vocabulary import NAME_LENGTH

TEXTS = (".pdf", ".ofd", ".doc", ".docx", ".wps", ".ppt", ".pptx", ".txt")
TABLES = (".xls", ".xlsx", ".et", ".csv")
MEDIA = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp3", ".mp4")
KINDS = frozenset((*TEXTS, *TABLES, *MEDIA, ".zip"))


class Attachment(EditionRow):
    prefix = "a"

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="attachments", verbose_name=_("版本")
    )
    file = models.FileField(_("文件"), upload_to="%Y/%m/", max_length=255)
    name = models.CharField(_("名称"), max_length=NAME_LENGTH)
    alternative = models.TextField(
        _("文字说明"), help_text=_("看不到图片或打不开文件的人读这段文字。")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("附件")
        constraints = [
            unique_uid("attachment_uids_differ"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(alternative="") & ~Q(file=""),
                name="attachment_has_file_name_and_alternative",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def download_name(self) -> str:
        """The name that readers see, with the suffix of the stored file."""
        return file_names.downloaded(self.name, file_names.suffix_of(self.file.name), KINDS)
