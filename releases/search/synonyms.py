"""Words that editors say mean the same: looked for together, at once after they are saved."""

from collections.abc import Sequence
from dataclasses import replace

from releases.models import SynonymWord

from .query import Query, Word


def with_synonyms(query: Query) -> Query:
    """The query with what its words, as they were typed, are also called; one query."""
    asked = [word.key for word in (*query.required, *query.excluded)]
    groups: dict[int, list[SynonymWord]] = {}
    for row in SynonymWord.objects.beside(asked) if asked else ():
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
        tuple(map(widened, query.required)), tuple(map(widened, query.excluded)), tuple(besides)
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
