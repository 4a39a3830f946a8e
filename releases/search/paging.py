"""Pages by place instead of by number: what is published meanwhile shifts nothing, and a far page
costs what the first one costs.

A cursor names the last thing that was seen: a release's number `20230427-1`, with a position in
it (`20230427-1.37`) for rows, or a person's slug.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from releases.models import Person, SearchPlace

from .entries import key_of_number
from .list_kinds import EXCHANGES, OPENING, RELEASES, SPEAKERS
from .result_list import ResultList

SIZE = 20


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` are document keys, SearchPlace rows or people, as the view lists them."""

    rows: list[Any]
    earlier: bool
    later: bool


def page_of(found: ResultList, *, after: str = "", before: str = "", size: int = SIZE) -> Page:
    """The things after `after`, or those before `before`; a cursor that is none counts as none."""
    rows = ordered(found)
    here = _place(found, after or before)
    if here is None:
        page = list(rows[: size + 1])
        return Page(page[:size], False, len(page) > size)
    if after:
        page = list(rows.filter(_beyond(found, here))[: size + 1])
        return Page(page[:size], True, len(page) > size)
    page = list(rows.filter(_beyond(found, here, back=True)).reverse()[: size + 1])
    return Page(page[:size][::-1], len(page) > size, True)


def ordered(found: ResultList) -> QuerySet[Any]:
    """What is listed, in order: newest release first, and in a release as it was said."""
    if found.kind is RELEASES:
        return found.documents().rows.order_by("-key").values_list("key", flat=True)
    places = found.places().order_by()
    if found.kind is SPEAKERS:
        people = places.values_list("person", flat=True)
        if found.criteria:
            # A list: PostgreSQL would walk all people by name and look for the places of each.
            return Person.objects.filter(pk__in=list(people.distinct())).in_order()
        return Person.objects.filter(pk__in=people).in_order()
    if found.kind is EXCHANGES and not found.are_units():
        opening = SearchPlace.objects.filter(OPENING)
        places = opening.filter(exchange__in=places.values("exchange"))
    return places.order_by("-document", "position")


def _place(found: ResultList, cursor: str) -> tuple[Any, ...] | None:
    if not cursor:
        return None
    if found.kind is SPEAKERS:
        person = Person.objects.filter(slug=cursor.replace("\x00", "")).first()
        return (person.name, person.pk) if person else None
    number, _dot, position = cursor.partition(".")
    key = key_of_number(number)
    if key is None:
        return None
    small = position.isascii() and position.isdecimal() and len(position) < 9
    return key, int(position) if small else 0


def _beyond(found: ResultList, here: tuple[Any, ...], *, back: bool = False) -> Q:
    first, second = here
    ahead, behind = ("lt", "gt") if back else ("gt", "lt")
    if found.kind is SPEAKERS:
        return Q(**{f"name__{ahead}": first}) | Q(name=first, **{f"pk__{ahead}": second})
    if found.kind is RELEASES:
        return Q(**{f"key__{behind}": first})
    # The first condition says nothing new, but an index can begin with it.
    rest = Q(**{f"document__{behind}": first}) | Q(**{f"position__{ahead}": second})
    return Q(**{f"document__{behind}e": first}) & rest
