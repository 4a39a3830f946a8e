"""Where the rows of an edition stand among those of their kind: nobody types a position.

What gives way to others is told. A row that an undo puts back goes where it stood, when others
have come between or given way since.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from django.db.models import F, OuterRef, Q, QuerySet

from releases.models import Block, Change, Edition
from releases.models.change import FieldChange
from releases.models.edition_row import POSITION_STEP, EditionRow

from .field_changes import set_to

Row = TypeVar("Row", bound=EditionRow)
Places = dict[int, int]  # by key


def beside(row: Row, places: int) -> Row | None:
    """The one before it (-1) or behind it (1)."""
    rows = type(row).objects.of(row.edition_id).select_related("edition")
    if isinstance(row, Block):
        rows = rows.select_related("speaker__person", "speaker__organisation", "edition")
    if places > 0:
        return rows.filter(_behind(row)).in_order().first()
    return rows.exclude(_behind(row)).exclude(pk=row.pk).order_by("-position", "-pk").first()


def make_room(row: EditionRow, rows: int) -> tuple[list[int], list[FieldChange]]:
    """Where so many new ones stand behind it, far from each other; and what is told of those
    behind that gave way, which are no more than must."""
    behind = type(row).objects.of(row.edition_id).filter(_behind(row)).in_order()
    taken, by, moved = row.position + rows, 0, list[int]()
    room = POSITION_STEP * (rows + 1)
    for pk, position in behind.values_list("pk", "position"):
        if position > taken:
            room = position - row.position
            break
        by = by or taken + 1 - position
        moved.append(pk)
        taken = position + by
    room = rows + 1 if moved else room
    told = [
        set_to(each, "position", each.position, each.position + by)
        for each in (type(row).objects.filter(pk__in=moved).in_order() if moved else ())
    ]
    if moved:
        type(row).objects.filter(pk__in=moved).update(position=F("position") + by)
    return [row.position + room * n // (rows + 1) for n in range(1, rows + 1)], told


def gave_way(told: FieldChange, differences: Iterable[FieldChange]) -> bool:
    """Whether the row only made room for one that came: it stays where it is when that goes."""
    return told["field"] == "position" and any(
        (each["row"], each["field"], each["was"]) == (told["row"], "", None) for each in differences
    )


def back_in_place(
    edition: Edition, model: type[EditionRow], pk: int, *, position: int, since: Change
) -> tuple[int, list[FieldChange]]:
    """The position at which the row, which the act took from there, stands between the same rows
    as then; and what is told of those that gave way."""
    if getattr(since, "is_latest", False):  # asked along with the act
        return position, []
    later = [*acts_after(edition, since.pk).order_by("-pk").values_list("differences", flat=True)]
    if not later:
        return position, []
    rows = model.objects.of(edition)
    here = dict(rows.values_list("pk", "position"))
    then = as_they_were(model, here, later)
    in_order = sorted(here.keys() & then.keys(), key=lambda key: _place(then, key))
    before = [key for key in in_order if _place(then, key) < (position, pk)][-1:]
    behind = [key for key in in_order if _place(then, key) > (position, pk)][:1]
    if behind and (not before or _place(here, before[0]) < _place(here, behind[0])):
        # What came between the two since is of the words before it, as where those were split.
        ahead = [key for key in here if _place(here, key) < _place(here, behind[0])]
        before = sorted(ahead, key=lambda key: _place(here, key))[-1:]
    elif not before:
        return position, []
    now = sorted(here, key=lambda key: _place(here, key))
    at = now.index(before[0]) + 1 if before else 0
    fits = not before or _place(here, before[0]) < (position, pk)
    if fits and (at == len(now) or (position, pk) < _place(here, now[at])):
        return position, []
    first = model(position=0)
    first.pk, first.edition = 0, edition
    [place], told = make_room(rows.get(pk=before[0]) if before else first, 1)
    return place, told


def acts_after(edition: Edition, key: int | OuterRef) -> QuerySet[Change]:
    """Those to this edition after the act of that key."""
    return Change.objects.of_edition(edition).filter(pk__gt=key)


def as_they_were(
    model: type[EditionRow], here: Mapping[int, int], later: Iterable[list[FieldChange]]
) -> Places:
    """The positions of all rows of the kind before those later acts."""
    then, name = dict(here), model._meta.model_name
    for differences in later:
        for each in reversed(differences):
            if each["row"] != name or each["field"] not in ("", "position"):
                continue
            was = each["was"]
            if each["field"]:
                then[each["pk"]] = cast(int, was)
            elif was is None:
                then.pop(each["pk"], None)
            else:
                then[each["pk"]] = cast(dict[str, int], was)["position"]
    return then


def _place(here: Mapping[int, int], key: int) -> tuple[int, int]:
    return here[key], key


def _behind(row: EditionRow) -> Q:
    return Q(position__gt=row.position) | Q(position=row.position, pk__gt=row.pk)
