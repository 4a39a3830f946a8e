"""Ways out of an empty list: which word or condition is in the way, and words that were meant.

Every way that is offered leads to something.
"""

from dataclasses import dataclass, field, replace

from releases.text.pinyin import typed_letters

from .criteria import Criteria
from .hits import newest
from .listing import Listing, Total
from .names import occurs, vocabulary
from .query import Query, Word

OFFERED = 5


@dataclass(frozen=True, slots=True)
class Missing:
    """A word that stands nowhere, and names that may have been meant."""

    word: str
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Help:
    missing: tuple[Missing, ...] = ()
    # Words that each stand somewhere, but not with the others: what there is without one.
    without_word: tuple[tuple[str, Total], ...] = ()
    # Names of conditions, and what there is when one of them is taken away.
    without_filter: tuple[tuple[str, Total], ...] = ()
    # The one condition that is kept, where no single one is in the way.
    only_filter: tuple[tuple[str, Total], ...] = ()
    nothing_at_all: bool = field(default=False)


def help_for(listing: Listing) -> Help:
    """For a listing that lists nothing."""
    criteria = listing.criteria
    active = criteria.active()
    missing = [word for word in criteria.q.required if not newest(Query((word,))).keys]
    without = _ways(listing, {name: criteria.without(name) for name in active})
    only = () if without else _ways(listing, {name: criteria.only(name) for name in active})
    return Help(
        missing=tuple(Missing(word.typed, near(word)) for word in missing),
        without_word=() if missing else _without_words(listing),
        without_filter=tuple(way for way in without if len(active) > 1),
        only_filter=only,
        nothing_at_all=not active,
    )


def near(word: Word) -> tuple[str, ...]:
    """Names of the same sound or a character off, or spelled by these letters; all are found."""
    words = vocabulary()
    found = [name.text for name in words.spelled(word.key)] if typed_letters(word.key) else []
    found += words.near.near(word.typed)
    there = filter(occurs, dict.fromkeys(found))
    return tuple(name for name, _n in zip(there, range(OFFERED), strict=False))


def _without_words(listing: Listing) -> tuple[tuple[str, Total], ...]:
    query = listing.criteria.q
    if len(query.required) + len(query.excluded) < 2:
        return ()
    shorter = {word.typed: query.without(word) for word in query.required}
    shorter |= {
        f"-{word.typed}": replace(query, excluded=tuple(w for w in query.excluded if w != word))
        for word in query.excluded
    }
    return _ways(listing, {name: replace(listing.criteria, q=q) for name, q in shorter.items()})


def _ways(listing: Listing, ways: dict[str, Criteria]) -> tuple[tuple[str, Total], ...]:
    totals = {
        name: Listing(listing.view, criteria, listing).total() for name, criteria in ways.items()
    }
    return tuple((name, total) for name, total in totals.items() if total.n)
