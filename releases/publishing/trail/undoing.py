"""Taking an act back, or doing it again, by what the trail says each field was."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from releases.models import Actor, Change, Edition
from releases.models.change import FieldChange
from releases.models.edition_row import EditionRow
from releases.publishing import editing
from releases.publishing.errors import Refused
from releases.search.index.indexing import is_marked

from . import row_places
from .field_changes import turned, values
from .holding import hold_mark, in_one
from .put_back import RowStep, Step, Values, key_of, put_back
from .rows_at_once import rows_at_once

STEPS_KEPT = 200  # of one person in one edition, that are looked through
Steps = tuple[Change | None, Change | None]


def undoable(edition: Edition, by: Actor) -> Steps:
    """The act of theirs that an undo takes back, and the undo that a redo takes back."""
    return steps_of(acts_of(edition, by))


def acts_of(edition: Edition, by: Actor) -> list[Change]:
    """What they did to this edition, the last act first; what that changed comes along."""
    every = Change.objects.of_edition(edition)
    mine = every.filter(verb__in=[Change.Verb.EDIT, Change.Verb.SEE], by=by)
    # What lies before belongs to another draft of its number, or to before it was in the bin.
    begins = every.filter(verb__in=[Change.Verb.CORRECT, Change.Verb.BRING_BACK])
    begun = begins.order_by("-pk").values("pk")[:1]
    mine = mine.filter(pk__gt=Coalesce(Subquery(begun), 0))
    is_last = Q(pk=Subquery(mine.order_by("-pk").values("pk")[:1]))
    told = Case(When(is_last, then=F("differences")))
    later = Exists(row_places.acts_after(edition, OuterRef("pk")))
    asked = {"told": told, "is_latest": Case(When(is_last, then=~later)), **is_marked(edition.pk)}
    light = mine.defer("differences", "note").annotate(**asked)
    acts = list(light.order_by("-pk")[:STEPS_KEPT])
    for last in acts[:1]:
        last.differences = getattr(last, "told")  # noqa: B009 - the model does not know it
        hold_mark(last)
    return acts


def steps_after(acts: list[Change], undone: Change) -> Steps:
    """What can be undone and redone once that one of them was taken back."""
    return steps_of([Change(act=uuid.uuid4(), undoes=undone.act), *acts])


def steps_of(acts: list[Change]) -> Steps:
    """What an undo and a redo take back, of acts that begin with the last one."""
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
) -> list[FieldChange]:
    """Put every row that the act changed back; returns what that changed.

    Raises NotOpen, and Refused where one of its fields was changed since.
    """
    opened = editing.begin(edition.pk, act)
    if opened is None:
        return []
    told = [e for e in change.differences if not row_places.gave_way(e, change.differences)]
    rows = _as_left(_row_steps(told), opened)
    _exchange(rows)
    gave_way = put_back(opened, rows, change)
    placed = {(step.model._meta.model_name, step.pk): (step, row) for step, row in rows}
    back = turned(told)
    for each in back:  # as they stood, and stand now
        step, row = placed[each["row"], each["pk"]]
        place = (step.to or {}).get("position")
        if each["field"] == "position" and isinstance(row, EditionRow):
            each["was"], each["now"] = row.position, place
        elif each["field"] == "" and row is None:
            each["now"] = {**cast(Values, each["now"]), "position": place}
    differences = [*back, *gave_way]
    editing.touch(opened, differences, by=by, now=now, act=act, undoes=change.act)
    return differences


def _row_steps(differences: Iterable[FieldChange]) -> list[RowStep]:
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


def _as_left(steps: list[RowStep], edition: Edition) -> list[Step]:
    """With the rows as they are stored; raises Refused where one is not as the act left it."""
    kinds = list({step.model: 1 for step in steps if issubclass(step.model, EditionRow)})
    asked = Q(edition=edition, uid__in=[step.uid for step in steps])
    rows = rows_at_once(kinds, asked, {}) if kinds else []
    stored: dict[object, EditionRow | Edition] = {(type(row), row.pk): row for row in rows}
    stored[Edition, edition.pk] = edition
    for step in steps:
        _check(step, stored.get((step.model, step.pk)))
    return [(step, stored.get((step.model, step.pk))) for step in steps]


def _check(step: RowStep, row: EditionRow | Edition | None) -> None:
    """Raises Refused where the row is not as the act left it."""
    file = str((step.to or {}).get("file", ""))
    if file and not default_storage.exists(file):
        raise Refused(_("“%s”的文件已经清除，这一步不能撤销。") % step.name)
    if (row is None) != (step.left is None):
        raise Refused(_("“%s”后来被删去或重新添加过，这一步不能撤销。") % step.name)
    if row is None:
        return
    present = values(row, named=False)
    if isinstance(row, Edition) and "topics" in (step.left or {}):
        present["topics"] = [{"key": key} for key in row.topics.values_list("pk", flat=True)]
    for name, left in (step.left or {}).items():
        if name != "position" and key_of(present[name]) != key_of(left):
            raise Refused(_("“%s”后来又改过，这一步不能撤销。") % step.name)


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
