"""The triggers of both databases, each written once: rules across tables that no constraint can
state, and what keeps the search index in step with what it is made of.

A trigger is changed, added or taken out here alone, without a migration: the next migrate installs
what stands here (`install`).
"""

from collections.abc import Iterator

from . import content_changes
from .trigger import Trigger

SPANS = ("measure", "statistic", "doubt")
ROWS = ("attendingorganisation", "attendingmedia", "appearance", "block", *SPANS, "attachment")
NAMED = ("indicator", "organisation", "topic", "mediaoutlet")  # namesakes share theirs
# By which columns the rows of editions, and bodies below it, use a shared noun.
USED_IN = {
    "indicator": ("statistic.indicator_id",),
    "organisation": (
        "attendingorganisation.organisation_id",
        "appearance.organisation_id",
        "measure.organisation_id",
        "organisation.parent_id",
    ),
    "person": ("appearance.person_id",),
    "topic": ("edition_topics.topic_id",),
    "mediaoutlet": ("attendingmedia.outlet_id",),
}
# The tables of FTS5 on SQLite: of which column of SearchText or SearchUnit, and in which tokens.
FULL_TEXT = {
    "search_fts": ("text", ("pairs", "chars")),
    "search_titles": ("title", ("pairs", "chars")),
    "search_units": ("text", ("pairs",)),
}
INDEXED = {"text": ("search_fts", "search_titles"), "unit": ("search_units",)}


def _spans() -> Iterator[Trigger]:
    """A measure, figure or doubt lies in the text of a block of its own edition, and a block's
    text is never cut shorter than the spans on it."""
    outside = (
        "NEW.block_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM releases_block b"
        " WHERE b.id = NEW.block_id AND b.edition_id = NEW.edition_id"
        ' AND coalesce(NEW."end", 0) <= length(b.text))'
    )
    hold = "PERFORM 1 FROM releases_block WHERE id = NEW.block_id FOR SHARE; "
    for table in SPANS:
        for verb, columns in (("insert", ""), ("update", ' OF block_id, start, "end"')):
            yield Trigger(
                f"{table}_{verb}_span",
                f"releases_{table}",
                f"BEFORE {verb.upper()}{columns}",
                when=outside,
                rule="span_inside_block",
                holds=hold,
            )
    cut_off = " OR ".join(
        f"EXISTS (SELECT 1 FROM releases_{table} r"  # noqa: S608 - the names are our own
        ' WHERE r.block_id = NEW.id AND r."end" > length(NEW.text))'
        for table in SPANS
    )
    yield Trigger(
        "block_text_covers_spans",
        "releases_block",
        "BEFORE UPDATE OF text",
        when=cut_off,
        rule="span_inside_block",
    )


def _editions() -> Iterator[Trigger]:
    """A block's speaker appears in the block's own edition, a photo stands in its own text, and no
    row moves to another edition, which would part it from its own."""
    elsewhere = (
        "NEW.speaker_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM releases_appearance a"
        " WHERE a.id = NEW.speaker_id AND a.edition_id = NEW.edition_id)"
    )
    for verb, event in (("insert", "INSERT"), ("update", "UPDATE OF speaker_id")):
        yield Trigger(
            f"block_{verb}_speaker",
            "releases_block",
            f"BEFORE {event}",
            when=elsewhere,
            rule="speaker_in_same_edition",
        )
    for verb in ("insert", "update"):
        yield Trigger(
            f"attachment_{verb}_block",
            "releases_attachment",
            f"BEFORE {verb.upper()}",
            when="NEW.block_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM releases_block b"
            " WHERE b.id = NEW.block_id AND b.edition_id = NEW.edition_id)",
            rule="photo_in_same_edition",
            came_with="releases_attachment.block_id",
        )
    for table in ROWS:
        yield Trigger(
            f"{table}_edition",
            f"releases_{table}",
            "BEFORE UPDATE OF edition_id",
            when="NEW.edition_id <> OLD.edition_id",
            rule="row_stays_in_its_edition",
        )


def _names() -> Iterator[Trigger]:
    """A name belongs to one: nobody's alias is another's name, however either is written."""
    for table in NAMED:
        sides = ((f"releases_{table}alias", f"releases_{table}"),)
        for here, there in (*sides, *((b, a) for a, b in sides)):
            taken = f"EXISTS (SELECT 1 FROM {there} n WHERE n.name_key = NEW.name_key)"  # noqa: S608
            for verb, event in (("insert", "INSERT"), ("update", "UPDATE OF name_key")):
                yield Trigger(
                    f"{here.removeprefix('releases_')}_{verb}_name",
                    here,
                    f"BEFORE {event}",
                    when=taken,
                    rule="name_belongs_to_one",
                    came_with="releases_vocabularyentry",
                )


def _in_use() -> Iterator[Trigger]:
    """What was once published stays, and with it every shared noun that an edition uses: names
    that mean one thing are merged."""
    for noun, columns in USED_IN.items():
        used = (column.split(".") for column in columns)
        yield Trigger(
            f"{noun}_in_use",
            f"releases_{noun}",
            "BEFORE DELETE",
            when=" OR ".join(
                f"EXISTS (SELECT 1 FROM releases_{table} u WHERE u.{column} = OLD.id)"  # noqa: S608
                for table, column in used
            ),
            rule="vocabulary_in_use",
        )
    yield Trigger(
        "edition_once_published",
        "releases_edition",
        "BEFORE DELETE",
        when="OLD.state IN ('live', 'superseded', 'withdrawn')",
        rule="published_edition_stays",
    )


def _trail() -> Iterator[Trigger]:
    """What is in the trail stays there as it was written, and what comes is the next in line."""
    table = "releases_change"
    for verb in ("update", "delete"):
        yield Trigger(f"change_{verb}_refused", table, f"BEFORE {verb.upper()}", rule="trail_stays")
    yield Trigger(
        "change_truncate_refused",
        table,
        "BEFORE TRUNCATE",
        rule="trail_stays",
        vendors=("postgresql",),
    )
    # The trail names accounts for ever; one that nobody needs any more is closed.
    yield Trigger("account_delete_refused", "auth_user", "BEFORE DELETE", rule="account_stays")
    yield Trigger(
        "change_insert_in_line",
        table,
        "BEFORE INSERT",
        when=f"NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM {table}), 0)",  # noqa: S608
        rule="trail_in_line",
        came_with=f"{table}.sequence",
    )


def _index() -> Iterator[Trigger]:
    """What readers may no longer see leaves the index in the same transaction, whoever took it
    back: a document whose key is above zero is always a live edition's, and no query has to look
    at the edition. On SQLite the full-text tables follow SearchText and SearchUnit, by functions
    that `search.backends.sqlite` gives to every connection."""
    of = "(SELECT key FROM releases_searchdocument WHERE edition_id = NEW.id)"
    conditions = {
        "searchfacet": f"document_id IN {of}",
        "searchplace": f"document_id IN {of}",
        "searchunit": f"document_id IN {of}",
        "searchtext": f"document_id IN {of}",
        "searchdocument": "edition_id = NEW.id",
    }
    yield Trigger(
        "edition_taken_back",
        "releases_edition",
        "AFTER UPDATE OF state",
        when="OLD.state = 'live' AND NEW.state <> 'live'",
        does=" ".join(
            f"DELETE FROM releases_{table} WHERE {condition};"  # noqa: S608 - our own names
            for table, condition in conditions.items()
        ),
    )
    for table, key, text in (("text", "document_id", "title, text"), ("unit", "id", "text")):
        add = " ".join(_tokens(name, "NEW", key) for name in INDEXED[table])
        take = " ".join(_tokens(name, "OLD", key) for name in INDEXED[table])
        for name, event, does in (
            ("added", "AFTER INSERT", add),
            ("taken", "AFTER DELETE", take),
            ("changed", f"AFTER UPDATE OF {text}", f"{take} {add}"),
        ):
            yield Trigger(
                f"search_{table}_{name}",
                f"releases_search{table}",
                event,
                does=does,
                vendors=("sqlite",),
            )


def _tokens(table: str, row: str, key: str) -> str:
    """Adds what `row` says to a table of FTS5, or takes out what it said."""
    column, kinds = FULL_TEXT[table]
    command, does = ("", "") if row == "NEW" else (f"{table}, ", "'delete', ")
    made = ", ".join(f"search_{kind}({row}.{column})" for kind in kinds)
    return (
        f"INSERT INTO {table}({command}rowid, {', '.join(kinds)})"  # noqa: S608
        f" VALUES ({does}{row}.{key}, {made});"
    )


TRIGGERS = (
    *(*_spans(), *_editions(), *_names(), *_in_use(), *_trail(), *_index()),
    *content_changes.triggers(),
)
