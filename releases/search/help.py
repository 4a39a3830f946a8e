"""Ways out of an empty list: which word or condition is in the way, and words that were meant.

Every way that is offered leads to something.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from releases.text.pinyin import typed_letters
from releases.text.search_key import key

from .criteria import Criteria
from .hits import newest
from .listing import Listing, Total
from .names import vocabulary
from .query import MAX_WORDS, Query, Word, parse
from .synonyms import each_with_synonyms
from .views import RELEASES, View

OFFERED = 5
# Names are looked for in place of so many words: each name costs a few queries.
MENDED = 3
LOOKED_UP = 100


@dataclass(frozen=True, slots=True)
class Near:
    """A name that may have been meant, and what there is of it alone: in the view at hand, or of
    releases where that has nothing."""

    name: str
    total: Total
    of_releases: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A word that stands nowhere, and names that may have been meant."""

    word: str
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Help:
    missing: tuple[Missing, ...] = ()
    # All missing words, and what there is without them.
    without_missing: tuple[tuple[str, ...], Total] | tuple[()] = ()
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
        missing=tuple(_missing(listing, missing)),
        without_missing=_without_missing(listing, missing) if missing else (),
        without_word=() if missing else _without_words(listing),
        without_filter=tuple(way for way in without if len(active) > 1),
        only_filter=only,
        nothing_at_all=not active,
    )


def _missing(listing: Listing, words: list[Word]) -> Iterator[Missing]:
    for at, word in enumerate(words):
        yield Missing(word.typed, _near(listing, word) if at < MENDED else ())


def _near(listing: Listing, word: Word) -> tuple[Near, ...]:
    """In the view at hand; where that has none, in the list of releases. Other conditions are
    left out, as the links leave them out."""
    names = (*_unquoted(word), *near(word))[:OFFERED]
    queries = dict(zip(names, each_with_synonyms([parse(name) for name in names]), strict=True))
    for view in dict.fromkeys((listing.view, RELEASES)):
        ways = {name: Criteria(q=query) for name, query in queries.items()}
        found = _ways(listing, ways, view)
        if found:
            return tuple(Near(name, total, view is not listing.view) for name, total in found)
    return ()


def _unquoted(word: Word) -> tuple[str, ...]:
    """A phrase without its quotes, each part by itself; where that can be asked for."""
    parts = parse(word.typed)
    plain = 1 < len(parts.required) <= MAX_WORDS and not parts.excluded
    return (word.typed,) if plain else ()


def near(word: Word) -> tuple[str, ...]:
    """Names of the same sound or a character off, or spelled by these letters, that occur."""
    words = vocabulary()
    found = [name.text for name in words.spelled(word.key)] if typed_letters(word.key) else []
    found += words.near.near(word.typed, 2 * OFFERED)
    once: dict[str, str] = {}
    for name in found:
        once.setdefault(key(name), name)
    there = words.occurring(islice(once.values(), LOOKED_UP))
    return tuple(islice(there, OFFERED))


def _without_missing(
    listing: Listing, words: list[Word]
) -> tuple[tuple[str, ...], Total] | tuple[()]:
    """Where other words are left, and lead to something."""
    q = listing.criteria.q
    left = replace(q, required=tuple(word for word in q.required if word not in words))
    if not left.required:
        return ()
    total = Listing(listing.view, replace(listing.criteria, q=left), listing).total()
    return (tuple(word.typed for word in words), total) if total.n else ()


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


def _ways(
    listing: Listing, ways: dict[str, Criteria], view: View | None = None
) -> tuple[tuple[str, Total], ...]:
    view = view or listing.view
    totals = {name: Listing(view, criteria, listing).total() for name, criteria in ways.items()}
    return tuple((name, total) for name, total in totals.items() if total.n)
