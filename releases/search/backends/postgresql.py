"""PostgreSQL: a GIN index on the codes of a text's characters and pairs (migration 0009).

The codes of a word of one or two characters tell exactly which texts hold it; for a longer one
they leave few candidates, whose text is then read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from releases.search.query.parser import Query, Word
from releases.search.sql import Sql

# Where the second text stands in the first one, from 1; 0 for nowhere.
POSITION = "strpos"
# So many may write to the index at once.
WRITERS = 2

TABLES = tuple(f"releases_search{name}" for name in ("document", "text", "unit", "place", "facet"))

_PAIR = 1 << 21
_ASCII_THREE = 1 << 62
# A word of more than this many characters cannot be told by its codes alone.
_EXACT = 2
# So many of the newest documents are looked at first: enough for what stands in every fifth text.
DEPTH = 5_000


def codes(run: str) -> list[int]:
    """What `search_grams` of a text holds if the text holds `run`."""
    points = [ord(char) for char in run]
    if len(points) == 1:
        return [points[0] * _PAIR]
    found = {a * _PAIR + b for a, b in pairwise(points)}
    for a, b, c in zip(points, points[1:], points[2:], strict=False):
        if max(a, b, c) < 128:
            found.add(_ASCII_THREE + (a << 14) + (b << 7) + c)
    return sorted(found)


def listed(column: str, keys: Iterable[int]) -> Sql:
    """Whether the column is one of the keys, however many, as one parameter."""
    # Written here: psycopg looks at every single number of a list.
    return f"{column} = ANY(%s::bigint[])", [f"{{{','.join(map(str, keys))}}}"]


def matching(query: Query) -> Sql:
    """SQL for the keys of all documents that the query finds, published or not."""
    where, params = _all_of([_candidates(query), _recheck(query)])
    return f"SELECT document_id FROM releases_searchtext WHERE {where}", params  # noqa: S608


def newest(
    query: Query, *, most: int, within: tuple[str, Sequence[Any]] | None = None,
    title_only: bool = False,
) -> Sql:  # fmt: skip
    """SQL for the keys of the newest `most` published documents that the query finds.

    `within` is SQL for the keys that are allowed; without it, all are.
    """
    column = "title" if title_only else "text"
    if within is not None or query.excluded or not query.required:
        return _newest(query, column, most, within)
    return _nearest_first(lambda between: _newest(query, column, most, between=between), most)


def _newest(
    query: Query, column: str, most: int, within: tuple[str, Sequence[Any]] | None = None,
    *, between: str = "document_id > 0",
) -> Sql:  # fmt: skip
    """Texts are read one by one, the newest first, until there are enough: that is what the two
    OFFSET 0 are for. `between` is SQL for the keys among which they are sought."""
    where, params = _all_of([_candidates(query, column), (between, [])])
    if within is not None:
        where, params = f"{where} AND document_id IN ({within[0]})", [*params, *within[1]]
    found = (
        f"SELECT document_id AS key FROM releases_searchtext WHERE {where}"  # noqa: S608
        " ORDER BY document_id DESC"
    )
    check, checked = _recheck(query, column)
    if not check:
        return f"{found} LIMIT {most:d}", params
    again = f"SELECT 1 FROM releases_searchtext WHERE document_id = key AND {check} OFFSET 0"  # noqa: S608
    return (
        f"SELECT key FROM ({found} OFFSET 0) AS candidate"  # noqa: S608
        f" JOIN LATERAL ({again}) AS holds ON true ORDER BY key DESC LIMIT {most:d}",
        [*params, *checked],
    )


def units(query: Query, lowest: int, keys: Iterable[int] | None) -> Sql:
    """SQL for the ids of units that hold each required word and no excluded one, or where none is
    required, any excluded one; of documents from `lowest` up, or of `keys` alone."""
    inside = (f"document_id >= {lowest:d}", []) if keys is None else listed("document_id", keys)
    held = [_either(word, _in_unit) for word in query.required]
    if held:
        refused = [run for word in query.excluded for run in word.keys]
        held += [("strpos(text, %s) = 0", [run]) for run in refused]
    else:
        some = [_either(word, _in_unit) for word in query.excluded]
        params = [param for _sql, found in some for param in found]
        held = [(f"({' OR '.join(sql for sql, _found in some)})", params)]
    where, params = _all_of([*held, inside])
    return f"SELECT id FROM releases_searchunit WHERE {where}", params  # noqa: S608


def _in_unit(run: str) -> Sql:
    held, params = _codes(run, "text")
    return (
        (held, params)
        if len(run) <= _EXACT
        else (f"({held} AND strpos(text, %s) > 0)", [*params, run])
    )


def ready(cursor: Any) -> None:
    """Nothing: `tidy` has the rows counted afterwards."""


@contextmanager
def in_bulk(cursor: Any) -> Iterator[None]:
    """Let some hundred texts gather before they are merged, for the rest of the transaction. Of
    two writers one then merges while the other goes on; with more, all is left to the end."""
    cursor.execute("SET LOCAL gin_pending_list_limit = '16MB'")
    cursor.execute("SET LOCAL work_mem = '256MB'")
    yield


def tidy(cursor: Any) -> None:
    """Merge what was written meanwhile into the index proper, and have the rows counted: where
    the last count found an empty table, PostgreSQL would look at every text."""
    for index in ("search_text_grams", "search_title_grams", "search_unit_grams"):
        cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
    cursor.execute(f"ANALYZE {', '.join(TABLES)}")


@contextmanager
def impatient(connection: Any) -> Iterator[None]:
    """Rows are locked one by one here, so that there is hardly anything to wait for."""
    yield


def ghosts(cursor: Any) -> list[int]:
    """None: an expression index holds what its table holds."""
    return []


def _candidates(query: Query, column: str = "text") -> Sql:
    """By codes alone; what is excluded can only be told by them where they are exact. What is
    never found is told at once."""
    if query.contradicts_itself:
        return "false", []
    parts = [_either(word, lambda run: _codes(run, column)) for word in query.required]
    return _all_of([*parts, *(_outside(word) for word in query.excluded if _is_exact(word))])


def _recheck(query: Query, column: str = "text") -> Sql:
    """What codes leave open; empty where they leave nothing open."""
    long = [word for word in query.required if not _is_exact(word)]
    parts = [_either(word, lambda run: _holding(run, column)) for word in long]
    for word in (word for word in query.excluded if not _is_exact(word)):
        outside, some = _outside(word)
        held, params = _either(word, lambda run: _holding(run, "text"))
        parts.append((f"({outside} OR NOT {held})", [*some, *params]))
    return _all_of(parts)


def _is_exact(word: Word) -> bool:
    return all(len(run) <= _EXACT for run in word.keys)


def _outside(word: Word) -> Sql:
    """Without reading a text: by those that have the codes, which are gathered once."""
    held, params = _either(word, lambda run: _codes(run, "text"))
    having = f"SELECT document_id FROM releases_searchtext WHERE {held}"  # noqa: S608
    return f"document_id NOT IN ({having})", params


def _codes(run: str, column: str) -> Sql:
    return f"search_grams({column}) @> %s::bigint[]", [codes(run)]


def _holding(run: str, column: str) -> Sql:
    """By position, which takes two thirds of the time of LIKE. The title is read first: it is a
    part of the text, and at hand, where a text must be unpacked."""
    first = "strpos(title, %s) > 0"
    return (first, [run]) if column == "title" else (f"{first} OR strpos(text, %s) > 0", [run, run])


def _either(word: Word, one: Callable[[str], Sql]) -> Sql:
    parts = [one(run) for run in word.keys]
    params = [param for _sql, found in parts for param in found]
    return f"({' OR '.join(sql for sql, _found in parts)})", params


def _all_of(parts: Sequence[Sql]) -> Sql:
    kept = [(sql, params) for sql, params in parts if sql]
    return " AND ".join(sql for sql, _p in kept), [p for _sql, params in kept for p in params]


def _nearest_first(among: Callable[[str], Sql], most: int) -> Sql:
    """The `most` newest of what is found, newest first; `among` finds it among some keys.

    A GIN index gives every document that holds a word, in no order: of a word that stands in all of
    100,000 texts, all had to be sorted for the newest thousand. Held against the newest few
    thousand keys by two bitmaps, the heap is read for those alone. The older ones are looked at
    only where these are not enough: else PostgreSQL never runs that part (One-Time Filter).
    """
    near, near_params = among("document_id > (SELECT key FROM depth)")
    # With the plus, or a plan may go through that range of keys and ask each text for its codes.
    older, older_params = among("document_id > 0 AND document_id + 0 <= (SELECT key FROM depth)")
    # The key of the document at that depth; 0 where there are fewer.
    return (
        "WITH depth AS MATERIALIZED (SELECT coalesce((SELECT document_id FROM releases_searchtext"  # noqa: S608
        f" WHERE document_id > 0 ORDER BY document_id DESC OFFSET {DEPTH:d} LIMIT 1), 0) AS key),"
        f" near AS MATERIALIZED ({near})"
        f" SELECT key FROM near UNION ALL SELECT key FROM ({older}) AS found"
        f" WHERE (SELECT key FROM depth) > 0 AND (SELECT count(*) FROM near) < {most:d}"
        f" ORDER BY key DESC LIMIT {most:d}",
        [*near_params, *older_params],
    )
