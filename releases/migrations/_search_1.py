"""What answers "which texts hold these characters" on each database, beside the portable tables.

SQLite: two contentless FTS5 tables: `search_fts` of whole texts, `search_titles` of titles alone, so
that who asks for titles does not wade through texts. Triggers on releases_searchtext keep them
(releases/models/triggers/).
`pairs` holds every overlapping pair of characters with its place, so that a phrase of pairs is
exactly a run of characters; `chars` holds which single characters there are, as a prefix of pairs
is slow. The triggers call `search_pairs` and `search_chars`, which `search.backends.sqlite` gives
to every connection of ours: a write from another program fails instead of leaving the index behind.

PostgreSQL: `search_grams` gives a text's characters, pairs, and runs of three ASCII characters
(numbers differ in their middle) as bigint codes, and a GIN index holds them for text and title.
Its cost is stated far above the truth and its statistics are switched off, because the planner
would otherwise read the whole table and call it for every row.

Frozen with migration 0009: a change is a new file and a new migration.
"""

from typing import Any

TABLES = ("search_fts", "search_titles")
SQLITE = {
    "create": [
        f"CREATE VIRTUAL TABLE {table} USING fts5(pairs, chars, content='', tokenize='ascii')"
        for table in TABLES
    ],
    "drop": [f"DROP TABLE IF EXISTS {table}" for table in TABLES],
}

GRAMS = """
CREATE FUNCTION search_grams(t text) RETURNS bigint[]
IMMUTABLE STRICT PARALLEL SAFE COST 100000 LANGUAGE plpgsql AS $$
DECLARE
    cs text[] := string_to_array(t, NULL);
    n int := coalesce(cardinality(cs), 0);
    r bigint[] := array_fill(0::bigint, ARRAY[greatest(n, 1) * 3]);
    a bigint; b bigint; c bigint;
BEGIN
    IF n = 0 THEN RETURN '{}'; END IF;
    a := ascii(cs[1]);
    b := CASE WHEN n > 1 THEN ascii(cs[2]) ELSE 0 END;
    FOR i IN 1..n LOOP
        c := CASE WHEN i + 2 <= n THEN ascii(cs[i + 2]) ELSE 0 END;
        r[i] := a * 2097152;
        r[n + i] := a * 2097152 + b;
        IF c > 0 AND c < 128 AND a < 128 AND b < 128 THEN
            r[2 * n + i] := 4611686018427387904 + a * 16384 + b * 128 + c;
        END IF;
        a := b; b := c;
    END LOOP;
    RETURN r;
END $$
"""
POSTGRESQL = {
    "create": [
        GRAMS,
        "CREATE INDEX search_text_grams ON releases_searchtext USING gin (search_grams(text))",
        "ALTER INDEX search_text_grams ALTER COLUMN 1 SET STATISTICS 0",
        "CREATE INDEX search_title_grams ON releases_searchtext USING gin (search_grams(title))",
        "ALTER INDEX search_title_grams ALTER COLUMN 1 SET STATISTICS 0",
    ],
    "drop": [
        "DROP INDEX IF EXISTS search_text_grams",
        "DROP INDEX IF EXISTS search_title_grams",
        "DROP FUNCTION IF EXISTS search_grams(text)",
    ],
}


def create(apps: Any, schema_editor: Any) -> None:
    _run("create", schema_editor)


def drop(apps: Any, schema_editor: Any) -> None:
    _run("drop", schema_editor)


def _run(what: str, schema_editor: Any) -> None:
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements[what]:
        schema_editor.execute(statement, params=None)
