"""The controlled vocabulary of a reading: each noun found by name or alias, or made anew."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from releases.intake.parse.reading import ParsedSpeaker, Reading
from releases.models import Appearance, Indicator, MediaOutlet, Organisation, Person, Topic
from releases.models.vocabulary import VocabularyTerm, free_slug

Noun = TypeVar("Noun", bound=VocabularyTerm)
Aliased = TypeVar("Aliased", Organisation, Indicator)

# What can have other names; an alias calls its owner by this word.
ALIASED: dict[str, type[Organisation] | type[Indicator]] = {
    "organisation": Organisation,
    "indicator": Indicator,
}


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
        self.organisations = _by_name_or_alias(Organisation, organisation_names(reading))
        self.indicators = _by_name_or_alias(
            Indicator, _unique(s.indicator for s in reading.statistics)
        )
        self.media = _by_name(MediaOutlet, _unique(map(outlet_name, reading.media)))
        self.topics = _by_name(Topic, _unique(reading.topics))
        self.namesakes: dict[str, list[Person]] = defaultdict(list)
        named = _unique(speaker.name for speaker in reading.speakers)
        for person in Person.objects.filter(name__in=named).order_by("pk"):
            self.namesakes[person.name].append(person)
        # Only those of one name need to be told apart, by the bodies they have appeared for.
        several = [p for people in self.namesakes.values() if len(people) > 1 for p in people]
        seen = Appearance.objects.filter(person__in=several, organisation__isnull=False)
        self.seen = set(seen.values_list("person", "organisation"))
        self.people: dict[int, Person | None] = {}
        for speaker in reading.speakers:
            namesakes = self.namesakes[speaker.name]
            fitting = (person for person in namesakes if self._fits(person, speaker))
            self.people[speaker.id] = next(fitting, next(iter(namesakes), None))

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
        """Speakers with namesakes whom no organisation tells apart, and who they are taken for."""
        people = [(speaker, self.people[speaker.id]) for speaker in self.reading.speakers]
        return [
            (speaker, person)
            for speaker, person in people
            if person and len(self.namesakes[speaker.name]) > 1 and not self._fits(person, speaker)
        ]

    def _fits(self, person: Person, speaker: ParsedSpeaker) -> bool:
        """Whether they were seen with the speaker's organisation, or their note begins with it."""
        organisation = self.organisations.get(speaker.organisation)
        names = {speaker.organisation, organisation.name if organisation else ""} - {""}
        seen = organisation is not None and (person.pk, organisation.pk) in self.seen
        return seen or any(person.note.startswith(name) for name in names)


@transaction.atomic
def alias(kind: str, name: str, *, of: int) -> Organisation | Indicator:
    """From now on `name` means the organisation or indicator `of`. Raises NotAliased."""
    model = ALIASED[kind]
    named = model.objects.filter(pk=of).first()
    if named is None:
        raise NotAliased(_("词表里没有这一条，可能已被删除。"))
    if model.objects.filter(name=name).exists():
        raise NotAliased(_("词表里已有“%s”这个名称，不能再作别名。") % name)
    made = named.aliases.model(name=name, **{kind: named})
    try:
        made.full_clean()
    except ValidationError as error:
        raise NotAliased("；".join(error.messages)) from error
    made.save()
    return named


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _by_name(model: type[Noun], names: list[str]) -> dict[str, Noun | None]:
    found = {row.name: row for row in model._default_manager.filter(name__in=names)}
    return {name: found.get(name) for name in names}


def _by_name_or_alias(model: type[Aliased], names: list[str]) -> dict[str, Aliased | None]:
    aliased = model._default_manager.filter(aliases__name__in=names)
    keys = dict(aliased.values_list("aliases__name", "pk"))
    rows = model._default_manager.filter(Q(name__in=names) | Q(pk__in=keys.values()))
    found = {row.name: row for row in rows} | {row.pk: row for row in rows}
    return {name: found.get(keys.get(name, name)) for name in names}


def _missing(rows: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name, row in rows.items() if row is None)


def _fill(rows: dict[str, Noun | None], create: Callable[[str], Noun]) -> None:
    for name in _missing(rows):
        rows[name] = create(name)


def _with_slug(model: type[Noun], name: str) -> Noun:
    return model._default_manager.create(name=name, slug=free_slug(model, name))
