"""What a reader typed, as words that have to be there and words that must not be.

White space of any width parts words; quotes keep it; a `-` in front excludes. Everything else is
looked for as it stands, by its matching key (`text.search_key`): nothing typed is a wildcard.
What editors call synonyms is looked for together, at once after they are saved.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from releases.models import SynonymWord
from releases.text.search_key import key

MAX_CHARACTERS = 200
MAX_WORDS = 10
QUOTES = '"“”„＂「」『』'
# A quoted run ends with a quote before white space or the end, so that “十四五”规划 is a word.
# Between straight quotes the others are part of the word.
_TOKEN = re.compile(
    rf"""(?P<minus>[-－−–]?)(?:"(?P<straight>[^"]*)"(?=\s|$)"""
    rf"|[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}](?=\s|$)|(?P<bare>\S+))"
)


@dataclass(frozen=True, slots=True)
class Word:
    """What was typed, its key, and the keys of its synonyms, any of which will do."""

    typed: str
    key: str
    synonyms: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Query:
    required: tuple[Word, ...] = ()
    excluded: tuple[Word, ...] = ()
    # Words that editors call synonyms, for telling the reader what was looked for besides.
    besides: tuple[str, ...] = field(default=(), compare=False)
    # The key of all that was typed, which may be a whole title.
    whole: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        return bool(self.required or self.excluded)

    @property
    def keys(self) -> list[str]:
        """Every key that makes a hit, for marking; the longest first."""
        keys = {found for word in self.required for found in word.keys}
        return sorted(keys, key=lambda found: (-len(found), found))

    @property
    def titles(self) -> tuple[str, ...]:
        """What a title may be that is exactly what was typed."""
        words = self.required[0].keys if len(self.required) == 1 else ()
        return tuple(dict.fromkeys(found for found in (*words, self.whole) if found))

    @property
    def contradicts_itself(self) -> bool:
        """Whether every text with the required words has an excluded one: 知识产权 -知识."""
        refused = [found for word in self.excluded for found in word.keys]
        return any(
            all(any(run in found for run in refused) for found in word.keys)
            for word in self.required
        )

    def without(self, word: Word) -> "Query":
        return Query(tuple(w for w in self.required if w != word), self.excluded)


class Criteria(dict[str, Any]):
    """One state of the filter bar: values that were found good, by name of the filter. Vocabulary
    is named by primary key. Not changed once it is made, as counts are cached by it."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    @property
    def q(self) -> Query:
        found: Query = self.get("q", Query())
        return found

    def without(self, *names: str) -> "Criteria":
        return Criteria({name: value for name, value in self.items() if name not in names})

    def plus(self, **values: Any) -> "Criteria":
        return Criteria({**self, **values})

    def only(self, *names: str) -> "Criteria":
        return Criteria({name: value for name, value in self.items() if name in names})


def parse(typed: str) -> Query:
    """The query; empty where nothing that was typed can be looked for. Never raises."""
    required: dict[str, Word] = {}
    excluded: dict[str, Word] = {}
    for found in _TOKEN.finditer(typed):
        words = excluded if found["minus"] else required
        quoted = found["straight"] if found["straight"] is not None else found["quoted"]
        text = quoted if quoted is not None else _without_lone_quote(found["bare"])
        word = Word(text, key(text))
        if word.key:
            words.setdefault(word.key, word)
    whole = key(" ".join(typed.split()))
    return Query(tuple(required.values()), tuple(excluded.values()), whole=whole)


def _without_lone_quote(text: str) -> str:
    """A lone quote at either end was opened or closed by mistake, unless it is all there is."""
    if sum(char in QUOTES for char in text) == 1 and len(text) > 1:
        return text.strip(QUOTES)
    return text


def with_synonyms(query: Query) -> Query:
    """The query with what its words, as they were typed, are also called; one query."""
    asked = [word.key for word in (*query.required, *query.excluded)]
    groups: dict[int, list[SynonymWord]] = {}
    for row in _synonyms(asked) if asked else ():
        groups.setdefault(row.group_id, []).append(row)
    group_of = {row.key: rows for rows in groups.values() for row in rows}

    def widened(word: Word) -> Word:
        others = [row for row in group_of.get(word.key, ()) if row.key != word.key]
        return replace(word, synonyms=tuple(row.key for row in others))

    besides = {
        row.word: None
        for word in query.required
        for row in group_of.get(word.key, ())
        if row.key != word.key
    }
    return Query(
        tuple(map(widened, query.required)),
        tuple(map(widened, query.excluded)),
        tuple(besides),
        query.whole,
    )


def each_with_synonyms(queries: Sequence[Query]) -> list[Query]:
    """The same of many queries; still one query of the database."""
    asked = {word.key: word for query in queries for word in (*query.required, *query.excluded)}
    widened = {word.key: word for word in with_synonyms(Query(tuple(asked.values()))).required}
    return [
        Query(
            tuple(widened[word.key] for word in query.required),
            tuple(widened[word.key] for word in query.excluded),
        )
        for query in queries
    ]


def _synonyms(keys: Sequence[str]) -> Iterable[SynonymWord]:
    """The words of every group that one of `keys` is in, those themselves included. Raw: every
    search asks this, and the ORM takes longer to write it than the database to answer."""
    asked = ", ".join(["%s"] * len(keys))
    return SynonymWord.objects.raw(
        "SELECT id, group_id, key, word FROM releases_synonymword WHERE group_id IN"  # noqa: S608
        f" (SELECT group_id FROM releases_synonymword WHERE key IN ({asked}))"
        " ORDER BY group_id, id",
        list(keys),
    )
