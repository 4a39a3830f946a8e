"""Migration 0013: an old fingerprint is proved before it is replaced, else kept and reported."""

import hashlib
import importlib
import json

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from releases.intake.parse.reading_as_json import to_dict
from releases.intake.validate import reading_of
from releases.models import Edition
from releases.models.snapshot import content_hash, snapshot
from releases.publishing import lifecycle
from releases.publishing.drafting import blank, draft
from tests import make
from tests.intake.readings import release

fingerprints = importlib.import_module("releases.migrations._fingerprints_1")

pytestmark = pytest.mark.django_db


@pytest.fixture
def apps():
    """The models as they were at the migration."""
    loader = MigrationLoader(connection)
    node = ("releases", "0013_fingerprints_without_empty_values")
    return loader.project_state([node]).apps


def as_it_was(edition):
    """The fingerprint that was stored until 0013: of everything, empty or not."""
    beside = ("published_at", "furniture", "doubts")
    content = {k: v for k, v in to_dict(snapshot(edition), version=1).items() if k not in beside}
    content["topics"] = sorted(content["topics"])
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def store_old(edition):
    Edition.objects.filter(pk=edition.pk).update(content_hash=as_it_was(edition))


def hashes():
    return dict(Edition.objects.values_list("title", "content_hash"))


def migrate(apps, way=fingerprints.leave_empty_out):
    way(apps, connection.schema_editor())


@pytest.fixture
def published():
    edition = draft(reading_of(release()), by=None, now=make.NOW)
    lifecycle.publish(edition, by=None, now=make.NOW)
    edition.refresh_from_db()
    return edition


def test_a_fingerprint_that_proves_is_the_one_of_today(published, apps, capsys):
    bare = make.make_release(title="几乎没有内容", number="20250426-7").editions.get()
    for edition in (published, bare):
        store_old(edition)
    migrate(apps)
    for edition in (published, bare):
        edition.refresh_from_db()
        assert edition.content_hash == content_hash(snapshot(edition))
    assert capsys.readouterr().out == ""


def test_one_that_does_not_prove_stays_and_is_named(published, apps, capsys):
    other = make.make_release(title="另一篇", number="20250426-7").editions.get()
    store_old(other)
    Edition.objects.filter(pk=published.pk).update(content_hash="0" * 64)
    migrate(apps)
    published.refresh_from_db()
    assert published.content_hash == "0" * 64
    assert Edition.objects.get(pk=other.pk).content_hash == content_hash(snapshot(other))
    told = capsys.readouterr().out
    assert told.count("\n") == 1
    assert f"{published.release.number} 第 1 版" in told
    assert f"《{published.title}》" in told


def test_a_draft_that_was_edited_since_is_named_as_one(apps, capsys):
    edition = draft(reading_of(release()), by=None, now=make.NOW)
    store_old(edition)
    Edition.objects.update(title="改过的标题")
    before = hashes()
    migrate(apps)
    assert hashes() == before
    told = capsys.readouterr().out
    assert "草稿 第 1 版" in told
    assert "草稿建立后改过" in told


def test_an_edition_without_a_fingerprint_keeps_none(apps, capsys):
    blank(by=None, now=make.NOW, title="手写")
    migrate(apps)
    assert hashes() == {"手写": ""}
    assert capsys.readouterr().out == ""


def test_the_trail_says_what_was_true_then(published, apps):
    told = make.make_change(published.release, content_hash=as_it_was(published))
    store_old(published)
    migrate(apps)
    told.refresh_from_db()
    assert told.content_hash == as_it_was(published)


def test_the_way_back_proves_too(published, apps, capsys):
    migrate(apps, fingerprints.count_empty)
    assert hashes() == {published.title: as_it_was(published)}
    migrate(apps, fingerprints.count_empty)
    assert published.title in capsys.readouterr().out


def test_more_than_one_batch(apps, monkeypatch):
    monkeypatch.setattr(fingerprints, "AT_ONCE", 2)
    for n in range(5):
        store_old(make.make_release(title=f"第{n}场", number=f"20250426-{n + 7}").editions.get())
    migrate(apps)
    assert all(e.content_hash == content_hash(snapshot(e)) for e in Edition.objects.all())
