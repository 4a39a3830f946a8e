"""PostgreSQL: looking among the newest documents first.

A GIN index gives every document that holds a word, in no order: of a word that stands in all of
100,000 texts, all had to be sorted for the newest thousand. Held against the newest few thousand
keys by two bitmaps, the heap is read for those alone. All others are looked at only where these
are not enough: else PostgreSQL never runs that part (One-Time Filter).
"""

from collections.abc import Callable

from releases.search.sql import Sql

# Enough for what stands in every fifth text.
DEPTH = 5_000


def nearest_first(at: Callable[[str], Sql], most: int) -> Sql:
    """The `most` newest of what `at(above)` finds: its keys above `above`, newest first."""
    near, near_params = at(_above(DEPTH))
    every, every_params = at("0")
    count = "(SELECT count(*) FROM near)"
    return (
        f"WITH near AS MATERIALIZED ({near})"  # noqa: S608
        f" SELECT key FROM near WHERE {count} >= {most:d}"
        f" UNION ALL SELECT key FROM ({every}) AS found WHERE {count} < {most:d}"
        " ORDER BY key DESC",
        [*near_params, *every_params],
    )


def _above(depth: int) -> str:
    """The key of the document at that depth; 0 where there are fewer."""
    return (
        "coalesce((SELECT document_id FROM releases_searchtext WHERE document_id > 0"  # noqa: S608
        f" ORDER BY document_id DESC OFFSET {depth:d} LIMIT 1), 0)"
    )
