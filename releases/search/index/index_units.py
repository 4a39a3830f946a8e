"""What lists of rows count in an edition, each with every text that a word may stand in for it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from releases.models import SearchPlace, SearchUnit
from releases.models.search_index.search_unit import unit_id

from .places import IndexPlace, one_text

Kind = SearchUnit.Kind
_ROWS = {SearchPlace.Kind.MEASURE: Kind.MEASURE, SearchPlace.Kind.STATISTIC: Kind.STATISTIC}


class IndexUnit(NamedTuple):
    """A row of SearchUnit as plain values, but for its document."""

    id: int
    row: int
    text: str


def units_of(document: int, places: Iterable[IndexPlace]) -> list[IndexUnit]:
    """In the order of their ids; none of what readers do not see."""
    return sorted(_all(document, places)) if document > 0 else []


def _all(document: int, places: Iterable[IndexPlace]) -> Iterator[IndexUnit]:
    exchanges: dict[int, list[IndexPlace]] = {}
    # By person and first appearance, which are one and the same in a document.
    speakers: dict[tuple[int, int], list[IndexPlace]] = {}
    for number, place in enumerate(places):
        kind = _ROWS.get(SearchPlace.Kind(place.kind))
        if kind is not None and place.row is not None:
            yield IndexUnit(unit_id(document, kind, number), place.row, place.text)
        if place.exchange is not None:
            exchanges.setdefault(place.exchange, []).append(place)
        if place.person is not None and place.appearance is not None:
            speakers.setdefault((place.person, place.appearance), []).append(place)
    for number, (question, said) in enumerate(exchanges.items()):
        yield IndexUnit(unit_id(document, Kind.EXCHANGE, number), question, one_text(said))
    for (person, appearance), said in speakers.items():
        yield IndexUnit(unit_id(document, Kind.SPEAKER, person), appearance, one_text(said))
