"""Who a person is, and what a body is, with the way to their pages."""

import datetime
from dataclasses import dataclass
from itertools import islice

from releases.models import Organisation, Person
from releases.public.people.organisation_page import Member, members, speaking
from releases.public.people.person_page import Post, posts
from releases.search.questions.question import Means, ReaderQuestion, Wants

from .promise_answer import promised

MAX_PEOPLE = 3
MAX_POSTS = 3
MAX_MEMBERS = 4
_FITTING = frozenset({Wants.WHO})


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    person: Person
    posts: list[Post]


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    organisation: Organisation
    aliases: list[str]
    members: list[Member]
    promises: int


def person_answer(question: ReaderQuestion, today: datetime.date) -> list[PersonAnswer] | None:
    """By name, or by the post in a body; the latest holder first."""
    if question.wants - _FITTING or question.of(Means.TERM, Means.PLACE) or question.spans:
        return None
    named = question.of(Means.PERSON)
    keys = list(dict.fromkeys(key for part in named for key in part.keys))
    held = [key for part in question.of(Means.POST) for key in part.keys]
    if named and held:
        keys = [key for key in keys if key in held]
    keys = (keys or held if not named else keys)[:MAX_PEOPLE]
    people = Person.objects.in_bulk(keys)
    found = [
        PersonAnswer(people[key], posts(people[key])[:MAX_POSTS]) for key in keys if key in people
    ]
    bodies = {key for part in question.of(Means.BODY) for key in part.keys}
    if named and bodies and not _belong(keys, bodies):
        return None
    return found or None


def _belong(people: list[int], bodies: set[int]) -> bool:
    rows = Person.objects.filter(pk__in=people, appearances__organisation__in=bodies)
    return rows.exists()


def body_answer(question: ReaderQuestion, today: datetime.date) -> BodyAnswer | None:
    named = question.of(Means.BODY)
    if len(question.content) != 1 or len(named) != 1 or len(named[0].keys) != 1:
        return None
    if question.wants - _FITTING or question.spans:
        return None
    found = Organisation.objects.filter(pk=named[0].keys[0]).first()
    if found is None:
        return None
    rows = list(islice(speaking(found), MAX_MEMBERS))
    aliases = list(found.aliases.order_by("pk").values_list("name", flat=True))
    return BodyAnswer(found, aliases, members(found, rows), promised(bodies=[found.pk]).count())
