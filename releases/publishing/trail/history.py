"""The trail: one `Change` for each act, written in the transaction of what it tells of.

Every verb that writes content calls `record`, once and at its end; a test watches the database.
"""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from typing import Self

from django.db import transaction

from releases.models import Actor, Change, Edition, SynonymGroup
from releases.models.change import FieldChange
from releases.models.reviewing.review_rules import SUPERUSERS
from releases.models.vocabulary import VocabularyTerm

from . import chain

Verb = Change.Verb
ADMINISTRATOR = SUPERUSERS
GROUPS_KNOWN = "names_of_groups"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act was done to, in words that outlive it."""

    kind: str
    subject: int | None
    name: str
    ordinal: int = 0
    content_hash: str = ""

    @classmethod
    def of(cls, thing: Edition | VocabularyTerm | SynonymGroup) -> Self:
        if isinstance(thing, Edition):
            key, told = thing.release_id, (thing.ordinal, thing.content_hash)
            return cls(Change.Kind.RELEASE, key, thing.title, *told)
        named = thing.kind_of_noun if isinstance(thing, VocabularyTerm) else Change.Kind.SYNONYMS
        return cls(named, thing.pk, str(thing)[:500])


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Where acts come from: the address of whoever is signed in, or the command that runs."""

    address: str | None = None
    command: str = ""


_place: ContextVar[CameFrom] = ContextVar("where acts come from", default=CameFrom())  # noqa: B039
_said: ContextVar[str] = ContextVar("what acts say besides", default="")
_parts: ContextVar[list[Change] | None] = ContextVar("acts that are told as one", default=None)


def record(
    thing: Edition | VocabularyTerm | SynonymGroup | Subject,
    verb: Verb,
    *,
    by: Actor,
    now: datetime.datetime,
    was: str = "",
    becomes: str = "",
    note: str = "",
    differences: Iterable[FieldChange] = (),
    act: uuid.UUID | None = None,
    undoes: uuid.UUID | None = None,
) -> Change:
    """Write the act down, or keep it for the whole that it is a part of (`as_one`)."""
    subject, place = thing if isinstance(thing, Subject) else Subject.of(thing), _place.get()
    change = Change(
        act=act or uuid.uuid4(),
        undoes=undoes,
        verb=verb,
        **asdict(subject),
        from_state=was,
        to_state=becomes,
        differences=list(differences),
        note="；".join(filter(None, [note, _said.get()])),
        at=now,
        by=by,
        by_name=place.command if by is None else by.get_username(),
        role=role_of(by),
        address=place.address,
    )
    _write(change)
    return change


def _write(change: Change) -> None:
    """Append it to the chain, or keep it for the whole or the transaction that it is a part of."""
    parts = _parts.get()
    if parts is None:
        chain.append([change])
    else:
        parts.append(change)


@contextmanager
def collected() -> Iterator[list[Change]]:
    """What is recorded within, which is not written: of a trial."""
    acts: list[Change] = []
    before = _parts.set(acts)
    try:
        yield acts
    finally:
        _parts.reset(before)


@contextmanager
def saying(words: str) -> Iterator[None]:
    """What is recorded within says this besides: who proposed it and who agreed."""
    before = _said.set(words)
    try:
        yield
    finally:
        _said.reset(before)


@contextmanager
def as_one(verb: Verb, *, act: uuid.UUID | None = None) -> Iterator[None]:
    """What is recorded within is one act: it begins as the first part and ends as the last."""
    parts: list[Change] = []
    before = _parts.set(parts)
    try:
        yield
    finally:
        _parts.reset(before)
    if parts:
        whole = parts[-1]
        whole.act, whole.verb, whole.from_state = act or whole.act, verb, parts[0].from_state
        whole.differences = [each for part in parts for each in part.differences]
        _write(whole)


@contextmanager
def together() -> Iterator[None]:
    """One transaction of several acts: they are appended at its end, all at once, so that nobody
    waits for the chain while the transaction waits for something else."""
    acts: list[Change] = []
    before = _parts.get()
    _parts.set(acts)
    try:
        with transaction.atomic():
            yield
            if before is None:
                chain.append(acts)
            else:
                before.extend(acts)
    finally:
        _parts.set(before)


@contextmanager
def coming_from(*, address: str | None = None, command: str = "") -> Iterator[None]:
    """Acts within come from this address, or this command."""
    before = _place.set(replace(_place.get(), address=address, command=command))
    try:
        yield
    finally:
        _place.reset(before)


def is_done(act: uuid.UUID | None) -> bool:
    """Whether this act is in the trail already: then it was answered, and nothing is to be done."""
    return act is not None and Change.objects.filter(act=act).exists()


def role_of(by: Actor) -> str:
    if by is None:
        return ""
    # Whoever asked for their rights knows their groups.
    known: list[str] | None = getattr(by, GROUPS_KNOWN, None)
    groups = by.groups.order_by("pk").values_list("name", flat=True) if known is None else known
    return "、".join([*([ADMINISTRATOR] if by.is_superuser else []), *groups])[:200]
