"""What is asked of either database in SQL of its own: two conditions, raw rows, titles, ranking.

`key__finds=query` asks the index; `key__among=keys` takes a list of any length as one parameter.
The weights of the ranking were set on the rated queries of `tests/search/rated`, see
`python -m tests.benchmarks.ranking`: title before names, headings and body; frequency and recency
count too, and an exact title stands before everything.
"""

from array import array
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Lookup, QuerySet

from releases.models import SearchDocument, SearchPlace, SearchUnit
from releases.models.search_index.search_document import hash_of
from releases.models.search_index.search_unit import OF_PERSON, ORDINAL_BITS
from releases.search.query.parser import Query, Word
from releases.search.sql import Sql

from . import postgresql, sqlite

PLACES = (("title", 8), ("names", 4), ("headings", 3))
IN_BODY = 1
EXACT_TITLE = 100
# A word that makes up one character in a hundred adds this much.
FREQUENCY = 1.0
# What a year of age takes away.
AGE = 0.15
# Only so many are worth the reading of their texts.
REREAD = 20

UnitKind = SearchUnit.Kind
# Score and key of a document, as the database gives them.
Ranked = tuple[float, int]


def of(connection: Any) -> ModuleType:
    """KeyError for a database that is neither SQLite nor PostgreSQL."""
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


class Finds(Lookup[object]):
    """Always a sub-select: no plan may come to test the condition row by row."""

    lookup_name = "finds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, wanted = of(connection).matching(self.rhs)
        return f"{column} IN ({found})", [*params, *wanted]


class Among(Lookup[object]):
    """Its value is an `array("q", keys)`: a list would be looked through item by item."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        found, listed = of(connection).listed(column, self.rhs)
        return found, [*params, *listed]


SearchDocument._meta.get_field("key").register_lookup(Finds)
SearchDocument._meta.get_field("key").register_lookup(Among)
SearchUnit._meta.get_field("id").register_lookup(Among)
for name in ("id", "row", "exchange", "appearance", "document"):
    SearchPlace._meta.get_field(name).register_lookup(Among)  # type: ignore[union-attr]


def among(found: Iterable[int]) -> "array[int]":
    """Keys as `key__among` takes them."""
    return array("q", found)


def raw_rows(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Like `list(rows)` of a values_list whose columns need no conversion, past what the ORM does
    for each statement and single row."""
    try:
        return fetched(rows.query.get_compiler(connection=connection).as_sql())
    except EmptyResultSet:
        return []


def fetched(sql: Sql) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(*sql)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def exactly_titled(query: Query, within: Sql | None, *, most: int) -> Sql:
    """The newest of the documents whose whole title was typed."""
    titles = query.titles
    marks = ", ".join(["%s"] * len(titles))
    where = f"key > 0 AND title_hash IN ({marks}) AND title IN ({marks})"
    params: list[Any] = [*map(hash_of, titles), *titles]
    # Of these few alone: PostgreSQL may else gather all that the whole query finds.
    position = of(connection).POSITION
    for run in (run for word in query.excluded for run in word.keys):
        where += (
            " AND NOT EXISTS (SELECT 1 FROM releases_searchtext"  # noqa: S608
            f" WHERE document_id = key AND {position}(text, %s) > 0)"
        )
        params.append(run)
    if within is not None:
        where, params = f"{where} AND key IN ({within[0]})", [*params, *within[1]]
    return (
        f"SELECT key FROM releases_searchdocument WHERE {where} ORDER BY key DESC LIMIT {most:d}",  # noqa: S608
        params,
    )


def rank(keys: Sequence[int], query: Query) -> list[Ranked]:
    """The published ones among `keys`, the best first, of equal ones the newest.

    By hand and past the ORM, which takes longer to write the statement than SQLite to answer it.
    """
    found: list[Any] = fetched(_documents(keys, query))
    read_again = [key for _score, key in found[:REREAD]]
    density: dict[int, Any] = dict(fetched(_densities(read_again, query)))
    again = [(score + FREQUENCY * float(density.get(key, 0)), key) for score, key in found[:REREAD]]
    return [*sorted(again, reverse=True), *found[REREAD:]]


def _documents(keys: Sequence[int], query: Query) -> Sql:
    """In order of what the best places of their words are worth, an exact title, and their age."""
    parts = [_best_place(word) for word in query.required]
    if titles := query.titles:
        exact = ", ".join(["%s"] * len(titles))
        much = EXACT_TITLE * (len(query.required) or 1)
        parts.append((f"CASE WHEN title IN ({exact}) THEN {much} ELSE 0 END", list(titles)))
    worth = " + ".join(["0", *(part for part, _params in parts)])
    words = len(query.required) or 1
    score = f"CAST(({worth}) * 1.0 / {words} + {AGE} * coalesce(year, 0) AS double precision)"
    params = [param for _part, some in parts for param in some]
    within, listed = of(connection).listed("key", keys)
    return (
        f"SELECT {score} AS score, key FROM releases_searchdocument"  # noqa: S608
        f" WHERE key > 0 AND {within} ORDER BY score DESC, key DESC",
        [*params, *listed],
    )


def _best_place(word: Word) -> Sql:
    """By position instead of LIKE, which takes several times as long on SQLite."""
    position = of(connection).POSITION
    cases: list[str] = []
    params: list[Any] = []
    for column, worth in PLACES:
        held = " OR ".join([f"{position}({column}, %s) > 0"] * len(word.keys))
        cases.append(f"WHEN {held} THEN {worth}")
        params += word.keys
    return f"CASE {' '.join(cases)} ELSE {IN_BODY} END", params


def _densities(keys: Sequence[int], query: Query) -> Sql:
    """How many hundredths of the text the words make up, by key.

    The text is made anew (`|| ''`) and kept (OFFSET 0), as PostgreSQL unpacks it for each use.
    """
    words = [found for word in query.required for found in word.keys]
    held = " + ".join(["0", *["length(text) - length(replace(text, %s, ''))"] * len(words)])
    within, listed = of(connection).listed("document_id", keys)
    return (
        f"SELECT document_id, ({held}) * 100.0 / length(text)"  # noqa: S608
        " FROM (SELECT document_id, text || '' AS text FROM releases_searchtext"
        f" WHERE {within} LIMIT {REREAD:d} OFFSET 0) AS read",
        [*words, *listed],
    )


def unit_counts(query: Query, lowest: int, keys: Sequence[int] | None) -> dict[UnitKind, int]:
    """How many units of each kind hold the words, people once each: by the index alone."""
    found, params = of(connection).units(query, lowest, keys)
    counts = [f"count(*) FILTER (WHERE {_is_of(kind)})" for kind in UnitKind]
    counts[-1] = (
        f"count(DISTINCT CASE WHEN {_is_of(UnitKind.SPEAKER)} THEN id & {OF_PERSON - 1} END)"
    )
    (counted,) = fetched((f"SELECT {', '.join(counts)} FROM ({found}) AS held", params))  # noqa: S608
    return dict(zip(UnitKind, counted, strict=True))


def unit_ids(query: Query, kind: UnitKind, lowest: int, keys: Sequence[int] | None) -> "array[int]":
    """The units of one kind that hold the words, in no order."""
    return among(found for (found,) in fetched(_ids(query, kind, lowest, keys)))


def unit_rows(
    query: Query, kind: UnitKind, lowest: int, keys: Sequence[int] | None
) -> "array[int]":
    """Of the units of one kind the rows that they stand for."""
    ids, params = _ids(query, kind, lowest, keys)
    rows = fetched((f"SELECT row FROM releases_searchunit WHERE id IN ({ids})", params))  # noqa: S608
    return among(row for (row,) in rows)


def units_in(documents: Iterable[int], kind: UnitKind) -> dict[int, int]:
    """All units of one kind by the rows that they stand for."""
    within, listed = of(connection).listed("document_id", documents)
    where = f"{within} AND {_is_of(kind)}"
    return dict(fetched((f"SELECT row, id FROM releases_searchunit WHERE {where}", listed)))  # noqa: S608


def _ids(query: Query, kind: UnitKind, lowest: int, keys: Sequence[int] | None) -> Sql:
    found, params = of(connection).units(query, lowest, keys)
    return f"SELECT id FROM ({found}) AS held WHERE {_is_of(kind)}", params  # noqa: S608


def _is_of(kind: UnitKind) -> str:
    if kind is UnitKind.SPEAKER:
        return f"(id & {OF_PERSON}) > 0"
    return f"((id >> {ORDINAL_BITS}) & 7) = {kind:d}"
