"""The first card of the editor: what an edition says of itself, beside its text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Field, Q
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from releases.models import (
    Appearance,
    Attachment,
    AttendingMedia,
    AttendingOrganisation,
    Block,
    Doubt,
    Edition,
    Topic,
)
from releases.models.edition_row import POSITION_STEP, EditionRow
from releases.publishing.trail.holding import hold_mark
from releases.publishing.trail.rows_at_once import rows_at_once
from releases.search.index.indexing import is_marked

from .card_forms import FACTS

CARD = "facts"  # the anchor of the card
PREFIX = "f"
NEW_BLOCK = "new-block"  # where a block is added at the end
HEAD = f"{PREFIX}-head"  # stands for the card where one of its rows is asked for
KINDS: tuple[type[EditionRow], ...] = (
    AttendingOrganisation,
    AttendingMedia,
    Appearance,
    Attachment,
)
# What else stands with them, most of all the nouns that they link to.
NAMED_BY: dict[type[EditionRow], tuple[str, ...]] = {
    AttendingOrganisation: ("organisation",),
    AttendingMedia: ("outlet",),
    Appearance: ("person", "organisation"),
}
PREFIXES = (PREFIX, *(model.prefix for model in KINDS))
ROWS: tuple[type[EditionRow], ...] = (*KINDS, Block)
# The group that a doubt about the page as a whole is about, by the doubt's code.
DOUBTED = {
    "no_title": "head",
    **dict.fromkeys(("no_date", "no_event_date"), "event"),
    **dict.fromkeys(("event_after_publication", "published_before_event"), "event"),
    **dict.fromkeys(("no_source", "no_publication_date", "editor_is_reviewer"), "source"),
    **dict.fromkeys(("no_speaker", "speaker_incomplete"), "appearance"),
}
ADDED = {str(model._meta.model_name): model for model in ROWS}


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of the edition that are edited together; acted upon like a row."""

    edition: Edition
    key: str

    @property
    def anchor(self) -> str:
        return f"{PREFIX}-{self.key}"

    @property
    def label(self) -> StrOrPromise:
        return {
            "head": _("标题和主题"),
            "event": _("发布会"),
            "source": _("来源与署名"),
            "note": _("更正说明"),
        }[self.key]

    @property
    def told(self) -> list[tuple[StrOrPromise, object, list[Topic]]]:
        """The label and value of each fact that there is, and the topics that it names."""
        found: list[tuple[StrOrPromise, object, list[Topic]]] = []
        for name in FACTS[self.key]:
            field, topics = Edition._meta.get_field(name), list[Topic]()
            value = getattr(self.edition, name)
            if field.many_to_many:
                printed = list(self.edition.printed_topics.select_related("topic"))
                topics = [each.topic for each in printed]
                value = "、".join(each.name for each in printed)
            elif isinstance(field, Field) and field.choices:
                value = dict(field.flatchoices)[value]
            if value:
                found.append((str(getattr(field, "verbose_name", "")), value, topics))
        return found


@dataclass(frozen=True, slots=True)
class RowGroup:
    """All rows of one kind, in their order."""

    kind: str
    label: str
    rows: list[EditionRow]
    may_add: bool
    may_save: bool

    @property
    def unseen(self) -> int:
        return sum(getattr(row, "unseen", False) for row in self.rows)


def group_of(edition: Edition, key: str) -> FactGroup | None:
    return FactGroup(edition, key) if key in FACTS else None


def shown(edition: Edition, may: Mapping[str, object]) -> dict[str, object]:
    """A correction alone says what was corrected; all rows by one query."""
    found = rows_at_once(KINDS, Q(edition=edition), NAMED_BY)
    rows = sorted(found, key=lambda row: (row.position, row.pk))
    keys = [key for key in FACTS if key != "note" or edition.ordinal > 1]
    groups = [
        RowGroup(
            kind,
            str(model._meta.verbose_name),
            [row for row in rows if isinstance(row, model)],
            bool(may.get(f"may_add_{kind}")),
            bool(may.get(f"may_save_{kind}")),
        )
        for kind, model in ADDED.items()
        if model in KINDS
    ]
    return {"facts": [FactGroup(edition, key) for key in keys], "groups": groups}


def doubted(rows: Iterable[EditionRow]) -> set[str]:
    """The groups that doubts about the page as a whole are about."""
    codes = [row.code for row in rows if isinstance(row, Doubt)]
    return {DOUBTED[code] for code in codes if code in DOUBTED}


def new_row(edition: Edition, kind: str) -> EditionRow:
    """An empty one behind all others of its kind."""
    model = ADDED[kind]
    asked = model.objects.of(edition).annotate(**is_marked(edition.pk))
    last = asked.order_by("-position").first()
    if last is not None:
        hold_mark(last)
    row = model(position=(last.position if last else 0) + POSITION_STEP)
    row.edition = edition
    return row
