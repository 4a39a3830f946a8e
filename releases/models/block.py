"""Block 段落: a piece of the body, in reading order."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from releases.text.quotations import in_a_line, shortened

from .appearance import Appearance
from .edition import Edition
from .edition_row import EditionRow, unique_uid


class Block(EditionRow):
    prefix = "b"
    printed_with = ("speaker__person", "speaker__organisation")
    # What stands on it, where the act at hand has read and kept that; nobody stores it.
    standing: "list[EditionRow] | None" = None

    class Kind(models.TextChoices):
        HEADING = "heading", _("小标题")
        PARAGRAPH = "paragraph", _("段落")
        STATEMENT = "statement", _("发布")
        QUESTION = "question", _("提问")
        ANSWER = "answer", _("回答")
        TABLE = "table", _("表格")  # rows by line break, cells by tab; the turn goes on

    # What reads as a text of its own.
    PROSE = (Kind.PARAGRAPH, Kind.STATEMENT, Kind.QUESTION, Kind.ANSWER)

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="blocks", verbose_name=_("版本")
    )
    kind = models.CharField(_("类型"), max_length=10, choices=Kind, default=Kind.PARAGRAPH)
    text = models.TextField(_("正文"))
    # Restricted: a speaker cannot be removed while somebody's words hang on them.
    speaker = models.ForeignKey(
        Appearance,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="blocks",
        verbose_name=_("发言人"),
    )
    number = models.PositiveIntegerField(
        _("题号"), null=True, blank=True, help_text=_("只有提问才有题号。")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("段落")
        indexes = [models.Index(fields=["edition", "position"], name="block_in_reading_order")]
        constraints = [
            unique_uid("block_uids_differ"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="block_has_text",
                violation_error_message=_("段落不能是空的。"),
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=["heading", "paragraph", "statement", "question", "answer", "table"]
                ),
                name="block_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(kind="question"),
                name="only_a_question_has_a_number",
                violation_error_message=_("只有提问才有题号。"),
            ),
            models.CheckConstraint(
                condition=Q(speaker__isnull=True) | ~Q(kind__in=["heading", "paragraph"]),
                name="nobody_speaks_headings_and_paragraphs",
                violation_error_message=_("小标题和段落没有发言人；有人说的话请选“发布”或“回答”。"),
            ),
        ]

    def __str__(self) -> str:
        return shortened(self.line, 30)

    @property
    def line(self) -> str:
        """Its text where a line is shown of it: the cells of a table have bars between them."""
        return in_a_line(self.text) if self.kind == self.Kind.TABLE else self.text

    def clean(self) -> None:
        if self.speaker and self.speaker.edition_id != self.edition_id:
            raise ValidationError({"speaker": _("发言人要在本版本的发言人名单里。")})
