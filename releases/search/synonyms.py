"""Words that editors say mean the same: looked for together, at once after they are saved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from .plainly import fetched
from .query import Query, Word


class _Row(NamedTuple):
    group_id: int
    key: str
    word: str


def with_synonyms(query: Query) -> Query:
    """The query with what its words, as they were typed, are also called; one query."""
    asked = [word.key for word in (*query.required, *query.excluded)]
    groups: dict[int, list[_Row]] = {}
    for row in _beside(asked) if asked else ():
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
        tuple(map(widened, query.required)), tuple(map(widened, query.excluded)), tuple(besides),
        query.whole,
    )  # fmt: skip


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


def _beside(keys: Sequence[str]) -> list[_Row]:
    """The words of every group that one of `keys` is in, those themselves included. By hand: every
    search asks this, and the ORM takes longer to write it than the database to answer."""
    asked = ", ".join(["%s"] * len(keys))
    sql = (
        "SELECT group_id, key, word FROM releases_synonymword WHERE group_id IN"  # noqa: S608
        f" (SELECT group_id FROM releases_synonymword WHERE key IN ({asked})) ORDER BY group_id, id"
    )
    return [_Row(*row) for row in fetched((sql, list(keys)))]
