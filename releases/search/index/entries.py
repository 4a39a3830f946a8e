"""What the index holds of one edition, worked out from its rows in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from releases.models import (
    Appearance,
    Edition,
    SearchDocument,
    SearchFacet,
    SearchText,
    Theme,
)
from releases.models.search_index.search_document import PLACE_BITS, hash_of, key_of_number
from releases.text.search_key import key

from .index_units import IndexUnit, units_of
from .places import IndexPlace, one_text, places_of

Group = SearchFacet.Group
_THEMES = {theme: number for number, theme in enumerate(Theme.values, 1)}


# What a document says of its edition, besides which it is.
HEAD = ("year", "title", "title_hash", "names", "headings", "tags")


@dataclass
class IndexEntry:
    document: SearchDocument
    text: SearchText
    places: list[IndexPlace]
    units: list[IndexUnit]
    facets: list[tuple[int, int]]  # group and value


def entry_of(edition: Edition) -> IndexEntry:
    """`edition` comes from `prefetch.with_rows`."""
    at = document_key(edition)
    places = places_of(edition)
    title = key(edition.title)
    first = edition.release.first_published_at
    facets = list(_facets(edition))
    document = SearchDocument(
        key=at,
        edition=edition,
        year=timezone.localtime(first).year if first else None,
        title=title,
        title_hash=hash_of(title),
        names=_joined(places, "appearance", "attendance", "media", names_of_figures(edition)),
        headings=_joined(places, "heading", "topic", _headings(edition)),
        tags=_tags(facets),
    )
    text = SearchText(document_id=at, title=title, text=one_text(places, title))
    return IndexEntry(document, text, places, units_of(at, places), facets)


def head(document: SearchDocument) -> tuple[Any, ...]:
    """Its values in the order of HEAD."""
    return tuple(getattr(document, name) for name in HEAD)


def document_key(edition: Edition) -> int:
    """Higher for what was first published later; below zero for what readers do not see."""
    first = edition.release.first_published_at
    if not edition.is_live or first is None:
        return -edition.pk
    by_number = key_of_number(edition.release.number or "")
    if by_number is not None:
        return by_number
    return timezone.localtime(first).date().toordinal() << PLACE_BITS | edition.release_id


def names_of_figures(edition: Edition) -> list[str]:
    return [
        name
        for row in edition.statistics.all()
        for name in (key(row.indicator_name), key(row.indicator.name))
    ]


def _headings(edition: Edition) -> list[str]:
    return [key(edition.subtitle), *(key(row.heading) for row in edition.measures.all())]


def _joined(places: Iterable[IndexPlace], *kinds_and_lines: Any) -> str:
    kinds = [kind for kind in kinds_and_lines if isinstance(kind, str)]
    lines = [line for place in places if place.kind in kinds for line in place.text.split("\n")]
    more = [line for lines in kinds_and_lines if isinstance(lines, list) for line in lines]
    return "\n".join(dict.fromkeys(line for line in [*lines, *more] if line))


def _tags(facets: list[tuple[int, int]]) -> str:
    """Sorted: an edition's topics come in no order of their own."""
    values = (" ".join(str(v) for of, v in sorted(facets) if of == group) for group in Group)
    return "|".join(values)


def _facets(edition: Edition) -> Iterator[tuple[int, int]]:
    appearances = list(edition.appearances.all())
    themes = [row.theme for row in edition.measures.all()]
    themes += [row.indicator.theme for row in edition.statistics.all()]
    values: dict[Group, Iterable[int | None]] = {
        Group.ORGANISATION: [
            *(row.organisation_id for row in edition.attending_organisations.all()),
            *(row.organisation_id for row in appearances),
        ],
        Group.SPEAKER: [
            row.person_id for row in appearances if row.role != Appearance.Role.ATTENDEE
        ],
        Group.TOPIC: [row.topic_id for row in edition.printed_topics.all()],
        Group.THEME: [_THEMES[theme] for theme in themes if theme],
    }
    for group, found in values.items():
        for value in dict.fromkeys(found):
            if value is not None:
                yield group.value, value
