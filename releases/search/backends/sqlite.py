"""SQLite: FTS5 tables of overlapping pairs of characters, words as phrases (migration 0009)."""

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from releases.models.search_index.search_unit import UNIT_BITS
from releases.search.query.parser import Query, Word
from releases.search.sql import Sql

# Where the second text stands in the first one, from 1; 0 for nowhere.
POSITION = "instr"
# So many may write to the index at once.
WRITERS = 1

# Each with the column whose rows it holds.
TABLES = {
    "search_fts": "document_id FROM releases_searchtext",
    "search_titles": "document_id FROM releases_searchtext",
    "search_units": "id FROM releases_searchunit",
}

# What a bulk load needs to gather a whole batch in memory and to leave merging for later; then
# what FTS5 has by itself.
_BULK = {"hashsize": 32 << 20, "automerge": 0}
_USUAL = {"hashsize": 1 << 20, "automerge": 4}

# Marks stand in tokens as private characters of plane 15, which no key has, so that nothing that a
# reader types is ever an operator of FTS5.
_MARKS = {chr(code): chr(0xF0000 + code) for code in range(0x20, 0x7F) if not chr(code).isalnum()}
_LINE_BREAK = re.compile(r"\n(?: \n.)+", re.DOTALL)
# How a single character is asked for: of the tokens made for that, or where there are none, as what
# a pair begins with, which is dear in large texts.
BY_CHARS, BY_PREFIX = 'chars : "{}"', 'pairs : "{}" *'


def prepare(connection: Any, **kwargs: Any) -> None:
    """Give a new connection the functions that the triggers call."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("search_pairs", 1, pairs, deterministic=True)
        connection.connection.create_function("search_chars", 1, chars, deterministic=True)


def listed(column: str, keys: Iterable[int]) -> Sql:
    """Whether the column is one of the keys, however many, as one parameter."""
    return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(list(keys))]  # noqa: S608


def matching(query: Query) -> Sql:
    """SQL for the keys of all documents that the query finds, published or not."""
    if not query.required:
        refused = any_of(query.excluded)
        return (
            "SELECT key FROM releases_searchdocument WHERE key NOT IN "
            "(SELECT rowid FROM search_fts WHERE search_fts MATCH %s)",
            [refused],
        )
    return "SELECT rowid FROM search_fts WHERE search_fts MATCH %s", [expression(query)]


def newest(
    query: Query, *, most: int, within: tuple[str, Sequence[Any]] | None = None,
    title_only: bool = False,
) -> Sql:  # fmt: skip
    """SQL for the keys of the newest `most` published documents that the query finds.

    `within` is SQL for the keys that are allowed; without it, all are.
    """
    params: list[Any]
    if query.required and title_only:
        source, params = _by_title(query)
    elif query.required:
        source = "SELECT rowid AS key FROM search_fts WHERE search_fts MATCH %s AND rowid > 0"
        params = [expression(query)]
    else:
        found, params = matching(query)
        source = f"SELECT key FROM ({found}) AS rest WHERE key > 0"  # noqa: S608
    if within is not None:
        # The plus keeps FTS5 from being asked again for every single key that is allowed.
        source += f" AND +{'rowid' if query.required else 'key'} IN ({within[0]})"
        params += within[1]
    return f"{source} ORDER BY 1 DESC LIMIT {most:d}", params


def units(query: Query, lowest: int, keys: Iterable[int] | None) -> Sql:
    """SQL for the ids of units that hold each required word and no excluded one, or where none is
    required, any excluded one; of documents from `lowest` up, or of `keys` alone."""
    held = expression(query, BY_PREFIX) if query.required else any_of(query.excluded, BY_PREFIX)
    inside: Sql = f"rowid >= {lowest << UNIT_BITS:d}", []
    if keys is not None:
        inside = listed(f"(rowid >> {UNIT_BITS:d})", keys)
    return (
        f"SELECT rowid AS id FROM search_units WHERE search_units MATCH %s AND {inside[0]}",  # noqa: S608
        [held, *inside[1]],
    )


def ready(cursor: Any) -> None:
    """Forget what ANALYZE counted in FTS5's own tables before a rebuild fills them: where it found
    a row or two, each merge of the index would read all of it, again and again."""
    cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
    if cursor.fetchone() is None:
        return
    for table in TABLES:
        cursor.execute("DELETE FROM sqlite_stat1 WHERE tbl LIKE %s", [f"{table}%"])
    cursor.execute("PRAGMA writable_schema = RESET")  # has this connection plan afresh


@contextmanager
def in_bulk(cursor: Any) -> Iterator[None]:
    """Have many texts written in one piece, for the rest of the present transaction."""
    _configure(cursor, _BULK)
    yield
    _configure(cursor, _USUAL)


def tidy(cursor: Any) -> None:
    """Merge what a rebuild left in many pieces, and have the rows counted, all of them: of a sample
    of a thousand SQLite believes that every indicator has a thousand figures."""
    for table in TABLES:
        cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
    cursor.execute("PRAGMA analysis_limit = 0")
    cursor.execute("ANALYZE")
    ready(cursor)


def _configure(cursor: Any, settings: dict[str, int]) -> None:
    for table in TABLES:
        for name, value in settings.items():
            cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES (%s, %s)", [name, value])  # noqa: S608


@contextmanager
def impatient(connection: Any) -> Iterator[None]:
    """Wait a moment only where somebody else is writing; raises OperationalError then."""
    connection.ensure_connection()
    plain = connection.connection
    (usual,) = plain.execute("PRAGMA busy_timeout").fetchone()
    plain.execute("PRAGMA busy_timeout = 50")
    try:
        yield
    finally:
        plain.execute(f"PRAGMA busy_timeout = {usual:d}")


def ghosts(cursor: Any) -> list[int]:
    """Documents and units that the engine holds although their text is gone."""
    gone = " UNION ".join(
        f"SELECT id FROM {table}_docsize"  # noqa: S608
        f" WHERE id NOT IN (SELECT {rows})"
        for table, rows in TABLES.items()
    )
    cursor.execute(gone)
    return [key for (key,) in cursor.fetchall()]


def _by_title(query: Query) -> Sql:
    """The required words in the title; what is excluded must not stand in the text either."""
    wanted = expression(Query(query.required))
    source = "SELECT rowid AS key FROM search_titles WHERE search_titles MATCH %s AND rowid > 0"
    if not query.excluded:
        return source, [wanted]
    refused = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s"
    return f"{source} AND +rowid NOT IN ({refused})", [wanted, any_of(query.excluded)]


def pairs(text: str) -> str:
    """The tokens of a text: the pairs of each line, and each line's last character.

    The last character keeps a run from going on where the next line happens to begin with it.
    Put together by arrays, which takes a quarter of the time of a string for each pair.
    """
    points = array("I", escaped(text).strip("\n").encode("utf-32-le", "surrogatepass"))
    tokens = array("I", " ".encode("utf-32-le")) * (3 * len(points))
    tokens[0::3] = points
    tokens[1:-3:3] = points[1:]
    return _LINE_BREAK.sub("", tokens.tobytes().decode("utf-32-le", "surrogatepass"))


def chars(text: str) -> str:
    """Which characters a text has, as tokens."""
    return " ".join(dict.fromkeys(escaped(text).replace("\n", "")))


def escaped(text: str) -> str:
    """By `replace`: `translate` looks at every character by itself and takes ten times as long."""
    for mark, instead in _MARKS.items():
        if mark in text:
            text = text.replace(mark, instead)
    return text


def expression(query: Query, one: str = BY_CHARS) -> str:
    wanted = " AND ".join(f"({_word(word, one)})" for word in query.required)
    return f"({wanted}) NOT ({any_of(query.excluded, one)})" if query.excluded else wanted


def any_of(words: Sequence[Word], one: str = BY_CHARS) -> str:
    return " OR ".join(f"({_word(word, one)})" for word in words)


def _word(word: Word, one: str) -> str:
    return " OR ".join(
        one.format(run)
        if len(run) == 1
        else f'pairs : "{" ".join(map(str.__add__, run, run[1:]))}"'
        for run in map(escaped, word.keys)
    )
