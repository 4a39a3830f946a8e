"""Taking a backup, while the site runs and editors save."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.db import connection
from django.db.models import Model

from releases.publishing import attachment_files

from . import file_parts, sealed_zip, table_rows
from .consistent_read import consistent_read
from .manifest import BackupRefused, Manifest, TablePart


def take(path: Path, *, now: datetime.datetime) -> Manifest:
    """Write all rows but the search index, and every file that a row names, as of one moment.

    Files of rows deleted meanwhile stay until they are copied. Raises BackupRefused.
    """
    with attachment_files.kept(), consistent_read():
        migrations = table_rows.applied()
        if not migrations:
            raise BackupRefused("数据库是空的，没有可备份的内容：请看 DATABASE_URL 和 DATA_DIR。")
        apps = table_rows.apps_at(migrations)
        with sealed_zip.new(path) as archive:
            manifest = Manifest(
                version=settings.VERSION,
                made_at=now.isoformat(),
                engine=connection.vendor,
                migrations=[list(each) for each in migrations],
                fingerprints=table_rows.fingerprints(apps),
            )
            for model in table_rows.models_in(apps):
                manifest.tables.append(_table(archive, model))
            for name in file_parts.named(apps):
                part = file_parts.pack(archive, name)
                if part is not None:
                    manifest.files.append(part)
                else:
                    manifest.missing_files.append(name)
            archive.writestr("manifest.json", manifest.as_json())
    return manifest


def _table(archive: ZipFile, model: type[Model]) -> TablePart:
    table, count = model._meta.db_table, 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in table_rows.lines(model):
            count += 1
            yield line

    fields = [field.attname for field in model._meta.concrete_fields]
    last = table_rows.last_key(model)
    _size, sha256 = sealed_zip.write(archive, f"tables/{table}.jsonl", counted())
    return TablePart(table, fields, count, sha256, last)
