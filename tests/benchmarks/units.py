"""Is it better to index releases whole, or each of their rows by itself? Both, on the same data.

    python -m tests.benchmarks.units --size 10000 --database sqlite

Fills two throwaway indexes of the site's own kind from the places of generated releases: one entry
a release, and one entry a place. For every query both give the newest thousand releases, and where
the words stand in the first twenty. Releases that differ end the run with status 1.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import stores

PLACE = 12  # bits of an entry's key that count the places of its release
MOST = 1001
FIRST = 20
# What the site's own SQL calls the things that are put elsewhere here.
TABLE = {"sqlite": "search_fts", "postgresql": "releases_searchtext"}
COLUMN = {"sqlite": "rowid", "postgresql": "document_id"}


@dataclass(frozen=True, slots=True)
class Unit:
    name: str

    @property
    def table(self) -> str:
        return f"bench_by_{self.name}"

    @property
    def texts(self) -> str:
        """The table of texts; on PostgreSQL the index lies on it."""
        return f"{self.table}_texts"


RELEASE, PLACES = Unit("release"), Unit("place")


def main() -> None:
    arguments = _arguments()
    stores.prepare(arguments.database, arguments.data)
    stores.opened(arguments.size, seed=1, data=arguments.data)
    from releases.search.index.rebuild import rebuild

    from . import adapters, search_queries

    ours = adapters.Ours()
    if ours.indexed() < arguments.size:
        for _progress in rebuild():
            pass
    for unit in (RELEASE, PLACES):
        _tell(unit.name, *_built(unit))
    queries = search_queries.pick(ours.texts())
    wrong = sum(_compared(group, queries) for group in ("one word", "two words"))
    for unit in (RELEASE, PLACES):
        _drop(unit)
    if wrong:
        raise SystemExit(f"{wrong} queries found other releases by place than by release.")


def _built(unit: Unit) -> tuple[str, str]:
    """Seconds and megabytes of the index."""
    _drop(unit)
    _run(
        f"CREATE TABLE {unit.texts} (document_id bigint PRIMARY KEY, text text NOT NULL,"
        " title text NOT NULL DEFAULT '')"
    )
    number = f"dense_rank() OVER (ORDER BY document_id) << {PLACE}"
    if unit is RELEASE:
        rows = f"SELECT {number}, text FROM releases_searchtext"
    else:
        rows = f"SELECT ({number}) + position, text FROM releases_searchplace"
    _run(f"INSERT INTO {unit.texts} (document_id, text) {rows}")
    used, started = stores.bytes_used(), time.perf_counter()
    for statement in _INDEX[_vendor()]:
        _run(statement.format(unit=unit))
    took = time.perf_counter() - started
    return f"{took:.1f} s", f"{(stores.bytes_used() - used) / 1e6:.1f} MB"


_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE {unit.table} USING fts5(pairs, chars, content='', tokenize='ascii')",
        "INSERT INTO {unit.table}(rowid, pairs, chars) SELECT document_id, search_pairs(text),"
        " search_chars(text) FROM {unit.texts} ORDER BY document_id",
        "INSERT INTO {unit.table}({unit.table}) VALUES ('optimize')",
    ),
    "postgresql": (
        "CREATE INDEX {unit.table} ON {unit.texts} USING gin (search_grams(text))",
        "ALTER INDEX {unit.table} ALTER COLUMN 1 SET STATISTICS 0",
        "ANALYZE {unit.texts}",
    ),
}


def _compared(group: str, queries: Sequence[Any]) -> int:
    """Prints the medians; how many queries found different releases."""
    count = {"one word": 1, "two words": 2}[group]
    chosen = [query for query in queries if len(query.words) == count and not query.without]
    times: dict[str, list[float]] = {"release": [], "place": [], "release+": [], "place+": []}
    wrong = 0
    for query in chosen:
        found = [_clocked(times[unit.name], _releases, unit, query.words)
                 for unit in (RELEASE, PLACES)]  # fmt: skip
        wrong += found[0] != found[1]
        first = found[0][:FIRST]
        _clocked(times["release+"], _by_reading, first, query.words)
        _clocked(times["place+"], _by_index, first, query.words)
    medians = {name: f"{statistics.median(values):.2f} ms" for name, values in times.items()}
    _tell(f"{group} ({len(chosen)})", "releases:", f"by release {medians['release']},"
          f" by place {medians['place']};", "places of the first 20:",
          f"read {medians['release+']}, by index {medians['place+']}")  # fmt: skip
    return wrong


def _releases(unit: Unit, words: Sequence[str]) -> list[int]:
    """Numbers of the newest releases that hold every word, wherever it stands in them."""
    if unit is RELEASE:
        sql, params = _matching(unit, words)
        found = f"SELECT {_column()} >> {PLACE} FROM ({sql}) AS found ORDER BY 1 DESC LIMIT {MOST}"
        return [number for (number,) in _run(found, params)]
    each = [_matching(unit, [word]) for word in words]
    sql = " INTERSECT ".join(
        f"SELECT DISTINCT {_column()} >> {PLACE} AS number FROM ({one}) AS found"
        for one, _params in each
    )
    params = [param for _sql, some in each for param in some]
    found = f"SELECT number FROM ({sql}) AS both_ ORDER BY 1 DESC LIMIT {MOST}"
    return [number for (number,) in _run(found, params)]


def _by_reading(numbers: Sequence[int], words: Sequence[str]) -> list[Any]:
    """Where the words stand, by LIKE over the places of these releases alone."""
    if not numbers:
        return []
    held = " OR ".join(["text LIKE %s"] * len(words))
    within = " OR ".join([f"document_id BETWEEN %s AND %s + {(1 << PLACE) - 1}"] * len(numbers))
    ends = [number << PLACE for number in numbers for _end in range(2)]
    sql = f"SELECT document_id FROM {PLACES.texts} WHERE ({within}) AND ({held})"
    return _run(sql, [*ends, *(f"%{word}%" for word in words)])


def _by_index(numbers: Sequence[int], words: Sequence[str]) -> list[Any]:
    """Where the words stand, by asking the index of places down to the oldest of the releases."""
    if not numbers:
        return []
    each = [_matching(PLACES, [word]) for word in words]
    union = " UNION ".join(sql for sql, _params in each)
    params = [param for _sql, some in each for param in some]
    oldest = min(numbers) << PLACE
    return _run(f"SELECT * FROM ({union}) AS found WHERE {_column()} >= {oldest}", params)


def _matching(unit: Unit, words: Sequence[str]) -> tuple[str, list[Any]]:
    """The site's own SQL for these words, on another table."""
    from django.db import connection

    from releases.search.backends import dialect
    from releases.search.query.parser import Query, Word

    query = Query(tuple(Word(word, word) for word in words))
    sql, params = dialect.of(connection).matching(query)
    table = unit.table if _vendor() == "sqlite" else unit.texts
    return sql.replace(TABLE[_vendor()], table), params


def _vendor() -> str:
    from django.db import connection

    return str(connection.vendor)


def _column() -> str:
    return COLUMN[_vendor()]


def _run(sql: str, params: Sequence[Any] = ()) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, list(params) or None)
        return cursor.fetchall() if cursor.description else []


def _drop(unit: Unit) -> None:
    if _vendor() == "sqlite":
        _run(f"DROP TABLE IF EXISTS {unit.table}")
    _run(f"DROP TABLE IF EXISTS {unit.texts}")


def _clocked(times: list[float], job: Callable[..., Any], *given: Any) -> Any:
    started = time.perf_counter()
    result = job(*given)
    times.append((time.perf_counter() - started) * 1000)
    return result


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Indexing by release against indexing by place.")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--data", type=Path, required=True, help="where databases are kept")
    return parser.parse_args()


def _tell(*words: str) -> None:
    print(*words, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
