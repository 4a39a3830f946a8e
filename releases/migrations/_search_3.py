"""What answers "which units of lists hold these characters", as `_search_1` does for whole texts.

SQLite: a contentless FTS5 table of pairs alone, kept by triggers on releases_searchunit; the texts
are short enough for a single character to be asked for as what a pair begins with.
PostgreSQL: a GIN index on the codes of the texts.

Frozen with migration 0026: a change is a new file and a new migration.
"""

from typing import Any

SQLITE = {
    "create": [
        "CREATE VIRTUAL TABLE search_units USING fts5(pairs, content='', tokenize='ascii')",
    ],
    "drop": ["DROP TABLE IF EXISTS search_units"],
}
POSTGRESQL = {
    "create": [
        "CREATE INDEX search_unit_grams ON releases_searchunit USING gin (search_grams(text))",
        "ALTER INDEX search_unit_grams ALTER COLUMN 1 SET STATISTICS 0",
    ],
    "drop": ["DROP INDEX IF EXISTS search_unit_grams"],
}


def create(apps: Any, schema_editor: Any) -> None:
    _run("create", schema_editor)


def drop(apps: Any, schema_editor: Any) -> None:
    _run("drop", schema_editor)


def _run(what: str, schema_editor: Any) -> None:
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements[what]:
        schema_editor.execute(statement, params=None)
