"""What `s-7f3a09bc` and the names of people and bodies are in an address."""

from typing import Any

from django.urls.converters import StringConverter

from releases.models import Block, Measure, Statistic
from releases.models.edition_row import EditionRowQuerySet

Row = Block | Measure | Statistic
MODELS: dict[str, type[Block] | type[Measure] | type[Statistic]] = {
    model.prefix: model for model in (Block, Measure, Statistic)
}


class NameConverter(StringConverter):
    """A path converter for slugs, which may be Chinese; no database is asked for a NUL."""

    regex = r"[^/\x00-\x1f]+"


class AnchorConverter(NameConverter):
    """A path converter for the anchors of blocks, measures and statistics."""

    regex = f"[{''.join(MODELS)}]-[0-9a-f]{{1,8}}"


def rows_at(anchor: str) -> EditionRowQuerySet[Any]:
    """The rows of all editions that bear the anchor: one row and its copies in later editions."""
    prefix, uid = anchor.split("-")
    return MODELS[prefix].objects.filter(uid=uid).for_display()
