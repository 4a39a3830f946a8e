"""The trail in words: what an act changed, a line for each field, short enough to be taken in."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import Change
from releases.models.change import FieldChange

AROUND = 8  # characters that are shown on both sides of what changed
CUT_AT = 60  # of a value that stands alone
ROW_SHAPE = gettext_lazy("%(kind)s“%(name)s”的%(field)s：%(was)s → %(now)s")
EDITION_SHAPE = gettext_lazy("%(field)s：%(was)s → %(now)s")
SHOWN = 3  # differences in a line of a list
NUMBER = frozenset("0123456789.,")


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act as a line of a list: when, who, what, and the first of its differences."""

    moment: str
    who: str
    verb: str
    note: str
    lines: list[str]

    @classmethod
    def of(cls, change: Change) -> Self:
        found, count = list(lines(change.differences[:SHOWN])), len(change.differences)
        more = [_("……共 %d 处") % count] if count > SHOWN else []
        return cls(
            moment=moment(change.at),
            who=change.by_name or _("命令行"),
            verb=change.get_verb_display(),
            note=change.note,
            lines=[*found, *more],
        )


def moment(at: datetime.datetime) -> str:
    """As clocks here show it."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def lines(differences: Iterable[FieldChange], *, whole: bool = False) -> Iterator[str]:
    """A sentence each; with the values of rows that came or went where it is `whole`."""
    for each in differences:
        model = model_of(each["row"])
        kind = str(model._meta.verbose_name) if model else each["row"]
        told = {"kind": kind, "name": each["name"]}
        if each["field"]:
            was, now = _both(each["was"], each["now"], _field(model, each["field"]))
            told |= {"field": _label(model, each["field"]), "was": was, "now": now}
            whose = EDITION_SHAPE if each["row"] == "edition" else ROW_SHAPE
            yield str(whose) % told
            continue
        shape = _("删去%(kind)s“%(name)s”") if each["now"] is None else _("添加%(kind)s“%(name)s”")
        yield shape % told
        values = each["was"] or each["now"]
        for field, value in values.items() if whole and isinstance(values, dict) else ():
            if value not in (None, "", []) and value is not False:
                yield f"　{_label(model, field)}：{_value(value, _field(model, field))}"


def model_of(name: str) -> type[Model] | None:
    try:
        return apps.get_model("releases", name)
    except LookupError:
        return {"outlet": apps.get_model("releases", "mediaoutlet")}.get(name)


def _field(model: type[Model] | None, name: str) -> "Field[object, object] | None":
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def _label(model: type[Model] | None, name: str) -> str:
    field = _field(model, name)
    return (
        str(field.verbose_name)
        if field
        else {"aliases": _("别名"), "words": _("词")}.get(name, name)
    )


def _value(value: object, field: "Field[object, object] | None") -> str:
    """As people say it: the words of a choice, the name of what is linked."""
    if value in (None, "", []):
        return _("（空）")
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return "、".join(_value(each, None) for each in value)
    if isinstance(value, dict):
        return str(value.get("name", ""))
    choices = dict(field.flatchoices) if field else {}
    words = str(choices.get(value) or shown_moment(str(value)))
    return words if len(words) <= CUT_AT else f"{words[:CUT_AT]}…"


def shown_moment(words: str) -> str:
    """A moment as clocks here show it; anything else as it is."""
    if "T" not in words[:11]:
        return words
    try:
        at = datetime.datetime.fromisoformat(words)
    except ValueError:
        return words
    return moment(at) if at.tzinfo else words


def _both(was: object, now: object, field: "Field[object, object] | None") -> tuple[str, str]:
    """Of long texts only what differs, its numbers whole, with a few characters around it."""
    if not (isinstance(was, str) and isinstance(now, str) and max(len(was), len(now)) > CUT_AT):
        return _value(was, field), _value(now, field)
    shorter = min(len(was), len(now))
    head = next((n for n in range(shorter) if was[n] != now[n]), shorter)
    left = shorter - head
    tail = next((n for n in range(left) if was[-1 - n] != now[-1 - n]), left)
    while head and was[head - 1] in NUMBER:
        head -= 1
    while tail and was[len(was) - tail] in NUMBER:
        tail -= 1
    begin, end = max(head - AROUND, 0), max(tail - AROUND, 0)
    return _cut(was, begin, end), _cut(now, begin, end)


def _cut(text: str, begin: int, left: int) -> str:
    """From `begin` on, without the last ones that are `left`, and never very long."""
    end = min(len(text) - left, begin + 2 * CUT_AT)
    return ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")
