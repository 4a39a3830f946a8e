"""Taking files in: one bad release does not stop the rest."""

import datetime
import json

import pytest
from django.test import TestCase

from releases.intake.import_files import FoundRelease
from releases.models import (
    Change,
    Edition,
    Organisation,
    Release,
    SearchDocument,
    SearchFacet,
    SearchPlace,
    SearchText,
)
from releases.publishing import importing, seeing
from releases.publishing.fingerprints import proofs
from releases.publishing.vocabulary import unconfirmed
from releases.search.index.entries import HEAD
from releases.search.index.places import IndexPlace
from releases.search.index.rebuild import faults, rebuild
from tests import make
from tests.intake.readings import release

pytestmark = pytest.mark.django_db


def test_a_release_the_database_refuses_is_told_and_the_next_is_stored(tmp_path, monkeypatch):
    """Whatever the checks overlook, the run goes on."""
    path = tmp_path / "a.jsonl"
    objects = [release(title="坏"), release(title="好")]
    path.write_text("\n".join(json.dumps(o) for o in objects), "utf-8")
    draft = importing.draft

    def broken(reading, **kw):
        return draft(reading, **kw) if reading.title == "好" else int("x")

    monkeypatch.setattr(importing, "draft", broken)
    first, second = importing.take_in([path], publish=False, by=None, now=make.NOW)
    assert (first.result, second.result) == ("refused", "drafted")
    assert "不能保存" in first.message
    assert Release.objects.count() == 1


def test_what_is_dated_after_now_is_not_published(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(release(published_at="2031-04-26")), "utf-8")
    (told,) = importing.take_in([path], publish=True, by=None, now=make.NOW)
    assert told.result == "refused"
    assert "2031-04-26还没有到" in told.message
    assert not Release.objects.exists()
    (drafted,) = importing.take_in([path], publish=False, by=None, now=make.NOW)
    assert drafted.result == "drafted"


@pytest.mark.parametrize("publish", [True, False])
def test_what_is_read_of_a_page_waits_for_a_look_unless_it_is_published(tmp_path, publish):
    page = tmp_path / "page.txt"
    page.write_text("云岫市召开新闻发布会\n2024-04-24\n全市专利授权1939件。", "utf-8")
    (told,) = importing.take_in([page], publish=publish, by=None, now=make.NOW)
    assert bool(seeing.unseen(told.edition)) is not publish
    assert bool(unconfirmed.brought(told.edition)) is not publish


def test_what_is_dated_this_very_moment_is_published(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(release(published_at=make.NOW.isoformat())), "utf-8")
    moment = datetime.timedelta(seconds=1)
    (told,) = importing.take_in([path], publish=True, by=None, now=make.NOW - moment)
    assert told.result == "refused"
    (told,) = importing.take_in([path], publish=True, by=None, now=make.NOW)
    assert told.result == "published"
    assert told.edition.release.first_published_at == make.NOW


def test_a_release_that_the_database_refuses_leaves_the_rest_of_its_batch(tmp_path, monkeypatch):
    path = written(tmp_path, "甲", "坏", "乙")
    draft = importing.draft

    def broken(reading, **kw):
        edition = draft(reading, **kw)
        if reading.title == "坏":
            Release.objects.create(number=Release.objects.create(number="20240101-1").number)
        return edition

    monkeypatch.setattr(importing, "draft", broken)
    results = [told.result for told in imported(path)]
    assert results == ["published", "refused", "published"]
    editions = Edition.objects.order_by("pk")
    assert [(row.title, row.release.number) for row in editions] == [
        ("甲", "20240426-1"), ("乙", "20240426-2")
    ]  # fmt: skip
    assert list(faults()) == []


def test_names_of_a_refused_release_are_made_by_the_next_that_has_them(tmp_path):
    path = written(tmp_path, {"title": "甲", "published_at": None}, "乙")
    assert [told.result for told in imported(path)] == ["refused", "published"]
    (body,) = Organisation.objects.filter(name="云岫海关")
    assert body.attendances.get().edition.title == "乙"


def test_the_index_of_an_import_is_what_a_rebuild_would_write(tmp_path):
    imported(written(tmp_path, *"甲乙丙"))
    assert list(faults()) == []
    before = documents()
    for _progress in rebuild():
        pass
    assert documents() == before


def test_what_an_import_publishes_proves_its_fingerprint_and_has_its_trail(tmp_path):
    imported(written(tmp_path, *"甲乙"))
    assert [proof.holds for proof in proofs()] == [True, True]
    for release_stored in Release.objects.all():
        trail = Change.objects.of(release_stored).values_list("verb", "to_state")
        assert list(trail) == [("import", "live")]


def test_the_second_of_two_equal_releases_of_a_batch_is_known(tmp_path):
    path = written(tmp_path, "甲", "甲")
    assert [told.result for told in imported(path)] == ["published", "known"]


def test_an_import_that_is_killed_leaves_whole_batches(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    path = written(tmp_path, *"甲乙丙丁")
    draft = importing.draft

    def killed(reading, **kw):
        edition = draft(reading, **kw)
        if reading.title == "丁":
            raise KeyboardInterrupt
        return edition

    monkeypatch.setattr(importing, "draft", killed)
    with pytest.raises(KeyboardInterrupt):
        imported(path)
    assert [row.title for row in Edition.objects.order_by("pk")] == ["甲", "乙"]
    monkeypatch.setattr(importing, "draft", draft)
    assert [told.result for told in imported(path)] == ["known", "known", "published", "published"]
    assert list(faults()) == []


def test_batches_end_by_count_and_by_bytes(monkeypatch):
    found = [FoundRelease(str(n), size=size) for n, size in enumerate([1, 1, 1, 5, 4, 1])]
    monkeypatch.setattr(importing, "BATCH", 2)
    monkeypatch.setattr(importing, "BATCH_BYTES", 5)
    sizes = [[one.size for one in some] for some in importing._batches(found)]
    assert sizes == [[1, 1], [1, 5], [4, 1]]
    monkeypatch.setattr(importing, "BATCH", 20)
    sizes = [[one.size for one in some] for some in importing._batches(found)]
    assert sizes == [[1, 1, 1, 5], [4, 1]]


def test_queries_of_a_batch(tmp_path, django_assert_max_num_queries):
    """Names are looked up, and words indexed, once for all."""
    path = written(tmp_path, *map(str, range(importing.BATCH)))
    with django_assert_max_num_queries(importing.BATCH * 33):
        assert {told.result for told in imported(path)} == {"published"}


def written(folder, *releases):
    """A file of releases, each named by its title or told by what it has besides."""
    path = folder / "a.jsonl"
    told = [one if isinstance(one, dict) else {"title": one} for one in releases]
    path.write_text(
        "\n".join(json.dumps(release(**{"published_at": "2024-04-26", **one})) for one in told),
        "utf-8",
    )
    return path


def imported(path):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return list(importing.take_in([path], publish=True, by=None, now=make.NOW))


def documents():
    """All that the index holds, by columns of which a rebuild makes no others."""
    texts = SearchText.objects.order_by("pk").values_list("document", "title", "text")
    places = SearchPlace.objects.order_by("document", "position")
    facets = SearchFacet.objects.order_by("document", "group", "value")
    return [
        list(SearchDocument.objects.order_by("key").values_list("key", "edition", *HEAD)),
        list(texts),
        list(places.values_list("document", *IndexPlace._fields)),
        list(facets.values_list("document", "group", "value")),
    ]
