"""Finds the shared nouns that a reading names, by exact name or alias, and makes those missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from releases.intake.parse.reading import ParsedSpeaker, Reading
from releases.models import Appearance, Indicator, MediaOutlet, Organisation, Person, Topic
from releases.models.vocabulary import free_slug

# What can have other names, and how an alias calls its owner.
ALIASED: dict[str, tuple[Any, str]] = {
    "organisation": (Organisation, "organisation"), "indicator": (Indicator, "indicator"),
}  # fmt: skip


class NotAliased(Exception):
    """Nothing was changed; the message is a Chinese sentence that says why."""


@dataclass(frozen=True, slots=True)
class NewNames:
    """Names that a reading brings and the vocabulary does not have, in order of appearance."""

    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.organisations, self.people, self.indicators, self.media, self.topics))


def outlet_name(shown: str) -> str:
    """The outlet without its accounts: 楚天都市报(极目新闻) → 楚天都市报."""
    return shown.split("（")[0].split("(")[0].strip() or shown


def organisation_names(reading: Reading) -> list[str]:
    named = [
        *reading.organisations,
        *(speaker.organisation for speaker in reading.speakers),
        *(measure.organisation for measure in reading.measures),
    ]
    return _unique(named)


class Vocabulary:
    """The shared nouns of one reading, each fetched in a few queries whatever the reading's size.

    `find` looks only; `make` creates what is missing. Names match exactly: a guess is never made
    here.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.organisations = _by_name(Organisation, organisation_names(reading))
        self.indicators = _by_name(Indicator, _unique(s.indicator for s in reading.statistics))
        self.media = _plain(MediaOutlet, _unique(map(outlet_name, reading.media)))
        self.topics = _plain(Topic, _unique(reading.topics))
        self.namesakes = _namesakes(_unique(speaker.name for speaker in reading.speakers))
        self.seen = _seen(self.namesakes)
        self.people = {speaker.id: self._person(speaker) for speaker in reading.speakers}

    def new_names(self) -> NewNames:
        return NewNames(
            organisations=_missing(self.organisations),
            people=tuple(_unique(s.name for s in self.reading.speakers if not self.people[s.id])),
            indicators=_missing(self.indicators),
            media=_missing(self.media),
            topics=_missing(self.topics),
        )

    def make(self) -> None:
        """Create every missing noun; to be called inside the draft's transaction."""
        _fill(self.organisations, partial(_with_slug, Organisation))
        _fill(self.indicators, partial(_with_slug, Indicator))
        _fill(self.topics, partial(_with_slug, Topic))
        _fill(self.media, lambda name: MediaOutlet.objects.create(name=name))
        made: dict[str, Person] = {}
        for speaker in self.reading.speakers:
            if self.people[speaker.id] is None:
                name = speaker.name
                made[name] = made.get(name) or _with_slug(Person, name)
                self.people[speaker.id] = made[name]

    def unsure(self) -> list[tuple[ParsedSpeaker, Person]]:
        """Speakers with several namesakes, none of the organisation, and who they are taken for."""
        people = [(speaker, self.people[speaker.id]) for speaker in self.reading.speakers]
        return [
            (speaker, person)
            for speaker, person in people
            if person and len(self.namesakes[speaker.name]) > 1 and not self._fits(person, speaker)
        ]

    def _person(self, speaker: ParsedSpeaker) -> Person | None:
        """The only person of that name, or among namesakes the one seen with the organisation, or
        whose note begins with it."""
        namesakes = self.namesakes.get(speaker.name, [])
        if len(namesakes) < 2:
            return namesakes[0] if namesakes else None
        return next((p for p in namesakes if self._fits(p, speaker)), namesakes[0])

    def _fits(self, person: Person, speaker: ParsedSpeaker) -> bool:
        organisation = self.organisations.get(speaker.organisation)
        names = {speaker.organisation, organisation.name if organisation else ""} - {""}
        seen = organisation is not None and (person.pk, organisation.pk) in self.seen
        return seen or any(person.note.startswith(name) for name in names)


@transaction.atomic
def alias(kind: str, name: str, *, of: int) -> Organisation | Indicator:
    """From now on `name` means the organisation or indicator `of`. Raises NotAliased."""
    model, owner = ALIASED[kind]
    named: Organisation | Indicator | None = model.objects.filter(pk=of).first()
    if named is None:
        raise NotAliased(_("词表里没有这一条，可能已被删除。"))
    if model.objects.filter(name=name).exists():
        raise NotAliased(_("词表里已有“%s”这个名称，不能再作别名。") % name)
    made = model.aliases.rel.related_model(name=name, **{owner: named})
    try:
        made.full_clean()
    except ValidationError as error:
        raise NotAliased("；".join(error.messages)) from error
    made.save()
    return named


def _namesakes(names: list[str]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {name: [] for name in names}
    for person in Person.objects.filter(name__in=names).order_by("pk"):
        found[person.name].append(person)
    return found


def _seen(namesakes: dict[str, list[Person]]) -> set[tuple[int, int | None]]:
    """Which namesakes have appeared for which organisation; only they need to be told apart."""
    several = [person for people in namesakes.values() if len(people) > 1 for person in people]
    if not several:
        return set()
    rows = Appearance.objects.filter(person__in=several, organisation__isnull=False)
    return set(rows.values_list("person", "organisation"))


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _by_name(model: Any, names: list[str]) -> dict[str, Any]:
    found = {row.name: row for row in model.objects.filter(name__in=names)}
    aliased = model.aliases.rel.related_model.objects.filter(name__in=names)
    owner = model.aliases.rel.field.name
    found |= {row.name: getattr(row, owner) for row in aliased.select_related(owner)}
    return {name: found.get(name) for name in names}


def _plain(model: Any, names: list[str]) -> dict[str, Any]:
    found = {row.name: row for row in model.objects.filter(name__in=names)}
    return {name: found.get(name) for name in names}


def _missing(rows: dict[str, Any]) -> tuple[str, ...]:
    return tuple(name for name, row in rows.items() if row is None)


def _fill(rows: dict[str, Any], create: Any) -> None:
    for name in _missing(rows):
        rows[name] = create(name)


def _with_slug(model: Any, name: str) -> Any:
    return model.objects.create(name=name, slug=free_slug(model, name))
