"""Where a span (an annotation's offsets) lies after an edit of its text, by a diff."""

from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

# difflib is quadratic; past this the changed middle is compared as one piece.
_MAX_DIFFED = 4000
# Words this long, standing only once, are a passage that was moved and not a coincidence: a few
# characters (`10件`) prove nothing, elsewhere they may be about another thing.
_MIN_PASSAGE = 12


class Moved(NamedTuple):
    """A span's new place."""

    start: int
    end: int
    unchanged: bool


def moved(span: tuple[int, int], old: str, new: str) -> Moved | None:
    """The span's new place and whether its words are unchanged; None if its words are gone."""
    start, end = span
    words = old[start:end]
    head = Prefix.similarity(old, new)
    tail = min(Postfix.similarity(old, new), min(len(old), len(new)) - head)
    if end <= head:
        return Moved(start, end, True)
    if start >= len(old) - tail:
        shift = len(new) - len(old)
        return Moved(start + shift, end + shift, True)
    found = _through_edit(span, old, new, head, tail)
    if found:
        return Moved(*found, new[found[0] : found[1]] == words)
    # A passage that was cut and put elsewhere is found again where it stands only once.
    if len(words) >= _MIN_PASSAGE and new.count(words) == 1:
        at = new.index(words)
        return Moved(at, at + len(words), True)
    return None


def _through_edit(
    span: tuple[int, int], old: str, new: str, head: int, tail: int
) -> tuple[int, int] | None:
    """Where most of the span's characters went, by the runs that an edit has kept."""
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    places = [(0, 0, head), (len(old) - tail, len(new) - tail, tail)]
    if len(middle_old) <= _MAX_DIFFED and len(middle_new) <= _MAX_DIFFED:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        places += [(a + head, b + head, size) for a, b, size in matcher.get_matching_blocks()]
    kept = [
        (b + max(span[0], a) - a, b + min(span[1], a + size) - a)
        for a, b, size in places
        if max(span[0], a) < min(span[1], a + size)
    ]
    if not kept or 2 * sum(end - start for start, end in kept) < span[1] - span[0]:
        return None
    return min(start for start, _ in kept), max(end for _, end in kept)
