"""Taking an act back, or doing it again, by what the trail says each field was."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import F, RestrictedError
from django.utils.translation import gettext as _

from releases.models import Actor, Appearance, Block, Change, Edition
from releases.models.change import FieldChange
from releases.models.edition_row import EditionRow
from releases.models.vocabulary import VocabularyTerm
from releases.publishing import editing
from releases.publishing.errors import Refused

from . import row_places
from .field_changes import turned, values
from .holding import in_one

Values = dict[str, object]
STEPS_KEPT = 200  # of one person in one edition, that are looked through
# What others hang on comes first, and goes last.
FIRST = (Appearance, Block)


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


def undoable(edition: Edition, by: Actor) -> tuple[Change | None, Change | None]:
    """The act of theirs that an undo takes back, and the undo that a redo takes back."""
    mine = Change.objects.filter(
        kind=Change.Kind.RELEASE,
        subject=edition.release_id,
        ordinal=edition.ordinal,
        verb__in=[Change.Verb.EDIT, Change.Verb.SEE],
        by=by,
    )
    acts = list(mine.defer("differences", "note").order_by("-pk")[:STEPS_KEPT])
    targets = {change.act: change.undoes for change in acts}
    undone: set[uuid.UUID] = set()
    redo: Change | None = None
    edited = False
    for change in acts:
        active = change.act not in undone
        if change.undoes is None:
            edited = True
            if active:
                return change, redo
        elif active:
            undone.add(change.undoes)
            if redo is None and not edited and targets.get(change.undoes, change.act) is None:
                redo = change
    return None, redo


@in_one
def undo(
    change: Change,
    edition: Edition,
    *,
    by: Actor,
    now: datetime.datetime,
    act: uuid.UUID | None = None,
) -> None:
    """Put every row that the act changed back.

    Raises NotOpen, and Refused where one of its fields was changed since.
    """
    opened = editing.begin(edition.pk, act)
    if opened is None:
        return
    told = [e for e in change.differences if not row_places.gave_way(e, change.differences)]
    steps = [(step, _as_left(step)) for step in _steps(told)]
    _exchange(steps)
    gave_way = _put_back(opened, steps, change)
    placed = {(step.model._meta.model_name, step.pk): (step, row) for step, row in steps}
    back = turned(told)
    for each in back:  # as they stood, and stand now
        step, row = placed[each["row"], each["pk"]]
        place = (step.to or {}).get("position")
        if each["field"] == "position" and isinstance(row, EditionRow):
            each["was"], each["now"] = row.position, place
        elif each["field"] == "" and row is None:
            each["now"] = {**cast(Values, each["now"]), "position": place}
    editing.touch(opened, [*back, *gave_way], by=by, now=now, act=act, undoes=change.act)


def _steps(differences: Iterable[FieldChange]) -> list[RowStep]:
    """One for each row; what the act did to it more than once is one step back."""
    steps: dict[tuple[str, int], RowStep] = {}
    for each in differences:
        key = each["row"], each["pk"]
        model = apps.get_model("releases", each["row"])
        step = steps.get(key) or RowStep(model, each["pk"], each["uid"], each["name"])
        was, now = each["was"], each["now"]
        if each["field"]:
            if step.to is not None:
                step.to.setdefault(each["field"], was)
            if step.left is not None:
                step.left[each["field"]] = now
        elif was is None:  # it came
            step = replace(step, to=None, left=dict(cast(Values, now)))
        else:
            step = replace(step, to={**cast(Values, was), **(step.to or {})}, left=None)
        steps[key] = step
    return list(steps.values())


def _as_left(step: RowStep) -> EditionRow | Edition | None:
    """The row as it is stored; raises Refused where it is not as the act left it."""
    row = step.model._default_manager.filter(pk=step.pk).first()
    file = str((step.to or {}).get("file", ""))
    if file and not default_storage.exists(file):
        raise Refused(_("“%s”的文件已经清除，这一步不能撤销。") % step.name)
    if (row is None) != (step.left is None):
        raise Refused(_("“%s”后来被删去或重新添加过，这一步不能撤销。") % step.name)
    if row is None:
        return None
    present = values(row, named=False)
    if isinstance(row, Edition) and "topics" in (step.left or {}):
        present["topics"] = [{"key": key} for key in row.topics.values_list("pk", flat=True)]
    for name, left in (step.left or {}).items():
        if name != "position" and _key(present[name]) != _key(left):
            raise Refused(_("“%s”后来又改过，这一步不能撤销。") % step.name)
    return row


def _exchange(steps: list[Step]) -> None:
    """Two rows that the act moved change places again, though both gave way to others since;
    raises Refused where they do not stand as it left them."""
    moved = [
        (step, row)
        for step, row in steps
        if isinstance(row, EditionRow) and step.to and step.left and "position" in step.left
    ]
    if all(step.left and row.position == step.left["position"] for step, row in moved):
        return
    if len(moved) == 2:
        (one, first), (two, second) = moved
        left, to = (one.left or {}, two.left or {}), (one.to or {}, two.to or {})
        stood = (left[0]["position"], one.pk) < (left[1]["position"], two.pk)
        if stood == ((first.position, first.pk) < (second.position, second.pk)):
            to[0]["position"], to[1]["position"] = second.position, first.position
            return
    raise Refused(_("“%s”后来又改过，这一步不能撤销。") % moved[0][0].name)


def _key(value: object) -> object:
    """Of a link the row, or of several all rows, whatever they are called by now."""
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return sorted(each["key"] for each in value)
    return value["key"] if isinstance(value, dict) and "key" in value else value


def _put_back(edition: Edition, steps: list[Step], change: Change) -> list[FieldChange]:
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
            row.topics.set(cast(list[int], _key(step.to.pop("topics"))))
        rows = step.model._default_manager.filter(pk=step.pk)
        rows.update(lock_version=F("lock_version") + 1, **_decoded(step))


def _remove(row: EditionRow | Edition) -> None:
    """Raises Refused where something has come to hang on it since."""
    doubts = getattr(row, "doubts", None)
    try:
        if doubts is not None and doubts.exists():
            raise Refused(_("“%s”上后来有了疑点，这一步不能撤销。") % row)
        row.delete()
    except RestrictedError as error:
        raise Refused(_("“%s”上后来添加了内容，这一步不能撤销。") % row) from error


def _decoded(step: RowStep) -> Values:
    """The fields as they should be, as the database takes them. Raises Refused for a name that was
    merged, or that no draft uses any more."""
    columns = {column.name: column for column in step.model._meta.concrete_fields}
    for name, value in (step.to or {}).items():
        model, key = columns[name].related_model, _key(value)
        if key is None or not isinstance(model, type) or not issubclass(model, VocabularyTerm):
            continue
        if not model._default_manager.filter(pk=key).exists():
            raise Refused(_("“%s”所用的名称后来并入了别的条目，这一步不能撤销。") % step.name)
    return {
        columns[name].attname: columns[name].to_python(_key(value))
        if not columns[name].is_relation
        else _key(value)
        for name, value in (step.to or {}).items()
    }
