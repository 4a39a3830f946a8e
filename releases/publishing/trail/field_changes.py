"""What an act did to a row, field by field: enough to say it to people and to take it back."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import Field, Model
from django.db.models.fields.files import FieldFile

from releases.models.change import FieldChange

# Not what a row says: what it is, and what counts or repeats its changes.
BESIDE = frozenset(
    (
        *("id", "edition", "release", "uid", "lock_version", "name_key"),
        *("ordinal", "state", "content_hash", "published_at"),
        *("created_at", "created_by", "updated_at", "updated_by"),
    )
)
NAME_SHOWN = 80  # characters of what a row is called


def came(row: Model) -> FieldChange:
    return _of(row, "", None, values(row))


def went(row: Model) -> FieldChange:
    """With its whole old values; call it while the row is there."""
    return _of(row, "", values(row), None)


def altered(before: Model, after: Model) -> Iterator[FieldChange]:
    """Each field in which two states of one row differ; whoever changes it has seen it."""
    for field in _said(after):
        if field.name == "unseen":
            continue
        if getattr(before, field.attname) != getattr(after, field.attname):
            was, now = (_plain(row, field) for row in (before, after))
            if was != now:
                yield set_to(after, field.name, was, now)


def set_to(row: Model, field: str, was: object, now: object) -> FieldChange:
    return _of(row, field, was, now)


def turned(differences: Sequence[FieldChange]) -> list[FieldChange]:
    """What takes them back, the last one first."""
    back = [each.copy() for each in reversed(differences)]
    for each in back:
        each["was"], each["now"] = each["now"], each["was"]
    return back


def values(row: Model, *, named: bool = True) -> dict[str, object]:
    """All that the row says, by the names of its fields; a link by key and name, or by key."""
    return {field.name: _plain(row, field, named=named) for field in _said(row)}


def _said(row: Model) -> "Iterator[Field[object, object]]":
    return (field for field in row._meta.concrete_fields if field.name not in BESIDE)


def _of(row: Model, field: str, was: object, now: object) -> FieldChange:
    return FieldChange(
        row=str(row._meta.model_name),
        uid=getattr(row, "uid", ""),
        pk=row.pk,
        name=str(row)[:NAME_SHOWN],
        field=field,
        was=was,
        now=now,
    )


def _plain(row: Model, field: "Field[object, object]", *, named: bool = True) -> object:
    """As JSON has it."""
    value = getattr(row, field.attname)
    if field.is_relation and value is not None and not named:
        return {"key": value}
    if field.is_relation and value is not None:
        return {"key": value, "name": str(getattr(row, field.name))[:NAME_SHOWN]}
    value = field.to_python(value)  # a form or a command may have set the words of it
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value) if isinstance(value, FieldFile) else value
