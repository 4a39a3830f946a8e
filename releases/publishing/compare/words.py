"""Differences in words: a sentence for each, short enough to be taken in.

The trail's and those of two editions are said alike.
"""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from releases.models import MediaOutlet
from releases.models.change import FieldChange

from .text_runs import runs, shortened

AROUND = 8  # characters that are shown on both sides of what changed
CUT_AT = 60  # of a value that stands alone
ROW_SHAPE = gettext_lazy("%(kind)s“%(name)s”的%(field)s：%(was)s → %(now)s")
EDITION_SHAPE = gettext_lazy("%(field)s：%(was)s → %(now)s")


def moment(at: datetime.datetime) -> str:
    """As clocks here show it."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def lines(differences: Iterable[FieldChange], *, whole: bool = False) -> Iterator[str]:
    """A sentence each; with the values of rows that came or went where it is `whole`."""
    came = set[str]()
    for each in differences:
        model = model_of(each["row"])
        kind = str(model._meta.verbose_name) if model else each["row"]
        told = {"kind": kind, "name": each["name"]}
        if each["field"] == "position" and each["row"] in came:
            yield _("%(kind)s“%(name)s”往后让出位置") % told
            continue
        if each["field"] == "position":
            up = str(each["now"]).zfill(9) < str(each["was"]).zfill(9)
            yield (
                _("%(kind)s“%(name)s”移到前面") if up else _("%(kind)s“%(name)s”移到后面")
            ) % told
            continue
        if each["field"] == "unseen" and not each["now"]:  # 看过, which the act says
            yield _("%(kind)s“%(name)s”") % told
            continue
        if each["field"]:
            was, now = both(each["was"], each["now"], field_of(model, each["field"]))
            told |= {"field": label(model, each["field"]), "was": was, "now": now}
            whose = EDITION_SHAPE if each["row"] == "edition" else ROW_SHAPE
            yield str(whose) % told
            continue
        shape = _("删去%(kind)s“%(name)s”") if each["now"] is None else _("添加%(kind)s“%(name)s”")
        yield shape % told
        came |= {each["row"]} if each["was"] is None else set()
        values = each["was"] or each["now"]
        for field, value in values.items() if whole and isinstance(values, dict) else ():
            if value not in (None, "", []) and value is not False:
                yield f"　{label(model, field)}：{shown(value, field_of(model, field))}"


def model_of(name: str) -> type[Model] | None:
    try:
        return apps.get_model("releases", name)
    except LookupError:
        return {"outlet": MediaOutlet, "user": User, "group": Group}.get(name)


def field_of(model: type[Model] | None, name: str) -> "Field[object, object] | None":
    try:
        found = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return found if isinstance(found, Field) else None


def label(model: type[Model] | None, name: str) -> str:
    field = field_of(model, name)
    return (
        str(field.verbose_name)
        if field
        else {"aliases": _("别名"), "words": _("词"), "factors": _("两步验证")}.get(name, name)
    )


def value_words(value: object, field: "Field[object, object] | None" = None) -> str:
    """As people say it: the words of a choice, the name of what is linked; nothing of nothing."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list | tuple):
        return "、".join(value_words(each) for each in value)
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if isinstance(value, FieldFile):
        return PurePosixPath(value.name or "").name
    choices = dict(field.flatchoices) if field else {}
    return str(choices.get(value) or shown_moment(str(value)))


def shown(value: object, field: "Field[object, object] | None" = None) -> str:
    words = value_words(value, field) or _("（空）")
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


def both(was: object, now: object, field: "Field[object, object] | None" = None) -> tuple[str, str]:
    """Of long texts only what differs, with a few characters around it."""
    if not (isinstance(was, str) and isinstance(now, str) and max(len(was), len(now)) > CUT_AT):
        return shown(was, field), shown(now, field)
    found = shortened(runs(was, now), AROUND, 0)
    sides = (
        "".join(run.text for run in found if run.sign in ("same", sign)) for sign in ("gone", "new")
    )
    first, second = (
        side if len(side) <= 3 * CUT_AT else f"{side[: 3 * CUT_AT]}…" for side in sides
    )
    return first, second
