"""Each fact of an edition and of its rows, declared once.

What copies, writes, reads, compares, checks and searches editions walks these tables; a test walks
every field of every model and names the one that a step forgets.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Field, ForeignKey, ForeignObjectRel, ManyToManyField, Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from releases.intake.parse.reading import fact as value_at

from .appearance import Appearance
from .attachment import Attachment
from .attendance import AttendingMedia, AttendingOrganisation
from .block import Block
from .doubt import Doubt
from .edition import Edition
from .measure import Measure
from .search_index.search_place import SearchPlace
from .statistic import Statistic

# What takes a fact along, unless it says why it stays apart.
STEPS = ("copy", "format", "compare", "search", "snippet", "page")
Kind = SearchPlace.Kind


class Fieldset(StrEnum):
    """Where on an edition's form an editor finds it."""

    HEAD = "head"
    EVENT = "event"
    SOURCE = "source"
    PRINTED = "printed"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """`path` is its place in the format, `columns` the model's fields where they are named else.

    `apart` tells for each of STEPS that does not take the fact along why not.
    """

    path: str
    columns: tuple[str, ...] = ()
    fieldset: Fieldset = Fieldset.NONE
    place: Kind = Kind.FACTS  # of the search places, the one that holds its words
    wanted: bool = False  # whether a pasted page without it deserves a second look
    named: str | Promise = ""  # where the field's own name would mislead
    apart: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        return self.columns or (self.path,)

    @property
    def label(self) -> str:
        own = Edition._meta.get_field(self.fields[0])
        named = own.field.model._meta if isinstance(own, ForeignObjectRel) else own
        return str(self.named or getattr(named, "verbose_name", ""))


_A_TIME = {"search": "a time is found by the filters"}
_NOT_IN_FORMAT = {"format": "the format does not have it"}
_OF_THE_PAGE = {"search": "no part of the release", "page": "no part of the release"}
_CHOSEN = {"search": "chosen from a list: found by the filters", "page": "shown by another word"}
_EVIDENCE = {**_CHOSEN, "compare": "how it was read is no other text"}
_LINKED = {
    "format": "found again by the name beside it",
    "compare": "the name is compared",
    "page": "the name is shown",
}
_WORKED_OUT = dict.fromkeys(("format", "compare", "search", "page"), "worked out from others")
_A_NUMBER = {"search": "no word", "page": "no word"}
_BY_ITS_WORDS = {"compare": "the words that it stands on are compared"}
_UNSEEN = dict.fromkeys(("search", "page"), "readers see none")
_DOUBTS = {"compare": "the reader's, not the release's", **_UNSEEN}
_FILES = {"format": "files go by themselves", "search": "the words around it are searched"}

# In the order in which a comparison tells them.
EDITION = (
    Fact("title", fieldset=Fieldset.HEAD, place=Kind.TITLE, wanted=True),
    Fact(
        "subtitle",
        fieldset=Fieldset.HEAD,
        place=Kind.TITLE,
        apart={"snippet": "the title stands above it"},
    ),
    Fact(
        "published_at",
        ("printed_date", "printed_time"),
        Fieldset.PRINTED,
        wanted=True,
        named=_("原页发布时间"),
        apart=_A_TIME,
    ),
    Fact("source", fieldset=Fieldset.SOURCE, wanted=True),
    Fact("editor", fieldset=Fieldset.SOURCE),
    Fact("reviewer", fieldset=Fieldset.SOURCE),
    Fact("event.date", ("event_date",), Fieldset.EVENT, wanted=True, apart=_A_TIME),
    Fact("event.time", ("event_time",), Fieldset.EVENT, apart=_A_TIME),
    Fact("event.venue", ("event_venue",), Fieldset.EVENT),
    Fact("event.host", ("event_host",), Fieldset.EVENT),
    Fact("series", fieldset=Fieldset.EVENT, apart=_NOT_IN_FORMAT),
    Fact("session", fieldset=Fieldset.EVENT, apart=_NOT_IN_FORMAT),
    Fact("topics", fieldset=Fieldset.HEAD, place=Kind.TOPIC),
    Fact("organisations", ("attending_organisations",), place=Kind.ATTENDANCE),
    Fact("media", ("attending_media",), place=Kind.MEDIA),
    Fact("furniture", apart={"compare": "no part of the release", **_OF_THE_PAGE}),
    Fact("pasted_text", apart={**_NOT_IN_FORMAT, "compare": "where it is from", **_OF_THE_PAGE}),
)

ROWS: dict[type[Model], tuple[Fact, ...]] = {
    AttendingOrganisation: (Fact("name"), Fact("", ("organisation",), apart=_LINKED)),
    AttendingMedia: (Fact("name"), Fact("", ("outlet",), apart=_LINKED)),
    Appearance: (
        Fact("name"),
        Fact("organisation", ("organisation_name",)),
        Fact("posts"),
        Fact("role", apart=_CHOSEN),
        Fact("", ("person",), apart=_LINKED),
        Fact("", ("organisation",), apart=_LINKED),
    ),
    Block: (
        Fact("kind", apart=_CHOSEN),
        Fact("text"),
        Fact("speaker", apart=_A_NUMBER),
        Fact("number", apart=_A_NUMBER),
    ),
    Measure: (
        Fact("block", apart={**_A_NUMBER, **_BY_ITS_WORDS}),
        Fact("start", apart={**_A_NUMBER, **_BY_ITS_WORDS}),
        Fact("end", apart={**_A_NUMBER, **_BY_ITS_WORDS}),
        Fact("heading"),
        Fact("stage", apart=_CHOSEN),
        Fact("theme", apart=_CHOSEN),
        Fact("organisation", ("organisation_name",)),
        Fact("", ("organisation",), apart=_LINKED),
        Fact("due", ("due_words",)),
        Fact("", ("due_date",), apart=_WORKED_OUT),
    ),
    Statistic: (
        Fact("block", apart={**_A_NUMBER, **_BY_ITS_WORDS}),
        Fact("start", apart={**_A_NUMBER, **_BY_ITS_WORDS}),
        Fact("end", apart={**_A_NUMBER, **_BY_ITS_WORDS}),
        Fact("indicator", ("indicator_name",)),
        Fact("", ("indicator",), apart=_LINKED),
        Fact("kind", apart=_CHOSEN),
        Fact("value"),
        Fact("", ("decimals",), apart=_WORKED_OUT),
        Fact("unit"),
        Fact("qualifier", apart=_CHOSEN),
        Fact("period.label", ("period_label",)),
        Fact("period.start", ("period_start",), apart=_A_TIME),
        Fact("period.end", ("period_end",), apart=_A_TIME),
        Fact("period.told_in", ("period_from",), apart=_EVIDENCE),
        Fact("basis", apart=_CHOSEN),
        Fact("scope"),
        Fact("goal", apart=_CHOSEN),
    ),
    Doubt: (
        Fact("block", apart=_DOUBTS),
        Fact("start", apart=_DOUBTS),
        Fact("end", apart=_DOUBTS),
        Fact("code", apart=_DOUBTS),
        Fact("message", apart=_DOUBTS),
    ),
    Attachment: (
        Fact("", ("file", "name", "alternative"), apart=_FILES),
        Fact("", ("small", "width", "height"), apart=_WORKED_OUT),
        Fact("", ("block",), apart={**_FILES, "compare": "its words are", "page": "no word"}),
    ),
}

# Fields that say nothing of the press conference, and why each is no fact.
BESIDE_EDITION = {
    "id": "the database's",
    "release": "what it is an edition of",
    "ordinal": "counted",
    "state": "moved by publishing",
    "published_at": "when we published it",
    "content_hash": "worked out from the facts",
    "lock_version": "counts changes of this edition",
    **dict.fromkeys(
        ("note_kind", "change_note", "return_reason", "withheld"), "of this edition alone"
    ),
    **dict.fromkeys(("discarded_at", "discarded_by"), "of a draft in the bin"),
    **dict.fromkeys(("created_at", "created_by", "updated_at", "updated_by"), "as change_note"),
}
BESIDE_ROW = {
    "id": "the database's",
    "edition": "what it is a row of",
    "lock_version": "counts changes",
    "uid": "its address, kept by a copy",
    "position": "its place, kept by a copy",
    "unseen": "a published row asks for no look any more",
    "settled_at": "a settled doubt is copied no more",
    "settled_by": "as settled_at",
    "withheld": "kept by a copy, and said of no other row",
}


def compared() -> Iterator[Fact]:
    """The facts that a page and a stored edition can differ in, in the order of `EDITION`."""
    return (fact for fact in EDITION if not {"compare", "format"} & set(fact.apart))


def fields_in(fieldset: Fieldset) -> tuple[str, ...]:
    return tuple(name for fact in EDITION if fact.fieldset == fieldset for name in fact.fields)


def texts_in(edition: Edition, place: Kind) -> list[str]:
    """What the edition itself says in one of its search places."""
    found = (fact for fact in EDITION if fact.place == place and "search" not in fact.apart)
    return [getattr(edition, name) for fact in found for name in fact.fields]


@functools.cache
def columns(model: type[Model], step: str) -> "tuple[tuple[Fact, Field[object, object]], ...]":
    """Facts that stand in one column, with that column, unless `step` leaves them out."""
    return tuple(
        (fact, column)
        for fact in (EDITION if model is Edition else ROWS[model])
        for column in map(model._meta.get_field, fact.fields)
        if step not in fact.apart
        and isinstance(column, Field)
        and not isinstance(column, ManyToManyField)
    )


def stored(model: type[Model], told: object) -> dict[str, object]:
    """What a reading, or a row of it, says, by the columns of `model`; links to rows apart."""
    values: dict[str, object] = {}
    for fact, column in columns(model, "format"):
        if len(fact.fields) > 1 or isinstance(column, ForeignKey):
            continue
        value = value_at(told, fact.path)
        if isinstance(value, tuple):
            values[column.name] = list(value)
        else:
            given = value not in (None, "")
            values[column.name] = column.to_python(value) if given else column.get_default()
    return values
