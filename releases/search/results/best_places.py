"""Where the words of a query stand in a release: the best of the places that hold them."""

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

from django.db import connection

from releases.models import SearchPlace
from releases.search.backends import dialect
from releases.search.query.parser import Query

MAX_PLACES = 6  # some of them say the same words and are left out
Kind = SearchPlace.Kind
# What somebody said or answers for comes before what merely names somebody.
_BY_WORTH = (
    (Kind.TITLE,),  # it is printed anyway
    (Kind.FACTS, Kind.TOPIC, Kind.MEDIA),
    (Kind.ATTENDANCE,),
    (Kind.APPEARANCE,),
    (Kind.TABLE, Kind.PARAGRAPH, Kind.HEADING),
    (Kind.QUESTION,),
    (Kind.STATEMENT, Kind.ANSWER, Kind.MEASURE, Kind.STATISTIC),
)
WORTH: dict[str, int] = {
    kind.value: worth for worth, kinds in enumerate(_BY_WORTH) for kind in kinds
}


class HitPlace(NamedTuple):
    """A place that holds some of the words: the first, the third."""

    document: int
    position: int
    kind: str
    row: int | None
    anchor: str
    words: frozenset[int]

    @property
    def order(self) -> tuple[int, int, int]:
        """Those with the most words first, then by worth."""
        return -len(self.words), -WORTH[self.kind], self.position


def best_places(documents: Sequence[int], query: Query) -> dict[int, list[HitPlace]]:
    """By document key; one query. The title is left out: it is shown anyway."""
    if not query.required:
        return {}
    position = dialect.of(connection).POSITION
    params = [key for word in query.required for key in word.keys]
    holding = [
        f"({' OR '.join([f'{position}(text, %s) > 0'] * len(word.keys))})"
        for word in query.required
    ]
    within, listed = dialect.of(connection).listed("document_id", documents)
    found: dict[int, list[HitPlace]] = {}
    names = [f"word_{nth}" for nth, _word in enumerate(holding)]
    told = ", ".join(f"{held} AS {name}" for held, name in zip(holding, names, strict=True))
    # MATERIALIZED, or each text would be looked through twice.
    sql = (
        f'WITH place AS MATERIALIZED (SELECT document_id, position, kind, "row", anchor, {told}'  # noqa: S608
        f" FROM releases_searchplace WHERE {within} AND kind <> 'title')"
        f" SELECT * FROM place WHERE {' OR '.join(names)}"
    )
    every = {(True,) * len(holding): frozenset(range(len(holding)))}
    for document, at, kind, row, anchor, *held in dialect.fetched((sql, [*params, *listed])):
        key = tuple(map(bool, held))
        if key not in every:
            every[key] = frozenset(nth for nth, is_held in enumerate(key) if is_held)
        place = HitPlace(document, at, kind, row, anchor, every[key])
        found.setdefault(document, []).append(place)
    return {document: _best(places) for document, places in found.items()}


def _best(places: list[HitPlace]) -> list[HitPlace]:
    """Places with words that no better one holds, then the others; those with the most words
    first, and of equal ones each kind once before any comes again."""
    seen: dict[str, int] = {}
    entries = []
    for place in sorted(places, key=attrgetter("order")):
        nth = seen[place.kind] = seen.get(place.kind, 0) + 1
        most, worth, _position = place.order
        entries.append((most, nth, worth, place))
    ranked = [place for *_order, place in sorted(entries, key=itemgetter(0, 1, 2))]
    shown: set[int] = set()
    first: list[HitPlace] = []
    for place in ranked:
        if not place.words <= shown:
            first.append(place)
            shown |= place.words
    rest = (place for place in ranked if place not in first)
    return [*first, *islice(rest, MAX_PLACES)][:MAX_PLACES]
