"""Triggers after a migration: all that the registry has, and no other.

SQLite drops a table's triggers silently when Django rebuilds the table, and refuses the rebuilding
while a trigger of another table names it.
"""

from collections.abc import Sequence

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from .content_changes import VERSION, raising
from .registry import TRIGGERS
from .trigger import Trigger


def install(using: str, **_kwargs: object) -> None:
    """After every migrate: have exactly the triggers of the registry.

    One that needs a table which is not there (migrated only so far) waits; one that is not in the
    registry, or is not as it stands there, goes.
    """
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    missing = _wanted(connection, tables)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for name, table, source in _found(cursor):
            if name in missing and missing[name].source(connection.vendor) == source:
                del missing[name]
            else:
                _drop(cursor, name, table)
        for trigger in missing.values():
            for statement in trigger.statements(connection.vendor):
                cursor.execute(statement)
        if VERSION in tables:  # what a migration changed, it changed while none was there to see
            cursor.execute(raising(connection.vendor))


def lift(using: str, plan: Sequence[object] = (), **_kwargs: object) -> None:
    """Before a migration: take away what would be in the way of altering a table.

    The others stay in force; where a migration fails, these are away until one has gone through.
    """
    connection = connections[using]
    if plan:
        lifted = {trigger.name for trigger in TRIGGERS if trigger.hinders(connection.vendor)}
        with transaction.atomic(using=using), connection.cursor() as cursor:
            for name, table, _source in _found(cursor):
                if name in lifted:
                    _drop(cursor, name, table)


def unlike(using: str) -> list[str]:
    """Triggers that are missing, strange, or not as they stand in the registry, by name."""
    connection = connections[using]
    wanted = _wanted(connection, set(connection.introspection.table_names()))
    with connection.cursor() as cursor:
        found = {name: source for name, _table, source in _found(cursor)}
    told = {name: trigger.source(connection.vendor) for name, trigger in wanted.items()}
    return sorted(name for name in {*told, *found} if told.get(name) != found.get(name))


def _wanted(connection: BaseDatabaseWrapper, tables: set[str]) -> dict[str, Trigger]:
    there, late = set(tables), {trigger.came_with.partition(".") for trigger in TRIGGERS}
    with connection.cursor() as cursor:
        for table in {table for table, dot, _column in late if dot} & tables:
            columns = connection.introspection.get_table_description(cursor, table)
            there |= {f"{table}.{column.name}" for column in columns}
    return {
        trigger.name: trigger
        for trigger in TRIGGERS
        if connection.vendor in trigger.vendors and trigger.tables <= there
    }


def _found(cursor: CursorWrapper) -> list[tuple[str, str, str]]:
    """Name, table and source of every trigger on a table of ours."""
    if cursor.db.vendor == "sqlite":
        cursor.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master"
            " WHERE type = 'trigger' AND (tbl_name LIKE 'releases_%' OR tbl_name = 'auth_user')"
        )
    else:
        cursor.execute(
            "SELECT tgname, relname, prosrc FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = tgrelid JOIN pg_proc p ON p.oid = tgfoid"
            " WHERE NOT tgisinternal AND pg_table_is_visible(c.oid)"
            " AND (relname LIKE 'releases_%' OR relname = 'auth_user')"
        )
    return list(cursor.fetchall())


def _drop(cursor: CursorWrapper, name: str, table: str) -> None:
    if cursor.db.vendor == "sqlite":
        cursor.execute(f"DROP TRIGGER {name}")
    else:
        cursor.execute(f"DROP TRIGGER {name} ON {table}")
        cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")
