"""What is searched where nothing holds what was typed: its parts, or as many of them as are found
together. What is left out is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from releases.search.query.parser import MAX_WORDS, Query, Word, parse, with_synonyms
from releases.search.words.known_names import each_found

from .question import Means, Part, Question

# Fewer parts are asked for in so many ways.
WAYS = 60
# What is left out first.
_LEAST = (
    Means.WORD,
    Means.TERM,
    Means.PERIOD,
    Means.TOPIC,
    Means.POST,
    Means.BODY,
    Means.PERSON,
    Means.INDICATOR,
)


@dataclass(frozen=True, slots=True)
class PartedSearch:
    """`parts` are searched together, `left_out` are not."""

    query: Query
    parts: tuple[Part, ...]
    left_out: tuple[Part, ...] = ()

    @property
    def is_guess(self) -> bool:
        return any(part.guessed for part in self.parts)

    @property
    def typed(self) -> str:
        """What would have to be typed for the same."""
        return " ".join(f'"{part.name}"' if " " in part.name else part.name for part in self.parts)


def parted(question: Question) -> PartedSearch | None:
    """None where nothing would be parted, or nothing is found by any of it."""
    parts = question.searched
    as_typed = {word.key for word in parse(question.typed).required}
    if question.exact or not parts or {part.word.key for part in parts} == as_typed:
        return None
    ways = [parts, *_fewer(parts)]
    queries = _widened(ways)
    found = each_found(queries)
    for way, query, is_found in zip(ways, queries, found, strict=True):
        if is_found:
            left_out = tuple(part for part in parts if part not in way)
            return PartedSearch(replace(query, whole=""), way, left_out)
    return None


def _fewer(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Without what tells least, then without two of them, as long as anything is left."""
    known = tuple(part for part in parts if part.means is not Means.WORD)
    if known and len(known) < len(parts):
        yield known
    else:
        known = tuple(parts)
    by_worth = sorted(known, key=lambda part: (_LEAST.index(part.means), len(part.name)))
    ways = 0
    for size in range(1, len(known)):
        for dropped in combinations(by_worth, size):
            if ways == WAYS:
                return
            ways += 1
            yield tuple(part for part in known if part not in dropped)


def _widened(ways: Iterable[Sequence[Part]]) -> list[Query]:
    """With synonyms, beside the other names that a part bears; one query of the database."""
    ways = [way[:MAX_WORDS] for way in ways]
    every = {part.word.key: part.word for way in ways for part in way}
    asked = with_synonyms(Query(tuple(replace(word, synonyms=()) for word in every.values())))
    same = {word.key: word.synonyms for word in asked.required}

    def widened(word: Word) -> Word:
        others = (*word.synonyms, *same.get(word.key, ()))
        return replace(word, synonyms=tuple(dict.fromkeys(others)))

    return [Query(tuple(widened(part.word) for part in way)) for way in ways]
