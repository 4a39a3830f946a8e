"""The rows of every table as lines of JSON, the same on both engines, and back again."""

import base64
import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import AutoField, Model

from releases.search.index import bulk_rows

from .manifest import BackupRefused

Migration = tuple[str, str]
# Made anew from the rest by `reindex`, or new for good wherever content is put back.
DERIVED = frozenset(
    f"releases_{name}"
    for name in (
        *("searchdocument", "searchtext", "searchplace", "searchunit", "searchfacet"),
        *("searchpending", "searchstate", "contentversion"),
    )
)
AT_ONCE = 200


def applied() -> list[Migration]:
    """The migrations that the database has, in order of their names."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def apps_at(migrations: Iterable[Migration]) -> Apps:
    """The models as they were after these migrations; raises BackupRefused for one unknown."""
    graph = MigrationLoader(None).graph
    apps: Apps = graph.make_state(nodes=last_of(graph, migrations), at_end=True).apps
    return apps


def last_of(graph: MigrationGraph, migrations: Iterable[Migration]) -> list[Migration]:
    """Those on which no other of the same app among them stands."""
    known = set(migrations)
    if strange := sorted(known - set(graph.nodes)):
        names = "、".join(".".join(each) for each in strange[:3])
        raise BackupRefused(f"这里的程序不认识迁移 {names}：请先升级这里的程序。")
    return sorted(
        node
        for node in known
        if not any(c.key in known and c.key[0] == node[0] for c in graph.node_map[node].children)
    )


def models_in(apps: Apps) -> list[type[Model]]:
    """Every table that is no copy of others, by its name."""
    models = apps.get_models(include_auto_created=True)
    own = [m for m in models if m._meta.managed and m._meta.db_table not in DERIVED]
    return sorted(own, key=lambda model: model._meta.db_table)


def lines(model: type[Model]) -> Iterator[bytes]:
    """A line for each row, in the order of their keys, its values in the order of the fields."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        text = json.dumps(
            row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        yield f"{text}\n".encode()


def counted(model: type[Model]) -> tuple[int, str]:
    """How many rows there are, and the SHA-256 of their lines."""
    digest, count = hashlib.sha256(), 0
    for line in lines(model):
        digest.update(line)
        count += 1
    return count, digest.hexdigest()


def fingerprints(apps: Apps) -> dict[str, str]:
    """As stored, by the key of each edition that was ever published."""
    editions = apps.get_model("releases", "edition")._base_manager
    published = editions.exclude(published_at=None).order_by("pk")
    return {str(key): hashed for key, hashed in published.values_list("pk", "content_hash")}


def load(model: type[Model], found: Iterable[bytes]) -> None:
    """Store the rows of these lines."""
    fields = model._meta.concrete_fields
    names = [field.name for field in fields]
    rows = (
        [
            field.get_db_prep_save(field.to_python(value), connection)
            for field, value in zip(fields, json.loads(line), strict=True)
        ]
        for line in found
    )
    while piece := list(islice(rows, AT_ONCE)):
        bulk_rows.insert(model, names, piece)


def last_key(model: type[Model]) -> int | None:
    """The last that the database gave out, which rows deleted since may have had."""
    if not isinstance(model._meta.pk, AutoField):
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            sql, params = "SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table]
        else:
            cursor.execute(_SEQUENCE, [_quoted(model), model._meta.pk.column])
            (name,) = cursor.fetchone()
            sql, params = f"SELECT last_value FROM {name} WHERE is_called", []  # noqa: S608
        cursor.execute(sql, params)
        row = cursor.fetchone()
    return row[0] or None if row else None


def set_last_key(model: type[Model], key: int) -> None:
    """Let the next row have the key after `key`."""
    table = model._meta.db_table
    assert model._meta.pk is not None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, key])
        else:
            cursor.execute(
                f"SELECT setval(({_SEQUENCE}), %s)",
                [_quoted(model), model._meta.pk.column, key],
            )


_SEQUENCE = "SELECT pg_get_serial_sequence(%s, %s)"


def _quoted(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _plain(value: object) -> str:
    """What JSON has no form of, as the field's `to_python` reads it."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return str(value)
