"""What raises the content version: every change of a row that readers may see.

The database does it, so that no way of changing can forget it: a verb, an admin's bulk action, a
cascade, a statement typed by hand. SQLite raises at once, as its writers stand in line anyway.
PostgreSQL raises when the transaction commits, and once: so the one row is held for no longer than
the commit takes, no publication waits for another, and none can lock another out.
"""

from collections.abc import Iterator

from .trigger import Trigger

VERSION = "releases_contentversion"
# Raised by any row: names, what they are called besides, where they stood, what was followed up.
SEEN = (
    *("organisation", "person", "topic", "indicator", "mediaoutlet"),
    *("organisationalias", "personalias", "topicalias", "indicatoralias", "mediaoutletalias"),
    *("formeraddress", "synonymgroup", "synonymword", "followup", "withheld"),
)
# Raised by the rows of an edition that is, or was, published: a draft is nobody's but its editors'.
OF_EDITIONS = (
    *("attendingorganisation", "attendingmedia", "appearance", "block", "measure", "statistic"),
    *("attachment", "edition_topics"),
)
# A change of one of these, but no new one, also raises `names`: what was read of a name by its key
# is good for as long as that stays.
NAMES = ("organisation", "person", "topic", "indicator", "mediaoutlet")
# Why a change of these shows nothing new; `tests.models` holds that every table stands somewhere.
UNSEEN = {
    "contentversion": "is the version",
    "pastedtext": "what editors pasted",
    "wrongword": "what the checks before publication look for",
    "passedwarning": "what editors answered to those checks",
    "check": "a working copy",
    "scratch": "what an editor typed and has not saved",
    "presence": "who is in the editor",
    "reviewrules": "how the office reviews",
    "submission": "what was handed over for review",
    "emergencypublication": "why nobody reviewed what was published, and who did afterwards",
    "message": "what editors are told",
    "waitingchange": "asked for, and not done",
    "comment": "what is said of rows before they are published",
    "approval": "who approved a draft",
    "timedpublication": "when a draft goes out",
    "signoff": "what departments were asked of a draft",
    "signoffanswer": "what they said of it",
    "doubt": "what editors should look at",
    "change": "the editors' trail; what is published raises by itself",
    "signinentry": "who signed in",
    "authenticatorapp": "what an account shows after its password",
    "passkey": "the same",
    "recoverycode": "the same",
    "vocabularyentry": "the editors' trail",
    "searchtally": "what readers looked for",
    "searchtext": "written with its document alone",
    "searchfacet": "written with its document, or moved with a merged name",
    "searchplace": "written with its document, or moved with a merged name",
    "searchunit": "written with its document alone",
    "searchpending": "what is still to be written to the index, which raises when it is",
    "searchstate": "counts what is written to the index, drafts too",
}
PUBLISHED = "NOT IN ('draft', 'in_review', 'approved')"

TOKENS = {
    "sqlite": "lower(hex(randomblob(16)))",
    "postgresql": "replace(gen_random_uuid()::text, '-', '')",
}
# Settings that end with their transaction: whether it has raised the version, or the names too.
ONCE, NAMED_ONCE = "ipnews.raised", "ipnews.named"
ROW = {"insert": "NEW", "update": "NEW", "delete": "OLD"}


def raising(vendor: str, *, names: bool = True) -> str:
    """The number tells people how often it was raised; the token is new for good, also where a
    backup took the number back."""
    new = f"number = number + 1, token = {TOKENS[vendor]}"
    new += f", names = {TOKENS[vendor]}" if names else ""
    return f"UPDATE {VERSION} SET {new} WHERE id = 1;"  # noqa: S608 - our own names


def settling() -> str:
    """Has PostgreSQL raise for what the present transaction has changed so far."""
    names = ", ".join(trigger.name for trigger in triggers() if "postgresql" in trigger.vendors)
    return (
        f"SET CONSTRAINTS {names} IMMEDIATE; SET CONSTRAINTS {names} DEFERRED;"
        f" SELECT set_config('{ONCE}', '', true), set_config('{NAMED_ONCE}', '', true)"
    )


def triggers() -> Iterator[Trigger]:
    for table in SEEN:
        for verb in ROW:
            yield from _raised(table, verb, "")
    for table in OF_EDITIONS:
        for verb, row in ROW.items():
            edition = f"SELECT 1 FROM releases_edition e WHERE e.id = {row}.edition_id"  # noqa: S608
            yield from _raised(table, verb, f"EXISTS ({edition} AND e.state {PUBLISHED})")
    rules = {
        "edition": "{row}.state " + PUBLISHED,
        "release": "{row}.number IS NOT NULL",
        "searchdocument": "{row}.key > 0",  # above zero is what readers find
    }
    for table, rule in rules.items():
        for verb, row in ROW.items():
            rows = ("OLD", "NEW") if verb == "update" else (row,)
            yield from _raised(table, verb, " OR ".join(rule.format(row=each) for each in rows))


def _raised(table: str, verb: str, when: str) -> Iterator[Trigger]:
    names = table in NAMES and verb != "insert"
    setting = NAMED_ONCE if names else ONCE
    once = (
        f"IF coalesce(current_setting('{setting}', true), '') = ''"
        f" THEN {raising('postgresql', names=names)}"
        f" PERFORM set_config('{setting}', 'yes', true); END IF;"
    )
    for vendor, does in (("sqlite", raising("sqlite", names=names)), ("postgresql", once)):
        yield Trigger(
            f"{table}_{verb}_seen",
            f"releases_{table}",
            f"AFTER {verb.upper()}",
            when=when,
            does=does,
            vendors=(vendor,),
            at_commit=True,
        )
