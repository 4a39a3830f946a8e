"""Files go with the last row that names them, and not before."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from releases.models import Attachment
from releases.operations import orphaned_files
from releases.publishing import attachment_files, editing, lifecycle
from releases.publishing.discarding import recycle_bin
from tests.make import NOW, make_block, make_edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def attach(edition, name="表.pdf"):
    row = Attachment(edition=edition, name="表", alternative="一张表。", position=1)
    row.file.save(name, ContentFile(b"%PDF-1.4 " + name.encode()), save=False)
    editing.save(row, version=0, by=None, now=NOW)
    return Attachment.objects.get(pk=row.pk)


def there(row):
    return default_storage.exists(row.file.name)


def gone(edition, *, by, now):
    """Discarded and removed from the bin."""
    lifecycle.discard(edition, by=by, now=now)
    recycle_bin.remove(edition, by=by, now=now)


def test_the_files_of_what_is_in_the_bin_stay(commits):
    edition = make_edition()
    row, other = attach(edition), attach(edition, "图.png")
    editing.delete(other, version=other.lock_version, by=None, now=NOW)
    with commits():
        lifecycle.discard(edition, by=None, now=NOW)
    assert there(row)
    assert orphaned_files.sweep(now=NOW + timedelta(days=9_999)) == []
    assert there(other)  # for an undo


def test_a_removed_draft_takes_its_files_along(commits):
    edition = make_edition()
    rows = [attach(edition), attach(edition, "图.png")]
    with commits():
        gone(edition, by=None, now=NOW)
        assert all(map(there, rows))
    assert not any(map(there, rows))


def test_a_discard_that_is_rolled_back_takes_nothing(commits):
    edition = make_edition()
    row = attach(edition)
    with commits(), pytest.raises(lifecycle.Refused):
        lifecycle.discard(edition, by=None, now=NOW, seen=NOW.replace(year=2000))
    assert there(row)


def test_what_another_edition_shows_stays(commits):
    edition = make_edition(title="专利发布会")
    make_block(edition)
    row = attach(edition)
    release = lifecycle.publish(edition, by=None, now=NOW)
    draft = lifecycle.correct(release, by=None, now=NOW)
    with commits():
        gone(draft, by=None, now=NOW)
    assert there(row)
    draft = lifecycle.correct(release, by=None, now=NOW)
    copy = draft.attachments.get()
    with commits():
        editing.delete(copy, version=copy.lock_version, by=None, now=NOW)
    assert there(row)


@pytest.mark.parametrize("end", [lifecycle.publish, gone])
def test_a_file_that_was_taken_away_goes_when_it_cannot_be_brought_back(commits, end):
    edition = make_edition(title="专利发布会")
    make_block(edition)
    row, other = attach(edition), attach(edition, "图.png")
    old = row.file.name
    with commits():
        row.file = None
        row.file.save("新表.pdf", ContentFile(b"%PDF-"), save=False)
        editing.save(row, version=row.lock_version, by=None, now=NOW)
        editing.delete(other, version=other.lock_version, by=None, now=NOW)
        row.name = "另一张表"
        editing.save(row, version=row.lock_version, by=None, now=NOW)
    assert default_storage.exists(old)
    assert there(other)
    assert old not in orphaned_files.without_row(now=NOW + timedelta(days=9_999))
    with commits():
        end(edition, by=None, now=NOW)
    assert not default_storage.exists(old)
    assert not there(other)
    assert there(row) == (end is lifecycle.publish)


def test_a_photo_takes_both_its_files_along(commits):
    edition = make_edition(title="专利发布会")
    make_block(edition)
    row = attach(edition)
    row.small.save("小.jpg", ContentFile(b"x"), save=False)
    row.width, row.height, row.alternative = 900, 600, "台上坐着五人。"
    editing.save(row, version=row.lock_version, by=None, now=NOW)
    draft = lifecycle.correct(lifecycle.publish(edition, by=None, now=NOW), by=None, now=NOW)
    Attachment.objects.filter(edition=draft).update(file="other.jpg")
    assert attachment_files.delete_unused({row.file.name, row.small.name}) == set()
    with commits():
        Attachment.objects.filter(pk=row.pk).update(small="", file="third.jpg")
        gone(draft, by=None, now=NOW)
    assert not default_storage.exists(row.small.name)
    assert there(row)


def test_no_file_goes_while_a_backup_copies_them(commits):
    edition = make_edition()
    row = attach(edition)
    with attachment_files.kept(), attachment_files.kept(), commits():
        gone(edition, by=None, now=NOW)
    assert there(row)
    assert attachment_files.delete_unused({row.file.name}) == {row.file.name}
    assert not there(row)
