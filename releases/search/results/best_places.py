"""Where the words of a query stand in a release: the best of the places that hold them."""

from collections.abc import Sequence
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
WORTH = {kind: worth for worth, kinds in enumerate(_BY_WORTH) for kind in kinds}


class HitPlace(NamedTuple):
    """A place that holds some of the words: the first, the third."""

    document: int
    position: int
    kind: str
    row: int | None
    anchor: str
    words: frozenset[int]

    @property
    def worth(self) -> int:
        return WORTH[Kind(self.kind)]


def best_places(documents: Sequence[int], query: Query) -> dict[int, list[HitPlace]]:
    """By document key; one query. The title is left out: it is shown anyway."""
    if not query.required:
        return {}
    position = dialect.of(connection).POSITION
    holding: list[str] = []
    params: list[str] = []
    for word in query.required:
        holding.append(" OR ".join([f"{position}(text, %s) > 0"] * len(word.keys)))
        params += word.keys
    within, listed = dialect.of(connection).listed("document_id", documents)
    words = ", ".join(f"({held})" for held in holding)
    rows = dialect.fetched(
        (
            f'SELECT document_id, position, kind, "row", anchor, {words}'  # noqa: S608
            f" FROM releases_searchplace WHERE {within} AND kind <> 'title'"
            " ORDER BY document_id, position",
            [*params, *listed],
        )
    )
    found: dict[int, list[HitPlace]] = {}
    for document, at, kind, row, anchor, *held in rows:
        if any(held):
            words_held = frozenset(nth for nth, is_held in enumerate(held) if is_held)
            place = HitPlace(document, at, kind, row, anchor, words_held)
            found.setdefault(document, []).append(place)
    return {document: _best(places) for document, places in found.items()}


def _best(places: list[HitPlace]) -> list[HitPlace]:
    """Places with words that no better one holds, then the others; those with the most words
    first, and of equal ones each kind once before any comes again."""
    seen: dict[str, int] = {}
    entries = []
    for place in sorted(places, key=lambda p: (-len(p.words), -p.worth, p.position)):
        nth = seen[place.kind] = seen.get(place.kind, 0) + 1
        entries.append((-len(place.words), nth, -place.worth, place))
    ranked = [place for *_order, place in sorted(entries, key=lambda entry: entry[:3])]
    shown: set[int] = set()
    first: list[HitPlace] = []
    for place in ranked:
        if not place.words <= shown:
            first.append(place)
            shown |= place.words
    rest = [place for place in ranked if place not in first]
    return [*first, *rest][:MAX_PLACES]
