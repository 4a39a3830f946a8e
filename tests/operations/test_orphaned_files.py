"""Files that killed loads leave are swept, and no other."""

import datetime
import io
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from releases.models import Attachment
from releases.operations import orphaned_files
from releases.publishing import attachment_files
from tests.make import make_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]
HOUR = datetime.timedelta(hours=1)


def left(name, hours):
    """A file that a killed process left so long ago."""
    name = default_storage.save(name, ContentFile(b"%PDF-"))
    at = (timezone.now() - hours * HOUR).timestamp()
    os.utime(default_storage.path(name), (at, at))
    return name


def named(name="2026/11/有.pdf", hours=100):
    row = Attachment(edition=make_edition(), name="表", alternative="表。", file=left(name, hours))
    row.save()
    return row.file.name


def swept(**options):
    out = io.StringIO()
    call_command("sweep_files", stdout=out, **options)
    return out.getvalue()


def test_old_files_without_a_row_go():
    old, young, kept = left("2026/11/表.pdf", 24), left("2026/11/图.png", 23), named()
    assert orphaned_files.without_row(now=timezone.now()) == [old]
    assert swept(dry_run=True) == f"{old}\n没有记录的文件：1 个。\n"
    assert swept() == f"{old}\n已删除没有记录的文件：1 个。\n"
    assert [default_storage.exists(name) for name in (old, young, kept)] == [False, True, True]
    assert "1 个" in swept(hours=1)
    assert default_storage.exists(kept)


def test_a_file_whose_row_came_since_stays(monkeypatch):
    """It was without one when they were listed."""
    name = named()
    monkeypatch.setattr(orphaned_files, "_named", set)
    assert orphaned_files.sweep(now=timezone.now()) == []
    assert default_storage.exists(name)


def test_nothing_goes_while_a_backup_is_made():
    name = left("表.pdf", 30)
    with attachment_files.kept():
        assert orphaned_files.sweep(now=timezone.now()) == []
    assert orphaned_files.sweep(now=timezone.now()) == [name]


def test_many_are_swept_in_pieces(monkeypatch):
    monkeypatch.setattr(orphaned_files, "AT_ONCE", 2)
    names = [left(f"{n}.pdf", 30) for n in range(5)]
    assert orphaned_files.sweep(now=timezone.now()) == names


def test_without_a_folder_there_is_nothing():
    assert orphaned_files.sweep(now=timezone.now()) == []
    assert orphaned_files.without_file() == []


def test_rows_without_a_file_are_told():
    name = named()
    assert orphaned_files.without_file() == []
    default_storage.delete(name)
    assert orphaned_files.without_file() == [name]
