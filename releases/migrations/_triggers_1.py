"""Rules across tables that a check constraint cannot state, as triggers on both databases.

`span_inside_block`: a measure, statistic or doubt lies inside the text of a block of its own
edition, and a block's text is never cut shorter than the spans on it.
`speaker_in_same_edition`: a block's speaker appears in the block's own edition.

`row_stays_in_its_edition`: no row moves to another edition, which would part it from its own.

Frozen with the migration that uses it: a change of the rules is a new file and a new migration.
SQLite drops triggers when Django rebuilds a table; a migration that alters one of these tables
ends with `create` again, and tests/models/test_triggers.py tells when that was forgotten.
"""

from collections.abc import Iterator
from typing import Any

SPAN_TABLES = ("measure", "statistic", "doubt")

OUTSIDE = (
    "NEW.block_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM releases_block b"
    " WHERE b.id = NEW.block_id AND b.edition_id = NEW.edition_id"
    ' AND coalesce(NEW."end", 0) <= length(b.text))'
)
CUT_OFF = " OR ".join(
    f"EXISTS (SELECT 1 FROM releases_{table} r"  # noqa: S608 - the names are our own
    ' WHERE r.block_id = NEW.id AND r."end" > length(NEW.text))'
    for table in SPAN_TABLES
)
ELSEWHERE = (
    "NEW.speaker_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM releases_appearance a"
    " WHERE a.id = NEW.speaker_id AND a.edition_id = NEW.edition_id)"
)

MOVED = "NEW.edition_id <> OLD.edition_id"
ROW_TABLES = (
    "attendingorganisation", "attendingmedia", "appearance", "block", "measure", "statistic",
    "attachment", "doubt",
)  # fmt: skip

# name, rule, table, event, when it is broken
RULES = [
    *(
        (f"{table}_{event.split()[0].lower()}_span", "span_inside_block", table, event, OUTSIDE)
        for table in SPAN_TABLES
        for event in ("INSERT", 'UPDATE OF block_id, start, "end"')
    ),
    ("block_text_covers_spans", "span_inside_block", "block", "UPDATE OF text", CUT_OFF),
    ("block_insert_speaker", "speaker_in_same_edition", "block", "INSERT", ELSEWHERE),
    ("block_update_speaker", "speaker_in_same_edition", "block", "UPDATE OF speaker_id", ELSEWHERE),
    *(
        (f"{table}_edition", "row_stays_in_its_edition", table, "UPDATE OF edition_id", MOVED)
        for table in ROW_TABLES
    ),
]  # fmt: skip

NAMES = [name for name, *_rest in RULES]


def create(apps: Any, schema_editor: Any) -> None:
    """Create all triggers, replacing those that exist; usable with `RunPython`."""
    drop(apps, schema_editor)
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]
    for statement in statements():
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name, _rule, table, _event, _broken in RULES:
        on = f" ON releases_{table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()", params=None)


def _sqlite() -> Iterator[str]:
    for name, rule, table, event, broken in RULES:
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON releases_{table} WHEN {broken} "
            f"BEGIN SELECT RAISE(ABORT, '{rule}'); END"
        )


def _postgresql() -> Iterator[str]:
    for name, rule, table, event, broken in RULES:
        # The block is held until the transaction ends, so that nobody shortens it meanwhile.
        hold = (
            "PERFORM 1 FROM releases_block WHERE id = NEW.block_id FOR SHARE; "
            if rule == "span_inside_block" and table in SPAN_TABLES
            else ""
        )
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {hold}IF {broken} "
            f"THEN RAISE EXCEPTION '{rule}' USING ERRCODE = 'check_violation', "
            f"CONSTRAINT = '{rule}'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON releases_{table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
