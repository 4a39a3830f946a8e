"""The index follows every verb once it is committed, and can be proved and written anew."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from releases.models import (
    AttendingOrganisation,
    Block,
    Edition,
    Organisation,
    SearchDocument,
    SearchFacet,
    SearchPlace,
    SearchState,
    SearchText,
    SearchUnit,
    State,
    content_version,
)
from releases.publishing import editing, lifecycle
from releases.search.index import bulk_rows, indexing
from releases.search.index.prefetch import with_rows
from releases.search.index.rebuild import faults, rebuild
from releases.search.results.ranked_results import editions_of, search
from tests.make import NOW, index_all, make_block, make_edition, make_release, make_topic
from tests.public.pages import make_full_release
from tests.search.rooms import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def numbers(typed):
    rows = Edition.objects.published().select_related("release")
    return [edition.release.number for edition in editions_of(search(typed).keys(), rows)]


def test_publish_correct_and_withdraw(commits):
    edition = make_edition(title="专利发布会")
    make_block(edition, "香菇保护有力。", speaker=None)
    with commits():
        release = lifecycle.publish(edition, by=None, now=NOW)
    assert numbers("香菇") == [release.number]
    with commits():
        draft = lifecycle.correct(release, by=None, now=NOW)
        block = draft.blocks.get()
        block.text = "木耳保护有力。"
        editing.save(block, version=block.lock_version, by=None, now=NOW)
        draft.change_note = "改正品种。"
        editing.save(draft, version=draft.lock_version, by=None, now=NOW)
    assert numbers("木耳") == []
    with commits():
        lifecycle.publish(draft, by=None, now=NOW)
    assert numbers("木耳") == [release.number]
    assert numbers("香菇") == []
    with commits():
        lifecycle.withdraw(release, by=None, now=NOW, reason="核实。")
    assert numbers("木耳") == []
    assert list(faults()) == []


def test_a_release_is_found_before_its_publication_is_committed(commits):
    """Else it would be in no list from the commit to the writing: what it replaces is gone."""
    release = make_release(title="旧标题")
    edition = release.editions.get()
    make_block(edition, "正文。")
    index_all()
    with commits():
        new = lifecycle.correct(release, by=None, now=NOW)
    Edition.objects.filter(pk=new.pk).update(title="新标题", change_note="改了标题。")
    lifecycle.publish(new, by=None, now=NOW)
    found = SearchDocument.objects.published().values_list("edition", "title")
    assert list(found) == [(new.pk, "新标题")]
    assert not indexing.is_behind()


def test_what_cannot_be_indexed_at_once_is_published_and_indexed_later(commits, monkeypatch):
    edition = make_edition()
    make_block(edition)
    with monkeypatch.context() as broken:
        broken.setattr(indexing, "refresh", 1 / 1.0)
        lifecycle.publish(edition, by=None, now=NOW)
    edition.refresh_from_db()
    assert edition.is_live
    assert indexing.is_behind()
    with commits():
        indexing.later(edition.pk)
    assert SearchDocument.objects.published().get().edition == edition


def test_one_transaction_writes_each_edition_once(commits, monkeypatch):
    edition = make_edition(title="专利")
    written = []
    monkeypatch.setattr(indexing, "refresh", written.append)
    with commits():
        for _time in range(2):
            indexing.later(edition.pk)
    assert [set(editions) for editions in written] == [{edition.pk}]


def test_a_discarded_draft_leaves_nothing(commits):
    edition = make_edition(title="专利发布会")
    make_block(edition)
    index_all()
    with commits():
        lifecycle.discard(edition, by=None, now=NOW)
    assert SearchDocument.objects.count() == 0
    assert list(faults()) == []


def test_a_verb_that_is_rolled_back_writes_nothing(commits):
    edition = make_edition(title="")
    make_block(edition)
    with commits() as callbacks, pytest.raises(lifecycle.Refused):
        lifecycle.publish(edition, by=None, now=NOW)
    assert callbacks == []


def test_a_process_that_died_is_made_up_for():
    editions = make_world(releases=3)
    SearchDocument.objects.filter(edition=editions[0]).delete()
    Edition.objects.filter(pk=editions[1].pk).update(state=State.WITHDRAWN)
    assert set(indexing.left_behind()) == set(editions[:2])
    with pytest.raises(CommandError):
        call_command("reindex", check=True)
    call_command("reindex", missing=True)
    assert not indexing.left_behind().exists()
    assert list(faults()) == []


def test_what_is_taken_back_leaves_the_index_at_once():
    """Whoever did it, and before any process comes to write the index."""
    editions = make_world(releases=2)
    kept = SearchDocument.objects.get(edition=editions[1])
    Edition.objects.filter(pk=editions[0].pk).update(state=State.SUPERSEDED)
    assert list(SearchDocument.objects.all()) == [kept]
    for model in (SearchText, SearchPlace, SearchUnit, SearchFacet):
        assert set(model.objects.values_list("document", flat=True)) == {kept.pk}
    assert set(indexing.left_behind()) == {editions[0]}


def test_a_killed_rebuild_leaves_an_index_that_works():
    make_world(releases=6)
    before = numbers("1939")
    under_way = rebuild(batch=2)
    assert next(under_way).done == 2
    under_way.close()
    assert numbers("1939") == before
    assert list(faults()) == []


def test_search_goes_on_between_the_batches():
    make_world(releases=5)
    before = numbers("1939")
    assert [numbers("1939") for _progress in rebuild(batch=1)] == [before] * 5


@pytest.mark.django_db(transaction=True)
def test_several_writers_write_what_one_would():
    """PostgreSQL takes two at once, where no transaction of the caller's hides what they write."""
    make_world(releases=7)
    written = SearchState.objects.get().serial
    assert [progress.done for progress in rebuild(batch=2)] == [2, 4, 6, 7]
    assert SearchState.objects.get().serial == written + 4
    assert list(faults()) == []


def test_a_thousand_bodies_are_named_in_a_few_queries(django_assert_num_queries):
    """SQLite refuses what `prefetch_related` would ask for them."""
    edition = make_edition()
    bodies = [Organisation(name=f"第{number}局", slug=f"body-{number}") for number in range(1_100)]
    Organisation.objects.bulk_create(bodies)
    AttendingOrganisation.objects.bulk_create(
        AttendingOrganisation(edition=edition, organisation=body, name=body.name, position=at)
        for at, body in enumerate(bodies)
    )
    (found,) = with_rows(Edition.objects.filter(pk=edition.pk))
    with django_assert_num_queries(0):
        named = [row.organisation.name for row in found.attending_organisations.all()]
    assert named == [body.name for body in bodies]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda: SearchText.objects.filter(pk=_one()).update(text="x", title="x"), "another text"),
        (lambda: SearchPlace.objects.filter(document=_one())[0].delete(), "another places"),
        (lambda: SearchDocument.objects.filter(pk=_one()).update(names="x"), "another head"),
        (lambda: SearchDocument.objects.get(pk=_one()).facets.all().delete(), "another facets"),
        (lambda: SearchUnit.objects.filter(document=_one()).delete(), "another units"),
        (lambda: SearchText.objects.filter(pk=_one()).delete(), "does not find its text"),
        (lambda: SearchDocument.objects.filter(pk=_one()).delete(), "not in the index"),
    ],
)
def test_a_fault_is_told(spoil, told):
    make_world(releases=2)
    spoil()
    assert any(told in fault for fault in faults())


def _one():
    return SearchDocument.objects.order_by("pk").values_list("pk", flat=True)[0]


def test_other_rules_ask_for_a_rebuild(capsys):
    make_world(releases=1)
    assert indexing.is_current()
    SearchState.objects.update(key_version="0")
    assert not indexing.is_current()
    call_command("reindex", if_needed=True)
    assert indexing.is_current()
    capsys.readouterr()
    call_command("reindex", if_needed=True)
    assert capsys.readouterr().out == ""


def test_a_word_is_in_the_text_if_and_only_if_it_is_in_a_place():
    make_world()
    make_full_release(event_venue="新闻发布厅", series="系列", source="云岫日报")
    index_all()
    for row in SearchText.objects.all():
        lines = {line for place in row.document.places.all() for line in place.text.split("\n")}
        assert all(line in row.text for line in lines)
        assert set(row.text.split("\n")) <= lines


@pytest.mark.parametrize("count", [1, 20])
def test_queries_of_writing(django_assert_max_num_queries, count):
    editions = [make_full_release().pk for _n in range(count)]
    index_all()
    with django_assert_max_num_queries(27):
        indexing.write(Edition.objects.filter(pk__in=editions))


def test_many_rows_are_written_in_pieces(monkeypatch):
    monkeypatch.setattr(bulk_rows, "MAX_PARAMETERS", 40)
    make_full_release()
    index_all()
    assert SearchPlace.objects.count() > 5
    assert list(faults()) == []


def test_new_rows_come_with_their_keys_and_defaults_in_pieces(monkeypatch):
    monkeypatch.setattr(bulk_rows, "MAX_PARAMETERS", 20)
    edition = make_full_release()
    texts = [f"第{n}段" for n in range(7)]
    rows = [{"edition_id": edition.pk, "kind": "paragraph", "text": text} for text in texts]
    keys = bulk_rows.create(Block, rows)
    stored = Block.objects.in_bulk(keys)
    assert [stored[key].text for key in keys] == texts
    assert len({stored[key].uid for key in keys}) == 7
    assert {(row.position, row.speaker, row.lock_version) for row in stored.values()} == {
        (0, None, 0)
    }
    assert bulk_rows.create(Block, []) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="pieces of FTS5")
def test_a_batch_is_one_piece_of_the_index():
    """Each piece is merged with others later: with one for each text, bulk loads became slower the
    more there was."""
    for number in range(12):
        make_full_release(number=f"202401{number + 10}-1")
    indexing.write(Edition.objects.all())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT segid) FROM search_fts_idx")
        assert cursor.fetchone()[0] <= 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="tables of FTS5")
def test_what_was_counted_in_an_empty_index_is_forgotten():
    """Else FTS5 reads its whole index for each of the pieces that it merges."""
    range_delete = "EXPLAIN QUERY PLAN DELETE FROM search_fts_data WHERE id>=? AND id<=?"
    make_world()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        assert "rowid<?" not in cursor.execute(range_delete, (1, 2)).fetchone()[-1]
        for _progress in rebuild():
            pass
        assert "rowid>? AND rowid<?" in cursor.execute(range_delete, (1, 2)).fetchone()[-1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of SQLite")
def test_places_of_a_facet_are_joined_by_document():
    """Uncounted, SQLite goes through all places of a kind for each value of a facet."""
    make_world()
    for _progress in rebuild():
        pass
    sql = (
        "EXPLAIN QUERY PLAN SELECT value, count(*) FROM releases_searchplace AS place"
        " JOIN releases_searchfacet AS facet ON facet.document_id = place.document_id"
        " WHERE place.document_id > 0 AND place.kind = 'measure' AND facet.\"group\" = 'topic'"
        " GROUP BY value"
    )
    with connection.cursor() as cursor:
        plan = [row[-1] for row in cursor.execute(sql).fetchall()]
    assert not [step for step in plan if "place" in step and "document_id>?" in step][1:]
    inner = next(step for step in reversed(plan) if step.startswith("SEARCH"))
    assert "document_id=?" in inner, plan


def test_queries_of_writing_through_a_release(django_assert_max_num_queries):
    release = make_full_release().release
    index_all()
    with django_assert_max_num_queries(27):
        indexing.write(release.editions.all())


def test_newer_releases_have_higher_keys():
    numbers = ["20251126-2", "20210202-1", "20251126-10", "20251102-300", "20211102-1"]
    for number in numbers:
        make_release(number=number)
    index_all()
    found = SearchDocument.objects.newest_first().values_list("edition__release__number", flat=True)
    assert list(found) == ["20251126-10", "20251126-2", "20251102-300", "20211102-1", "20210202-1"]


def test_an_exact_title_does_not_bring_back_what_is_excluded():
    for number, body in (("20240101-1", "海关查验。"), ("20240102-1", "香菇。")):
        make_block(make_release(title="专利", number=number).editions.get(), body)
    index_all()
    assert numbers("专利 -海关") == ["20240102-1"]
    assert numbers("专利 -专利") == []


@pytest.mark.parametrize("typed", ["云岫杯 专利竞赛", "专利竞赛", "云岫杯\u3000專利竞赛"])
def test_a_title_that_was_typed_as_it_is_comes_first(typed):
    title = typed.replace("\u3000", " ")
    exact = make_release(title=title, number="20200101-1").editions.get()
    more = make_release(title=f"{title} 决赛通报", number="20260101-1").editions.get()
    make_block(exact, "略。")
    make_block(more, f"{title}。" * 50)
    index_all()
    assert numbers(typed) == ["20200101-1", "20260101-1"]


def test_the_order_of_topics_makes_no_difference():
    topics = [make_topic(name) for name in ("丙", "甲", "乙")]
    edition = make_release(topics=topics).editions.get()
    index_all()
    document = SearchDocument.objects.get(edition=edition)
    assert document.tags.split("|")[2] == " ".join(map(str, sorted(t.pk for t in topics)))
    edition.topics.set([])
    edition.topics.set(reversed(topics))
    assert list(faults()) == []


def test_work_on_a_correction_leaves_the_live_edition_alone(commits):
    release = make_release(title="香菇保护发布会")
    index_all()
    live = SearchDocument.objects.get(edition__release=release)
    version = content_version()
    with commits():
        draft = lifecycle.correct(release, by=None, now=NOW)
    with commits():
        draft.title = "木耳保护发布会"
        editing.save(draft, version=draft.lock_version, by=None, now=NOW)
    indexing.write_drafts()
    assert SearchDocument.objects.get(edition=draft).title == "木耳保护发布会"
    assert SearchDocument.objects.filter(pk=live.pk).exists()
    assert content_version() == version
