"""Attachment 附件: a file or picture of an edition, with its text alternative."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.text import file_names

from .block import Block
from .edition import Edition
from .edition_row import EditionRow, unique_uid
from .vocabulary import NAME_LENGTH

TEXTS = (".pdf", ".ofd", ".doc", ".docx", ".wps", ".ppt", ".pptx", ".txt")
TABLES = (".xls", ".xlsx", ".et", ".csv")
MEDIA = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp3", ".mp4")
KINDS = frozenset((*TEXTS, *TABLES, *MEDIA, ".zip"))
# The longer side of a photo on pages, and of the one for phones.
LARGE, SMALL = 1280, 640
# No photo is shown taller, lest it fill more than a screen.
MOST_HIGH = 640


class Attachment(EditionRow):
    prefix = "a"

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="attachments", verbose_name=_("版本")
    )
    file = models.FileField(_("文件"), upload_to="%Y/%m/", max_length=255)
    # Of a photo alone, which was made anew for pages: its size, and itself for narrow screens.
    small = models.FileField(upload_to="%Y/%m/", max_length=255, blank=True, editable=False)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    block = models.ForeignKey(
        Block,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=_("放在哪一段后面"),
        help_text=_("只对图片有用；不选就放在正文之后。"),
    )
    withheld = models.BooleanField(_("已封存"), default=False, editable=False)
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
            models.CheckConstraint(
                condition=Q(width__isnull=True, height__isnull=True, small="")
                | Q(width__isnull=False, width__gt=0, height__isnull=False, height__gt=0),
                name="attachment_has_the_size_of_a_photo",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def suffix_words(self) -> str:
        """The kind of file as readers know it: PDF, XLSX."""
        return file_names.suffix_of(self.file.name)[1:].upper()

    @property
    def file_size(self) -> int:
        """In bytes; 0 where the file is not there."""
        try:
            return int(self.file.size)
        except FileNotFoundError:
            return 0

    @property
    def is_photo(self) -> bool:
        """A picture of before photos were made anew is a file like any other."""
        return self.width is not None

    @property
    def shown_size(self) -> tuple[int, int]:
        """The room that a page leaves for the photo before it is there."""
        width, height = self.width or 0, self.height or 0
        if height <= MOST_HIGH:
            return width, height
        return max(1, round(width * MOST_HIGH / height)), MOST_HIGH

    @property
    def small_width(self) -> int:
        return fitted(self.width or 0, self.height or 0, SMALL)[0]

    @property
    def download_name(self) -> str:
        """The name that readers see, with the suffix of the stored file."""
        return file_names.downloaded(self.name, file_names.suffix_of(self.file.name), KINDS)


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """The size of a picture whose longer side is at most `side`."""
    longer = max(width, height, side)
    return max(1, round(width * side / longer)), max(1, round(height * side / longer))


def files_named(rows: "models.QuerySet[Attachment]") -> set[str]:
    """The names of all files of these rows, as far as their model has columns for them."""
    columns = [each.name for each in rows.model._meta.fields if isinstance(each, models.FileField)]
    return {name for names in rows.values_list(*columns) for name in names if name}
