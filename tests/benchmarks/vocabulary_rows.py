"""The shared nouns of generated releases as rows; primary keys count from 1 in a fixed order."""

from releases.models import (
    Indicator,
    Organisation,
    OrganisationAlias,
    Person,
    Topic,
)

from .indicators import INDICATORS
from .names import BODIES, CITIES, PEOPLE_PER_CITY, TOPICS, bodies, people


def store(seed: int) -> None:
    """Bodies with their aliases, people, indicators and topics."""
    every = [body for city in CITIES for body in bodies(city)]
    Organisation.objects.bulk_create(
        [
            Organisation(pk=pk, name=body.full, slug=body.full, kind=body.kind)
            for pk, body in enumerate(every, 1)
        ]
    )
    OrganisationAlias.objects.bulk_create(
        [
            OrganisationAlias(pk=pk, organisation_id=pk, name=body.alias)
            for pk, body in enumerate(every, 1)
            if body.alias != body.full
        ]
    )
    Person.objects.bulk_create(
        [
            Person(pk=pk, name=somebody.name, slug=somebody.slug, note=somebody.note)
            for pk, somebody in enumerate(people(seed), 1)
        ]
    )
    Indicator.objects.bulk_create(
        [
            Indicator(pk=pk, name=name, slug=name, unit=unit, theme=theme)
            for pk, (name, unit, theme, _most, _places) in enumerate(INDICATORS, 1)
        ]
    )
    Topic.objects.bulk_create(
        [Topic(pk=pk, name=name, slug=name) for pk, name in enumerate(TOPICS, 1)]
    )


def organisation_pk(city: int, body: int) -> int:
    return city * len(BODIES) + body + 1


def person_pk(place: int) -> int:
    """`place` counts in the list of everybody, PEOPLE_PER_CITY a city."""
    assert place < len(CITIES) * PEOPLE_PER_CITY
    return place + 1
