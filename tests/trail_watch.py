"""Watches the database while acts run: what is written to content without a line of the trail.

A test's own transaction is the world here, so a savepoint that stands directly in it is what a
transaction is outside of tests.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.apps import apps
from django.db import connection

# Not content, and why: every other table of ours is.
OUTSIDE = {
    "change": "is the trail",
    "contentversion": "raised by the database for whatever changes",
    "vocabularyentry": "what taking a merge back needs",
    "pastedtext": "a page as it was pasted, which never changes and names who brought it",
    "check": "a working copy",
    "scratch": "typed and not saved",
    "presence": "who is where",
    "message": "tells people of acts that the trail has",
    "waitingchange": "asked for, and told as an act once it is done",
    "signinentry": "the log of sign-ins",
    "searchtally": "what readers looked for",
    **dict.fromkeys(
        ("searchdocument", "searchfacet", "searchpending", "searchplace", "searchstate",
         "searchtext", "searchunit"),
        "made of content",
    ),
}  # fmt: skip
# Accounts and groups, and who may what; not when somebody last came, or what they showed then.
ACCOUNTS = {"user", "group", "user_groups", "user_user_permissions", "group_permissions"}
WRITES = re.compile(
    r"\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\"?(?:releases|auth)_(\w+)"
    r"(?!\" SET \"(?:last_login|used_at)\")",
    re.I,
)
TRAIL = re.compile(r"\s*INSERT INTO \"?releases_change\"?\s", re.I)


def content_tables() -> set[str]:
    tables = {model._meta.db_table for model in apps.get_app_config("releases").get_models()}
    return ({table.removeprefix("releases_") for table in tables} | ACCOUNTS) - set(OUTSIDE)


@dataclass
class Unit:
    """A transaction, or a savepoint in one: the content it wrote, and whether it told of it."""

    written: list[str] = field(default_factory=list)
    told: int = 0


class Watch:
    """A wrapper of the connection's statements; `told` counts lines of the trail."""

    def __init__(self) -> None:
        self.content, self.open = content_tables(), list[Unit]()
        self.faults, self.told = list[str](), 0

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        result = execute(sql, params, many, context)
        self.see(str(sql))
        return result

    def see(self, sql: str) -> None:
        if sql.startswith("SAVEPOINT"):
            self.open.append(Unit())
        elif sql.startswith("ROLLBACK TO SAVEPOINT") and self.open:
            self.open[-1] = Unit()
        elif sql.startswith("RELEASE SAVEPOINT") and self.open:
            self._end(self.open.pop())
        elif TRAIL.match(sql):
            self._add(Unit(told=1))
        elif (found := WRITES.match(sql)) and found[1] in self.content:
            self._add(Unit([sql[:200]]))

    def _add(self, unit: Unit) -> None:
        if self.open:
            self._join(unit)
        else:  # a transaction of its own
            self._end(unit)

    def _join(self, unit: Unit) -> None:
        self.open[-1].written += unit.written
        self.open[-1].told += unit.told

    def _end(self, unit: Unit) -> None:
        if self.open:
            self._join(unit)
            return
        self.told += unit.told
        if unit.written and not unit.told:
            self.faults += unit.written


@contextmanager
def watched() -> Iterator[Watch]:
    """Fails where content was written in a transaction that told the trail nothing."""
    assert connection.in_atomic_block, "the watch counts the savepoints of a test's transaction"
    watch = Watch()
    with connection.execute_wrapper(watch):
        yield watch
    assert not watch.faults, watch.faults
