"""Rows of several kinds by one query, where one for each kind would be asked at every act.

Every kind's columns are asked for, and are empty in the rows of another.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Field, IntegerField, Model, Q, Value
from django.db.models.expressions import F
from django.db.models.functions import Cast

from releases.models.edition_row import EditionRow

Row = TypeVar("Row", bound=EditionRow)
# What is shown of a noun that a row links to, as the model has it: the rest is asked for where it
# is wanted.
SHOWN = ("id", "unconfirmed", "name")


def rows_at_once(
    kinds: Sequence[type[Row]], found: Q, nouns: Mapping[type[Row], tuple[str, ...]]
) -> list[Row]:
    """In no order. With each row come the nouns that its kind's links in `nouns` lead to."""
    links = [nouns.get(kind, ()) for kind in kinds]
    told = [columns(kind, leads) for kind, leads in zip(kinds, links, strict=True)]
    # What kinds share once: by the first of them the database's values are read.
    every = {name: field for own in reversed(told) for name, field in own.items()}
    asked = [
        kind._default_manager.filter(found)
        .order_by()
        .values_list(
            Value(number, IntegerField()),
            *(F(name) if name in own else Cast(Value(None), every[name]) for name in every),
        )
        for number, (kind, own) in enumerate(zip(kinds, told, strict=True))
    ]
    rows: list[Row] = []
    for number, *values in asked[0].union(*asked[1:], all=True):
        named = dict(zip(every, values, strict=True))
        own = [name for name in told[number] if "__" not in name]
        row = kinds[number].from_db(DEFAULT_DB_ALIAS, own, [named[name] for name in own])
        for link in links[number]:
            shown = [named[f"{link}__{name}"] for name in SHOWN]
            if shown[0] is not None:
                noun = noun_of(kinds[number], link).from_db(DEFAULT_DB_ALIAS, SHOWN, shown)
                setattr(row, link, noun)
        rows.append(row)
    return rows


@cache
def columns(kind: type[EditionRow], links: tuple[str, ...]) -> "dict[str, Field[object, object]]":
    """Those of the kind by their attributes, and of the nouns that the links lead to."""
    found = {field.attname: field for field in kind._meta.concrete_fields}
    for link in links:
        shown = noun_of(kind, link)._meta.concrete_fields
        found |= {f"{link}__{field.name}": field for field in shown if field.name in SHOWN}
    return found


def noun_of(kind: type[EditionRow], link: str) -> type[Model]:
    model = kind._meta.get_field(link).related_model
    assert isinstance(model, type)
    return model
