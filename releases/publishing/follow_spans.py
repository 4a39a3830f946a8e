"""When a block's text changes, the spans of its measures, figures and doubts follow their words."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from releases.models import Block, Doubt, Measure, Statistic
from releases.models.change import FieldChange
from releases.text.moved_spans import Moved, moved

from .errors import Refused
from .trail.field_changes import came, set_to

EMPTY: Mapping[int, Moved] = {}


def save_block(block: Block, *, old: str, known: Mapping[int, Moved] = EMPTY) -> list[FieldChange]:
    """Save a block whose text was `old` and move what stands on it; call it in a transaction.

    Tells what moved and which doubts came.

    `known` are the new places of figures, by key, that were changed with their words. Raises
    Refused, naming the rows, when the new text no longer has their words.
    """
    if block.text == old:
        block.save()
        return []
    rows: list[Measure | Statistic] = [*block.measures.all(), *block.statistics.all()]
    places = _places(rows, old, block.text, known)
    doubts = list(block.doubts.filter(end__gt=0))  # new ones stand in their place at once
    # The database refuses a span outside its text at every step: the longer text comes first.
    grows = len(block.text) > len(old)
    followed: list[FieldChange] = []
    if grows:
        block.save()
    for row, place in zip(rows, places, strict=True):
        followed += _move(row, place.start, place.end)
        if not place.unchanged:
            doubt = Doubt.objects.create(
                edition_id=block.edition_id,
                block=block,
                start=place.start,
                end=place.end,
                code="words_changed",
                message=_("“%s”所依据的文字改动了，请核对。") % row,
            )
            followed.append(came(doubt))
    for doubt in doubts:
        found = moved((doubt.start or 0, doubt.end or 0), old, block.text)
        followed += _move(doubt, *((found.start, found.end) if found else (0, 0)))
    if not grows:
        block.save()
    return followed


def _places(
    rows: list[Measure | Statistic], old: str, new: str, known: Mapping[int, Moved]
) -> list[Moved]:
    """Where the rows' words stand now; raises Refused for words that are gone."""
    places = [
        (isinstance(row, Statistic) and known.get(row.pk)) or moved((row.start, row.end), old, new)
        for row in rows
    ]
    lost = [str(row) for row, place in zip(rows, places, strict=True) if place is None]
    if lost:
        raise Refused(
            _("改后的文字里找不到下列内容所依据的原文，请先改或删它们：%s。") % "；".join(lost)
        )
    return [place for place in places if place is not None]


def _move(row: Measure | Statistic | Doubt, start: int, end: int) -> Iterator[FieldChange]:
    if (row.start, row.end) != (start, end):
        # A form that was opened on the old span must not write it back.
        version = row.lock_version + 1
        type(row).objects.filter(pk=row.pk).update(start=start, end=end, lock_version=version)
        yield set_to(row, "start", row.start, start)
        yield set_to(row, "end", row.end, end)
