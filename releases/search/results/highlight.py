"""Where the words of a query stand: the best places in a release, and in a text the words marked,
with their surroundings."""

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import BooleanField, Case, Q, Value, When
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from releases.models import SearchPlace
from releases.search.backends.dialect import among
from releases.search.query.parser import Query
from releases.text.search_key import keyed

LEAD = 28  # characters kept before the first hit
LENGTH = 130
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
_STOP = re.compile(r"[，。；！？,;!?\s]")

Span = tuple[int, int]


def spans(text: str, keys: Sequence[str]) -> list[Span]:
    """Where any of the matching keys stands in the text; the longest at a place, none overlapping.

    A span covers the characters as they were written: `1,939` for the key `1939`.
    """
    if not keys:
        return []
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    found = keyed(text)
    placed = (found.span(hit.start(), hit.end()) for hit in pattern.finditer(found.key))
    kept: list[Span] = []
    for start, end in placed:
        if not kept or start >= kept[-1][1]:  # two keys may share one written character (㎡)
            kept.append((start, end))
    return kept


def marked(text: str, keys: Sequence[str]) -> SafeString:
    """The text, escaped, with every hit in a `mark` element."""
    return _marked(text, spans(text, keys))


def excerpt(texts: Iterable[str], keys: Sequence[str]) -> SafeString | None:
    """The surroundings of the first hit in `texts`, marked; None where there is none."""
    for text in texts:
        found = spans(text, keys)
        if found:
            return _around(text, found)
    return None


def _marked(text: str, found: Sequence[Span]) -> SafeString:
    pieces, at = [], 0
    for start, end in found:
        pieces.append((text[at:start], text[start:end]))
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at:])


def _around(text: str, found: Sequence[Span]) -> SafeString:
    """From where a clause begins, if one begins near enough."""
    first, first_end = found[0]
    start = max(0, first - LEAD)
    if start and (stop := _STOP.search(text, start, first)):
        start = stop.end()
    end = min(len(text), max(start + LENGTH, first_end))
    inside = [(a - start, b - start) for a, b in found if b <= end]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return format_html("{}{}{}", before, _marked(text[start:end], inside), after)


def best_places(documents: Sequence[int], query: Query) -> dict[int, list[SearchPlace]]:
    """By document key; one query. The title is left out: it is shown anyway."""
    if not query.required:
        return {}
    holding = {
        f"word_{at}": Case(
            When(reduce(or_, (Q(text__contains=key) for key in word.keys)), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        for at, word in enumerate(query.required)
    }
    rows = (
        SearchPlace.objects.filter(document__key__among=among(documents))
        .exclude(kind=Kind.TITLE)
        .annotate(**holding)
        .filter(reduce(or_, (Q(**{name: True}) for name in holding)))
        .order_by("document", "position")
        .defer("text")
    )
    found: dict[int, list[_Held]] = {}
    for row in rows:
        words = frozenset(name for name in holding if getattr(row, name))
        found.setdefault(row.document_id, []).append(_Held(row, words))
    return {document: _best(places) for document, places in found.items()}


class _Held(NamedTuple):
    place: SearchPlace
    words: frozenset[str]

    @property
    def worth(self) -> int:
        return WORTH[Kind(self.place.kind)]


def _best(places: list[_Held]) -> list[SearchPlace]:
    """Places with words that no better one holds, then the others; those with the most words
    first, and of equal ones each kind once before any comes again."""
    seen: dict[str, int] = {}
    entries = []
    for held in sorted(places, key=lambda h: (-len(h.words), -h.worth, h.place.position)):
        nth = seen[held.place.kind] = seen.get(held.place.kind, 0) + 1
        entries.append((-len(held.words), nth, -held.worth, held))
    ranked = [held for *_order, held in sorted(entries, key=lambda entry: entry[:3])]
    shown: set[str] = set()
    first: list[_Held] = []
    for held in ranked:
        if not held.words <= shown:
            first.append(held)
            shown |= held.words
    rest = [held for held in ranked if held not in first]
    return [held.place for held in (*first, *rest)][:MAX_PLACES]
