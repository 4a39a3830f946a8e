"""Alternatives to an empty list: which word or condition is in the way, and words that were meant.

Every way that is offered leads to something.
"""

from dataclasses import dataclass, field, replace
from itertools import islice

from releases.search.lists.filter_sets import FILTERS
from releases.search.lists.found_documents import Total
from releases.search.lists.list_kinds import RELEASES, ListKind
from releases.search.lists.result_list import ResultList
from releases.search.query.parser import MAX_WORDS, Criteria, Query, Word, each_with_synonyms, parse
from releases.search.results.ranked_results import newest
from releases.text.fuzzy.pinyin import typed_letters
from releases.text.search_key import key

from .known_names import vocabulary

MAX_OFFERED = 5
# Names are looked for in place of so many words: each name costs a few queries.
MAX_MENDED = 3
MAX_LOOKED_UP = 100


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
class Alternatives:
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


def alternatives_to(found: ResultList) -> Alternatives:
    """For a list that shows nothing."""
    criteria, active = found.criteria, list(found.criteria)
    missing = [word for word in criteria.q.required if not newest(Query((word,))).keys]
    without = _alternatives(found, {name: criteria.without(name) for name in active})
    only = () if without else _alternatives(found, {name: criteria.only(name) for name in active})
    return Alternatives(
        missing=tuple(
            Missing(word.typed, _near(found, word) if at < MAX_MENDED else ())
            for at, word in enumerate(missing)
        ),
        without_missing=_without_missing(found, missing) if missing else (),
        without_word=() if missing else _without_words(found),
        without_filter=tuple(way for way in without if len(active) > 1),
        only_filter=only,
        nothing_at_all=not active,
    )


def _near(found: ResultList, word: Word) -> tuple[Near, ...]:
    """In the view at hand; where that has none, in the list of releases. Other conditions are
    left out, as the links leave them out."""
    # A phrase without its quotes, each part by itself; where that can be asked for.
    parts = parse(word.typed)
    plain = 1 < len(parts.required) <= MAX_WORDS and not parts.excluded
    names = (*([word.typed] if plain else ()), *near(word))[:MAX_OFFERED]
    queries = dict(zip(names, each_with_synonyms([parse(name) for name in names]), strict=True))
    for kind in dict.fromkeys((found.kind, RELEASES)):
        ways = {name: Criteria(q=query) for name, query in queries.items()}
        there = _alternatives(found, ways, kind)
        if there:
            return tuple(Near(name, total, kind is not found.kind) for name, total in there)
    return ()


def near(word: Word) -> tuple[str, ...]:
    """Names of the same sound or a character off, or spelled by these letters, that occur."""
    words = vocabulary()
    found = [name.text for name in words.spelled(word.key)] if typed_letters(word.key) else []
    found += words.near.near(word.typed, 2 * MAX_OFFERED)
    once: dict[str, str] = {}
    for name in found:
        once.setdefault(key(name), name)
    there = words.occurring(islice(once.values(), MAX_LOOKED_UP))
    return tuple(islice(there, MAX_OFFERED))


def _without_missing(
    found: ResultList, words: list[Word]
) -> tuple[tuple[str, ...], Total] | tuple[()]:
    """Where other words are left, and lead to something."""
    q = found.criteria.q
    left = replace(q, required=tuple(word for word in q.required if word not in words))
    if not left.required:
        return ()
    total = FILTERS[found.kind.name].list_of(found.criteria.plus(q=left), found).total()
    return (tuple(word.typed for word in words), total) if total.n else ()


def _without_words(found: ResultList) -> tuple[tuple[str, Total], ...]:
    query = found.criteria.q
    if len(query.required) + len(query.excluded) < 2:
        return ()
    shorter = {word.typed: query.without(word) for word in query.required}
    shorter |= {
        f"-{word.typed}": replace(query, excluded=tuple(w for w in query.excluded if w != word))
        for word in query.excluded
    }
    return _alternatives(found, {name: found.criteria.plus(q=q) for name, q in shorter.items()})


def _alternatives(
    found: ResultList, ways: dict[str, Criteria], kind: ListKind | None = None
) -> tuple[tuple[str, Total], ...]:
    filters = FILTERS[(kind or found.kind).name]
    totals = {name: filters.list_of(each, found).total() for name, each in ways.items()}
    return tuple((name, total) for name, total in totals.items() if total.n)
