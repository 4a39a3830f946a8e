"""Restoring a backup: proved part by part, made apart, proved again, and put in place at once."""

import datetime
import tempfile
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from releases.operations import orphaned_files, trail_heads
from releases.publishing import attachment_files
from releases.search.index.rebuild import faults, rebuild

from . import file_parts, sealed_zip, staging, table_rows
from .manifest import BackupRefused, Manifest, manifest_of

# A site has content where one of these has a row.
CONTENT = ("auth_user", "releases_release", "releases_pastedtext", "releases_vocabularyentry")


def restore(path: Path, *, replace: bool, now: datetime.datetime) -> Manifest:
    """Let the site be what it was when the backup was taken; what it had is kept until then.

    Raises BackupRefused, and has changed nothing then.
    """
    with sealed_zip.opened(path) as archive:
        manifest = proved(archive)
        if not replace and not is_empty():
            raise BackupRefused(
                "这里已经有内容，没有恢复。要用备份换掉这里的全部内容，请加 --replace。"
            )
        Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="restore-", dir=settings.DATA_DIR) as name:
            folder = Path(name)
            try:
                with staging.standing_apart(folder):
                    _fill(archive, manifest)
                for part in manifest.files:
                    file_parts.unpack(archive, part, folder / "attachments")
                with attachment_files.kept():
                    file_parts.add(folder / "attachments")
                    staging.put_in_place(folder)
                    file_parts.put_over(folder / "attachments")
            finally:
                staging.leave_nothing()
    trail_heads.publish(now, restored=True)
    orphaned_files.sweep(now=now, age=datetime.timedelta(days=-1))  # of what was here before
    return manifest


def proved(archive: ZipFile) -> Manifest:
    """The manifest of a backup whose every part is as it was written; raises BackupRefused."""
    try:
        text = archive.read("manifest.json").decode()
    except (KeyError, ValueError) as error:
        raise BackupRefused("这个文件里没有备份的清单：不是 ipnews 的备份。") from error
    manifest = manifest_of(text, version=settings.VERSION)
    table_rows.apps_at(map(_pair, manifest.migrations))
    parts = {part.name: part.sha256 for part in manifest.tables}
    parts |= {part.name: part.sha256 for part in manifest.files}
    if {*parts, "manifest.json"} != set(archive.namelist()):
        raise BackupRefused("备份里的内容与清单不一致，没有恢复。请换一份备份。")
    for name, sha256 in parts.items():
        if ".." in PurePosixPath(name).parts or sealed_zip.hash_of(archive, name) != sha256:
            raise BackupRefused(f"备份里的 {name} 被改动过，没有恢复。请换一份备份。")
    return manifest


def _pair(migration: list[str]) -> tuple[str, str]:
    return migration[0], migration[1]


def is_empty() -> bool:
    """Whether the site has nothing to lose."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in there.intersection(CONTENT):
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - our own names
            if cursor.fetchone():
                return False
    return not any(path.is_file() for path in orphaned_files.folder().rglob("*"))


def _fill(archive: ZipFile, manifest: Manifest) -> None:
    """Tables as the backup's migrations made them, its rows, and then what came after it."""
    migrations = [_pair(each) for each in manifest.migrations]
    executor = MigrationExecutor(connection)
    executor.migrate(table_rows.last_of(executor.loader.graph, migrations))
    models = {m._meta.db_table: m for m in table_rows.models_in(table_rows.apps_at(migrations))}
    with transaction.atomic(), connection.cursor() as cursor:
        for table in models:  # what migrations have put in
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        for part in manifest.tables:
            with archive.open(part.name) as lines:
                table_rows.load(models[part.table], lines)
            if part.last_key is not None:
                table_rows.set_last_key(models[part.table], part.last_key)
    for part in manifest.tables:
        if table_rows.counted(models[part.table]) != (part.rows, part.sha256):
            raise BackupRefused(f"{part.table} 恢复后与备份不一致，没有换上。请报告这个问题。")
    call_command("migrate", verbosity=0, interactive=False)
    for _progress in rebuild():
        pass
    if fault := next(faults(), ""):
        raise BackupRefused(f"恢复后检索与数据不一致（{fault}），没有换上。请报告这个问题。")
