"""What stands on a block's words: measures, figures and doubts, whose spans follow the words."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Q
from django.utils.translation import gettext as _

from releases.models import Block, Doubt, Measure, Statistic
from releases.models.change import FieldChange
from releases.models.edition_row import EditionRow, EditionRowQuerySet
from releases.text.moved_spans import Moved, moved

from .errors import Refused
from .trail.field_changes import came, set_to
from .trail.rows_at_once import rows_at_once

Standing = Measure | Statistic | Doubt
KINDS: tuple[type[Standing], ...] = (Statistic, Measure, Doubt)
EMPTY: Mapping[int, Moved] = {}


def standing(found: Q) -> list[Standing]:
    """These rows with their nouns, in the order of their words, settled doubts too; one query."""
    nouns: dict[type[Standing], tuple[str, ...]] = {
        Statistic: ("indicator",),
        Measure: ("organisation",),
    }
    return sorted(rows_at_once(KINDS, found, nouns), key=in_words)


def in_words(row: EditionRow) -> tuple[int, int, int]:
    return getattr(row, "start", 0) or 0, getattr(row, "end", 0) or 0, row.pk


def kept(block: Block, rows: Iterable[Standing]) -> None:
    """What stands on the block by now need not be read again to be shown."""
    block.standing = sorted(rows, key=in_words)


def store(rows: Collection[Standing], *fields: str) -> None:
    """Those fields, one statement for each kind. Each gets another version: a form that was opened
    before must not write them back."""
    for row in rows:
        row.lock_version += 1
    for kind in KINDS:
        same: list[EditionRow] = [row for row in rows if isinstance(row, kind)]
        every: EditionRowQuerySet[EditionRow] = EditionRowQuerySet(kind)
        every.bulk_update(same, [*fields, "lock_version"])


def save_block(block: Block, *, old: str, known: Mapping[int, Moved] = EMPTY) -> list[FieldChange]:
    """Save a block whose text was `old` and move what stands on it; call it in a transaction.

    Tells what moved and which doubts came. `known` are the new places of figures, by key, that
    were changed with their words. Raises Refused, naming rows whose words the new text has not.
    """
    if block.text == old:
        block.save()
        return []
    rows, doubts = list[Measure | Statistic](), list[Doubt]()
    here = standing(Q(block=block.pk))
    for row in here:
        if not isinstance(row, Doubt):
            rows.append(row)
        elif row.end:
            doubts.append(row)
    places = _places(rows, old, block.text, known)
    new = [
        words_changed(block, row, place)
        for row, place in zip(rows, places, strict=True)
        if not place.unchanged
    ]
    found = [moved((doubt.start or 0, doubt.end or 0), old, block.text) for doubt in doubts]
    ends = [(place.start, place.end) if place else (0, 0) for place in (*places, *found)]
    led = [
        (row, *place)
        for row, place in zip([*rows, *doubts], ends, strict=True)
        if (row.start, row.end) != place
    ]
    followed = [each for row, start, end in led for each in _move(row, start, end)]
    # The database refuses a span outside its text at every step: the longer text comes first.
    if grows := len(block.text) > len(old):
        block.save()
    store([row for row, _start, _end in led], "start", "end")
    Doubt.objects.bulk_create(new)
    if not grows:
        block.save()
    kept(block, [*here, *new])
    return [*followed, *map(came, new)]


def words_changed(block: Block, row: Measure | Statistic, place: Moved) -> Doubt:
    return Doubt(
        edition_id=block.edition_id,
        block=block,
        start=place.start,
        end=place.end,
        code="words_changed",
        message=_("“%s”所依据的文字改动了，请核对。") % row,
    )


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


def _move(row: Standing, start: int, end: int) -> Iterator[FieldChange]:
    yield set_to(row, "start", row.start, start)
    yield set_to(row, "end", row.end, end)
    row.start, row.end = start, end
