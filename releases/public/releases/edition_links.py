"""The names that an edition leads to, with their addresses of today: all that it has of others.

An edition never changes, but a name that it links to gets another address, or is merged into
another. One statement, written by hand: to put such a union together takes Django twenty times as
long as the database needs to answer it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from releases.search.backends.dialect import fetched

# By table: what links, and to which noun.
LINKS = (
    ("appearance", "person"),
    ("appearance", "organisation"),
    ("attendingorganisation", "organisation"),
    ("measure", "organisation"),
    ("statistic", "indicator"),
    ("edition_topics", "topic"),
)
_ONE = """SELECT '{table}', '{noun}', o.id, n.id, n.name, n.slug
FROM releases_{table} o JOIN releases_{noun} n ON n.id = o.{noun}_id WHERE o.edition_id = %s"""
_ALL = " UNION ALL ".join(_ONE.format(table=table, noun=noun) for table, noun in LINKS)


class EditionLink(NamedTuple):
    """A row of the edition, and the noun that it is about."""

    table: str
    sort: str
    row: int
    noun: int
    name: str
    slug: str


def links_of(edition: int) -> list[EditionLink]:
    rows = fetched((_ALL, [edition] * len(LINKS)))
    return sorted(EditionLink(*row) for row in rows)


def names(links: Iterable[EditionLink], sort: str, *tables: str) -> dict[int, str]:
    """By their keys the names of a sort that rows of these tables are about."""
    return {each.noun: each.name for each in links if each.sort == sort and each.table in tables}
