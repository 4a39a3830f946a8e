"""The words of a query inside a text: marked, and with their surroundings."""

import re
from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from releases.text.width import either_width

LEAD = 28  # characters kept before the first hit
LENGTH = 130
_STOP = re.compile(r"[，。；！？,;!?\s]")


def pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """What any of the words looks like in a text, the longest first; None without words."""
    if not words:
        return None
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    forms = (either_width(word) or re.escape(word) for word in longest_first)
    return re.compile("|".join(forms), re.IGNORECASE)


def marked(text: str, words: Sequence[str]) -> SafeString:
    """The text, escaped, with every hit in a `mark` element."""
    found = pattern(words)
    if found is None:
        return format_html("{}", text)
    pieces, at = [], 0
    for hit in found.finditer(text):
        pieces.append((text[at : hit.start()], hit[0]))
        at = hit.end()
    hits = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", hits, text[at:])


def excerpt(texts: Iterable[str], words: Sequence[str]) -> SafeString | None:
    """The surroundings of the first hit in `texts`, marked; None where there is none."""
    found = pattern(words)
    if found is None:
        return None
    for text in texts:
        hit = found.search(text)
        if hit:
            return _around(text, hit, words)
    return None


def _around(text: str, hit: re.Match[str], words: Sequence[str]) -> SafeString:
    start = _clause(text, hit.start())
    end = min(len(text), max(start + LENGTH, hit.end()))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return format_html("{}{}{}", before, marked(text[start:end], words), after)


def _clause(text: str, at: int) -> int:
    """Where the words before `at` begin: with a clause, if one begins near enough."""
    earliest = max(0, at - LEAD)
    stop = _STOP.search(text, earliest, at) if earliest else None
    return stop.end() if stop else earliest
