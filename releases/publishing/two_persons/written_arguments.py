"""Arguments of a verb as they are stored: rows by model and key, with what was typed of them."""

from collections.abc import Mapping
from typing import cast

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.utils.translation import gettext as _

from releases.models import VocabularyEntry
from releases.models.vocabulary import VocabularyTerm
from releases.publishing.errors import Refused

ROW, TYPED = "row", "typed"
ENCODER = DjangoJSONEncoder


def written(value: object) -> object:
    """A name is told with its fields, as a form has changed them; any other row by its key."""
    if isinstance(value, Model):
        told: dict[str, object] = {ROW: value._meta.label_lower, "pk": value.pk}
        if isinstance(value, VocabularyTerm):
            columns = value._meta.concrete_fields
            told[TYPED] = {column.attname: getattr(value, column.attname) for column in columns}
        return told
    if isinstance(value, list | tuple):
        return [written(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): written(each) for key, each in value.items()}
    return value


def read(value: object) -> object:
    """Raises Refused where a row is not there any more."""
    if isinstance(value, dict) and ROW in value:
        model = apps.get_model(str(value[ROW]))
        stored = model._default_manager.filter(pk=value["pk"]).first()
        if stored is None:
            raise Refused(_("所说的内容已被删除或者并入另一条，这次改动不能再确认。"))
        for name, typed in cast(Mapping[str, object], value.get(TYPED, {})).items():
            setattr(stored, name, typed)
        return stored
    if isinstance(value, list):
        return [read(each) for each in value]
    if isinstance(value, dict):
        return {key: read(each) for key, each in value.items()}
    return value


def named(arguments: Mapping[str, object]) -> str:
    """What people call it: the first row among the arguments, or the group's words."""
    for value in arguments.values():
        if isinstance(value, Model):
            return (str(value.name) if isinstance(value, VocabularyEntry) else str(value))[:500]
    return "、".join(map(str, cast(list[object], arguments.get("words") or [])))[:500]
