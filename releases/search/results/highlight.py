"""Where words stand in a text: marked, with their surroundings."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from releases.text.search_key import keyed

LEAD = 28  # characters kept before the first hit
LENGTH = 130
_STOP = re.compile(r"[，。；！？,;!?\s]")

Span = tuple[int, int]


def spans(text: str, keys: Sequence[str]) -> list[Span]:
    """Where any of the matching keys stands in the text; the longest at a place, none overlapping.

    A span covers the characters as they were written: `1,939` for the key `1939`.
    """
    if not keys:
        return []
    found = keyed(text)
    hits = pattern_of(tuple(keys)).finditer(found.key)
    placed = (found.span(hit.start(), hit.end()) for hit in hits)
    kept: list[Span] = []
    for start, end in placed:
        if not kept or start >= kept[-1][1]:  # two keys may share one written character (㎡)
            kept.append((start, end))
    return kept


@lru_cache(maxsize=100)
def pattern_of(keys: tuple[str, ...]) -> re.Pattern[str]:
    longer_first = sorted(keys, reverse=True)  # of those that begin alike
    return re.compile("|".join(map(re.escape, longer_first)))


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
    """Past Django's `escape`, which asks of every piece whether it is lazy: pages have hundreds."""
    pieces, at = [], 0
    for start, end in found:
        pieces.append(f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>")
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))  # noqa: S308 - escaped above


def _around(text: str, found: Sequence[Span]) -> SafeString:
    """From where a clause begins, if one begins near enough."""
    first, first_end = found[0]
    start = max(0, first - LEAD)
    if start and (stop := _STOP.search(text, start, first)):
        start = stop.end()
    end = min(len(text), max(start + LENGTH, first_end))
    inside = [(a - start, b - start) for a, b in found if b <= end]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return mark_safe(f"{before}{_marked(text[start:end], inside)}{after}")  # noqa: S308 - as said
