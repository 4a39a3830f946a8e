"""Writing rows as they were before an act."""

from dataclasses import dataclass, field
from typing import cast

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Exists, F, OuterRef, RestrictedError
from django.utils.translation import gettext as _

from releases.models import (
    Appearance,
    Attachment,
    Block,
    Change,
    Doubt,
    Edition,
    Measure,
    Statistic,
)
from releases.models.change import FieldChange
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.errors import Refused

from . import row_places

Values = dict[str, object]
# What others hang on comes first, and goes last.
FIRST = (Appearance, Block)
HANGING = (Doubt, Statistic, Measure, Attachment)  # on a block


@dataclass(frozen=True, slots=True)
class RowStep:
    """A row to be put back: its fields as they should be, and as the act left them; None where it
    should not be there, or where the act took it away."""

    model: type[EditionRow | Edition]
    pk: int
    uid: str
    name: str
    to: Values | None = field(default_factory=dict)
    left: Values | None = field(default_factory=dict)


# With the row as it is stored.
Step = tuple[RowStep, EditionRow | Edition | None]


def put_back(edition: Edition, steps: list[Step], change: Change) -> list[FieldChange]:
    """In an order in which the words under a row are there at every step; tells which rows gave
    way to those that came back."""
    gave_way = list[FieldChange]()
    steps = sorted(steps, key=lambda each: (*FIRST, each[0].model).index(each[0].model))
    shorter = [each for each in steps if _shortens(*each)]
    for step, row in steps:
        if row is None and step.to is not None:
            assert issubclass(step.model, EditionRow)
            stood = int(cast(int, step.to["position"]))
            place, told = row_places.back_in_place(
                edition, step.model, step.pk, position=stood, since=change
            )
            step.to["position"] = place
            gave_way += told
            known = {"id": step.pk, "uid": step.uid, "edition_id": edition.pk}
            step.model(**known, **_decoded(step)).save(force_insert=True)
        elif (step, row) not in shorter:
            _update(step, row)
    for step, row in reversed(steps):
        if step.to is None and row is not None:
            _remove(row)
    for each in shorter:
        _update(*each)
    return gave_way


def _shortens(step: RowStep, row: EditionRow | Edition | None) -> bool:
    old = row.text if isinstance(row, Block) else ""
    return len(str((step.to or {}).get("text", old))) < len(old)


def _update(step: RowStep, row: EditionRow | Edition | None) -> None:
    if row is not None and step.to:
        if isinstance(row, Edition) and "topics" in step.to:
            row.topics.set(cast(list[int], key_of(step.to.pop("topics"))))
        rows = step.model._default_manager.filter(pk=step.pk)
        rows.update(lock_version=F("lock_version") + 1, **_decoded(step))


def _remove(row: EditionRow | Edition) -> None:
    """Raises Refused where something has come to hang on it since."""
    try:
        if isinstance(row, Block):
            _remove_block(row)
        else:
            row.delete()
    except RestrictedError as error:
        raise Refused(_("“%s”上后来添加了内容，这一步不能撤销。") % row) from error


def _remove_block(block: Block) -> None:
    """In one statement where nothing hangs on it; raises as `_remove` does."""
    on_it = [Exists(kind.objects.filter(block=OuterRef("pk"))) for kind in HANGING]
    free = Block.objects.filter(*(~each for each in on_it), pk=block.pk)
    if not free._raw_delete(DEFAULT_DB_ALIAS):
        if Doubt.objects.filter(block=block.pk).exists():
            raise Refused(_("“%s”上后来有了疑点，这一步不能撤销。") % block)
        block.delete()


def _decoded(step: RowStep) -> Values:
    """The fields as they should be, as the database takes them. Raises Refused for a name that was
    merged, or that no draft uses any more."""
    columns = {column.name: column for column in step.model._meta.concrete_fields}
    for name, value in (step.to or {}).items():
        model, key = columns[name].related_model, key_of(value)
        if key is None or not isinstance(model, type) or not issubclass(model, VocabularyTerm):
            continue
        if not model._default_manager.filter(pk=key).exists():
            raise Refused(_("“%s”所用的名称后来并入了别的条目，这一步不能撤销。") % step.name)
    return {
        columns[name].attname: columns[name].to_python(key_of(value))
        if not columns[name].is_relation
        else key_of(value)
        for name, value in (step.to or {}).items()
    }


def key_of(value: object) -> object:
    """Of a link the row, or of several all rows, whatever they are called by now."""
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return sorted(each["key"] for each in value)
    return value["key"] if isinstance(value, dict) and "key" in value else value
