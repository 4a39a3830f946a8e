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
from .listing import Listing
from .views import EXCHANGES, OPENING, RELEASES, SPEAKERS

SIZE = 20


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` are document keys, SearchPlace rows or people, as the view lists them."""

    rows: list[Any]
    earlier: bool
    later: bool


def page_of(listing: Listing, *, after: str = "", before: str = "", size: int = SIZE) -> Page:
    """The things after `after`, or those before `before`; a cursor that is none counts as none."""
    rows = ordered(listing)
    here = _place(listing, after or before)
    if here is None:
        found = list(rows[: size + 1])
        return Page(found[:size], False, len(found) > size)
    if after:
        found = list(rows.filter(_beyond(listing, here))[: size + 1])
        return Page(found[:size], True, len(found) > size)
    found = list(rows.filter(_beyond(listing, here, back=True)).reverse()[: size + 1])
    return Page(found[:size][::-1], len(found) > size, True)


def ordered(listing: Listing) -> QuerySet[Any]:
    """What is listed, in order: newest release first, and in a release as it was said."""
    if listing.view is RELEASES:
        return listing.documents().rows.order_by("-key").values_list("key", flat=True)
    places = listing.places().order_by()
    if listing.view is SPEAKERS:
        found = places.values_list("person", flat=True)
        if listing.criteria.active():
            # A list: PostgreSQL would walk all people by name and look for the places of each.
            return Person.objects.filter(pk__in=list(found.distinct())).in_order()
        return Person.objects.filter(pk__in=found).in_order()
    if listing.view is EXCHANGES and not listing.are_units():
        opening = SearchPlace.objects.filter(OPENING)
        places = opening.filter(exchange__in=places.values("exchange"))
    return places.order_by("-document", "position")


def _place(listing: Listing, cursor: str) -> tuple[Any, ...] | None:
    if not cursor:
        return None
    if listing.view is SPEAKERS:
        person = Person.objects.filter(slug=cursor.replace("\x00", "")).first()
        return (person.name, person.pk) if person else None
    number, _dot, position = cursor.partition(".")
    key = key_of_number(number)
    if key is None:
        return None
    small = position.isascii() and position.isdecimal() and len(position) < 9
    return key, int(position) if small else 0


def _beyond(listing: Listing, here: tuple[Any, ...], *, back: bool = False) -> Q:
    first, second = here
    ahead, behind = ("lt", "gt") if back else ("gt", "lt")
    if listing.view is SPEAKERS:
        return Q(**{f"name__{ahead}": first}) | Q(name=first, **{f"pk__{ahead}": second})
    if listing.view is RELEASES:
        return Q(**{f"key__{behind}": first})
    # The first condition says nothing new, but an index can begin with it.
    rest = Q(**{f"document__{behind}": first}) | Q(**{f"position__{ahead}": second})
    return Q(**{f"document__{behind}e": first}) & rest
