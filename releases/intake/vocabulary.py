"""The controlled vocabulary of a reading: each noun found by name or alias, or made anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q

from releases.intake.parse.reading import ParsedSpeaker, Reading
from releases.models import Appearance, Indicator, MediaOutlet, Organisation, Person, Topic
from releases.models.naming.former_address import free_slug
from releases.models.vocabulary import VocabularyTerm
from releases.text.name_key import name_key

Noun = TypeVar("Noun", bound=VocabularyTerm)


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

    def of(self, kind: str) -> tuple[str, ...]:
        """Those of one kind of noun; none of a kind that there is not."""
        return {
            "organisation": self.organisations,
            "person": self.people,
            "indicator": self.indicators,
            "outlet": self.media,
            "topic": self.topics,
        }.get(kind, ())


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

    `make` creates what is missing. Names match by name or alias, as they look on a page (width,
    blanks and brackets aside): a guess is never made here.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.organisations = _by_name(Organisation, organisation_names(reading))
        self.indicators = _by_name(Indicator, _unique(s.indicator for s in reading.statistics))
        self.media = _by_name(MediaOutlet, _unique(map(outlet_name, reading.media)))
        self.topics = _by_name(Topic, _unique(reading.topics))
        self.namesakes = _all_by_name(Person, _unique(speaker.name for speaker in reading.speakers))
        # Only those of one name need to be told apart, by the bodies they have appeared for.
        several = [p for people in self.namesakes.values() if len(people) > 1 for p in people]
        seen = Appearance.objects.filter(person__in=several, organisation__isnull=False)
        self.seen = set(seen.values_list("person", "organisation"))
        self.people: dict[int, Person | None] = {}
        for speaker in reading.speakers:
            namesakes = self.namesakes.get(speaker.name, [])
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
        _fill(Organisation, self.organisations)
        _fill(Indicator, self.indicators)
        _fill(Topic, self.topics)
        _fill(MediaOutlet, self.media)
        new: dict[str, Person | None] = dict.fromkeys(self.new_names().people)
        _fill(Person, new)
        for speaker in self.reading.speakers:
            self.people[speaker.id] = self.people[speaker.id] or new[speaker.name]

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


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _by_name(model: type[Noun], names: list[str]) -> dict[str, Noun | None]:
    found = _all_by_name(model, names)
    return {name: next(iter(found[name]), None) for name in names}


def _all_by_name(model: type[Noun], names: list[str]) -> dict[str, list[Noun]]:
    """By each name those that bear it, the oldest first, then those of which it is an alias."""
    keys = {name: name_key(name) for name in names}
    rows = model._default_manager.order_by("pk")
    aliased = rows.filter(aliases__name_key__in=keys.values())
    pairs = list(aliased.values_list("aliases__name_key", "pk"))
    bearing = Q(name_key__in=keys.values()) | Q(pk__in=[pk for _key, pk in pairs])
    known = {row.pk: row for row in rows.filter(bearing)}
    found: dict[str, list[Noun]] = defaultdict(list)
    for row in known.values():
        found[row.name_key.partition(" ")[0]].append(row)
    for key, pk in pairs:
        if known[pk] not in found[key]:
            found[key].append(known[pk])
    return {name: found[key] for name, key in keys.items()}


def _missing(rows: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name, row in rows.items() if row is None)


def _fill(model: type[Noun], rows: dict[str, Noun | None]) -> None:
    """Two ways of writing one new name make one noun."""
    made: dict[str, Noun] = {}
    for name in _missing(rows):
        key = name_key(name)
        if key not in made:
            slug = {"slug": free_slug(model, name)} if model is not MediaOutlet else {}
            made[key] = model._default_manager.create(name=name, **slug)
        rows[name] = made[key]
