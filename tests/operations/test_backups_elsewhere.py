"""A backup taken while editors save, restored by another process, on either engine."""

import json
import zipfile

import pytest
from django.core.management import call_command

from releases.models import Attachment, Edition, PastedText, Release, SearchPending
from releases.operations import orphaned_files
from releases.search.index.rebuild import faults
from tests.child_process import output, start
from tests.make import make_block, make_edition

pytestmark = [
    pytest.mark.deep,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("data_dir"),
]

# Each step changes an edition and its block in one transaction; then a draft comes and goes.
EDITS = """
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from releases.models import Attachment, Block, Edition
from releases.publishing import drafting, editing, lifecycle
print("saving", flush=True)
for n in range(1, 100_000):
    now = timezone.now()
    with transaction.atomic():
        for row in (Edition.objects.get(pk=sys.argv[1]), Block.objects.get(edition=sys.argv[1])):
            row.subtitle = row.text = f"第{n}次"
            editing.save(row, version=row.lock_version, by=None, now=now)
    draft = drafting.blank(by=None, now=now, title=f"{sys.argv[1]}的第{n}个草稿")
    row = Attachment(edition=draft, name="表", alternative="表。", position=1)
    row.file.save("表.pdf", ContentFile(f"%PDF-{n}".encode()), save=False)
    editing.save(row, version=0, by=None, now=now)
    if n % 3:
        lifecycle.discard(draft, by=None, now=now)
"""
# Restores into a new site, and takes a backup of that.
ELSEWHERE = """
from django.core.management import call_command
call_command("restore", sys.argv[1])
call_command("backup", sys.argv[2])
"""
# A site of an older version, with what it held.
OLDER = """
from django.core.management import call_command
from django.utils import timezone
from releases.operations.backups import table_rows
call_command("migrate", verbosity=0)
call_command("migrate", "releases", "0018", verbosity=0)
apps = table_rows.apps_at(table_rows.applied())
now = timezone.now()
release = apps.get_model("releases", "Release").objects.create(origin="written")
apps.get_model("releases", "Edition").objects.create(
    release=release, title="老版本的草稿", created_at=now, updated_at=now
)
apps.get_model("releases", "PastedText").objects.create(
    content=b"\\xff\\x00", sha256="0" * 64, pasted_at=now
)
call_command("backup", sys.argv[1])
"""


def elsewhere(folder):
    """The settings of a new site, on SQLite whichever engine the tests run on."""
    return {"DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/ipnews.sqlite3"}


def manifest(file):
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))


def test_three_editors_save_meanwhile(tmp_path):
    editions = [make_edition(subtitle="第0次", title=f"第{n}篇") for n in range(3)]
    for edition in editions:
        make_block(edition, "第0次")
    editors = [start(EDITS, edition.pk) for edition in editions]
    try:
        assert [editor.stdout.readline() for editor in editors] == ["saving\n"] * 3
        while not Attachment.objects.count() > 3:
            pass
        files = [tmp_path / f"{n}.backup" for n in range(3)]
        for file in files:
            call_command("backup", file)
        assert [editor.poll() for editor in editors] == [None] * 3
    finally:
        for editor in editors:
            editor.kill()
            editor.communicate()
    first, last = files[0], files[-1]
    assert manifest(first)["tables"] != manifest(last)["tables"]
    (tmp_path / "new").mkdir()
    output(ELSEWHERE, last, tmp_path / "二.backup", **elsewhere(tmp_path / "new"))
    was, now = manifest(last), manifest(tmp_path / "二.backup")
    for part in ("files", "missing_files", "fingerprints", "migrations"):
        assert was[part] == now[part]
    assert was["missing_files"] == []
    counted = [
        {table["table"]: (table["rows"], table["sha256"]) for table in each["tables"]}
        for each in (was, now)
    ]
    assert counted[0] == counted[1]
    call_command("restore", tmp_path / "二.backup", replace=True)
    assert list(faults()) == []
    assert not SearchPending.objects.exists()
    for edition in Edition.objects.exclude(subtitle=""):
        assert edition.subtitle == edition.blocks.get().text
    named = set(Attachment.objects.values_list("file", flat=True))
    files = [path for path in orphaned_files.folder().rglob("*") if path.is_file()]
    assert {str(path.relative_to(orphaned_files.folder())) for path in files} == named
    assert len(named) == len(was["files"]) > 0


def test_one_of_an_older_version_is_migrated(tmp_path):
    (tmp_path / "old").mkdir()
    output(OLDER, tmp_path / "老.backup", **elsewhere(tmp_path / "old"))
    assert ["releases", "0018_names_that_look_alike"] in manifest(tmp_path / "老.backup")[
        "migrations"
    ]
    call_command("restore", tmp_path / "老.backup", replace=True)
    call_command("migrate", check_unapplied=True)
    assert Edition.objects.get().title == "老版本的草稿"
    assert bytes(PastedText.objects.get().content) == b"\xff\x00"
    assert Release.objects.count() == 1
    assert list(faults()) == []
