"""The controlled vocabulary of a reading: each noun found by name or alias, or made anew."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from releases.intake.name_bearers import NameBearers
from releases.intake.parse.reading import ParsedSpeaker, Reading
from releases.models import Appearance, Indicator, MediaOutlet, Organisation, Person, Topic
from releases.models.naming.former_address import free_slugs
from releases.models.vocabulary import VocabularyTerm
from releases.text.name_key import name_key

Noun = TypeVar("Noun", bound=VocabularyTerm)
Named = TypeVar("Named", str, int)


def outlet_name(shown: str) -> str:
    """The outlet without its accounts: 楚天都市报(极目新闻) → 楚天都市报."""
    return shown.split("（")[0].split("(")[0].strip() or shown


def names_of(model: type[VocabularyTerm], reading: Reading) -> list[str]:
    """The names of one kind of noun in a reading, each once, in order of appearance."""
    if model is Organisation:
        named: Iterable[str] = (
            *reading.organisations,
            *(speaker.organisation for speaker in reading.speakers),
            *(measure.organisation for measure in reading.measures),
        )
    else:
        named = {
            Indicator: (row.indicator for row in reading.statistics),
            MediaOutlet: map(outlet_name, reading.media),
            Topic: reading.topics,
            Person: (speaker.name for speaker in reading.speakers),
        }[model]
    return _unique(named)


def bearers_in(readings: Sequence[Reading]) -> NameBearers:
    """Those of all readings, in a few queries whatever their number."""
    known = NameBearers()
    for model in (Organisation, Indicator, MediaOutlet, Topic, Person):
        known.bearing(model, _unique(name for each in readings for name in names_of(model, each)))
    return known


class Vocabulary:
    """The shared nouns of one reading, each fetched in a few queries whatever the reading's size.

    `make` creates what is missing. Names match by name or alias, as they look on a page (width,
    blanks and brackets aside): a guess is never made here. `known` was looked up before.
    """

    def __init__(self, reading: Reading, known: NameBearers | None = None) -> None:
        self.reading = reading
        self._known = known or NameBearers()
        self.confirmed = False
        self.organisations = self._first_of(Organisation)
        self.indicators = self._first_of(Indicator)
        self.media = self._first_of(MediaOutlet)
        self.topics = self._first_of(Topic)
        self.namesakes = self._known.bearing(Person, names_of(Person, reading))
        # Only those of one name need to be told apart, by the bodies they have appeared for.
        several = [p for people in self.namesakes.values() if len(people) > 1 for p in people]
        seen = Appearance.objects.filter(person__in=several, organisation__isnull=False)
        self.seen = set(seen.values_list("person", "organisation"))
        self.people: dict[int, Person | None] = {}
        for speaker in reading.speakers:
            namesakes = self.namesakes.get(speaker.name, [])
            fitting = (person for person in namesakes if self._fits(person, speaker))
            self.people[speaker.id] = next(fitting, next(iter(namesakes), None))

    def make(self, *, confirmed: bool = False) -> None:
        """Create every missing noun; to be called inside the draft's transaction.

        Unless the release is published at once they are unconfirmed, and else all of its are not.
        """
        self.confirmed = confirmed
        self._fill(Organisation, self.organisations)
        self._fill(Indicator, self.indicators)
        self._fill(Topic, self.topics)
        self._fill(MediaOutlet, self.media)
        speakers = self.reading.speakers
        new: dict[str, Person | None] = dict.fromkeys(
            speaker.name for speaker in speakers if not self.people[speaker.id]
        )
        self._fill(Person, new)
        for speaker in speakers:
            self.people[speaker.id] = self.people[speaker.id] or new[speaker.name]
        if confirmed:
            self._confirm()

    def _confirm(self) -> None:
        """Those that another draft had brought."""
        known = (self.organisations, self.indicators, self.topics, self.media, self.people)
        for noun in (noun for nouns in known for noun in nouns.values()):
            if noun is not None and noun.unconfirmed:
                noun.unconfirmed = False
                noun.save(update_fields=["unconfirmed"])

    def _first_of(self, model: type[Noun]) -> dict[str, Noun | None]:
        found = self._known.bearing(model, names_of(model, self.reading))
        return {name: next(iter(rows), None) for name, rows in found.items()}

    def _fill(self, model: type[Noun], rows: dict[str, Noun | None]) -> None:
        """Two ways of writing one new name make one noun."""
        bearing = self._known.bearing(model, rows)
        new = {name_key(name): name for name in reversed(_missing(rows)) if not bearing[name]}
        made = [model(name=name, unconfirmed=not self.confirmed) for name in reversed(new.values())]
        if made and model is not MediaOutlet:
            for row, slug in zip(made, free_slugs(model, [row.name for row in made]), strict=True):
                row.slug = slug
        for row in model._default_manager.bulk_create(made):
            bearing[row.name].append(row)
        for name in _missing(rows):
            rows[name] = bearing[name][0]

    def _fits(self, person: Person, speaker: ParsedSpeaker) -> bool:
        """Whether they were seen with the speaker's organisation, or their note begins with it."""
        organisation = self.organisations.get(speaker.organisation)
        names = {speaker.organisation, organisation.name if organisation else ""} - {""}
        seen = organisation is not None and (person.pk, organisation.pk) in self.seen
        return seen or any(person.note.startswith(name) for name in names)


def key_in(nouns: Mapping[Named, VocabularyTerm | None], name: Named) -> int | None:
    noun = nouns.get(name)
    return noun.pk if noun else None


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _missing(rows: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name, row in rows.items() if row is None)
