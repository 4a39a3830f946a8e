"""A row with a span, the exact words of a block it was read from: measures and statistics."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .appearance import Appearance
from .block import Block
from .edition_row import ReadRow

# What measures and figures print besides their own fields.
PRINTED_WITH = ("block__speaker__person", "block__speaker__organisation")


Row = TypeVar("Row", bound="Quotation")


class Quotation(ReadRow):
    """`start` and `end` count Unicode code points in the block's text; `end` is exclusive.

    That the span lies inside its block, and the block in the same edition, is held by triggers
    (models/triggers/), because a check constraint cannot look into another table.
    """

    block: Block  # each model has its own foreign key
    block_id: int

    start = models.PositiveIntegerField(_("起"), default=0)
    end = models.PositiveIntegerField(_("止"), default=0)

    class Meta:
        abstract = True

    @property
    def speaker(self) -> Appearance | None:
        """Whose words they are."""
        return self.block.speaker

    @property
    def words_anchor(self) -> str:
        """The row stands in a table; its words are marked where they were said."""
        return f"q-{self.anchor}"

    @property
    @display(description=_("依据原文"))
    def quote(self) -> str:
        """The words of the block that the row was read from."""
        return self.block.text[self.start : self.end]

    def clean(self) -> None:
        block = getattr(self, "block", None)
        if block is None:
            return
        if block.edition_id != self.edition_id:
            raise ValidationError({"block": _("段落要属于同一版本。")})
        if not self.start < self.end <= len(block.text):
            raise ValidationError({"end": _("依据的文字超出了段落范围。")})


def by_block(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Measures or figures by the key of the block that they stand on, in their order."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.block_id].append(row)
    return found


def span_constraint(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(start__lt=models.F("end")),
        name=name,
        violation_error_message=_("依据的文字不能是空的。"),
    )
