"""What lists of rows count is found by the index exactly as a scan of the places finds it."""

import itertools

import pytest
from django.db import connection

from releases.models import SearchDocument, SearchPlace, SearchUnit, State
from releases.models.search_index.search_unit import OF_PERSON, ORDINAL_BITS, unit_id
from releases.search.backends.dialect import fetched, of, unit_counts, unit_rows
from releases.search.index import indexing
from releases.search.index.rebuild import faults
from releases.search.lists.list_kinds import EXCHANGES, MEASURES, SPEAKERS, STATISTICS
from releases.search.query.parser import parse, with_synonyms
from tests.make import index_all, make_appearance, make_block, make_edition, make_release
from tests.search.rooms import WORDS, make_synonyms, make_world

pytestmark = pytest.mark.django_db
LISTS = (EXCHANGES, MEASURES, STATISTICS, SPEAKERS)
TYPED = (
    *WORDS, *"专标犇1的", "知识产权", "专利授权量", "新的",
    *(" ".join(pair) for pair in itertools.permutations(WORDS[:4], 2)),
    "专利 -商标", "商 -利", "专利 海关 -1939件", "-专利", "-专利 -标",
)  # fmt: skip


def scanned(query, kind):
    """By unit the rows that hold any of the words, for each word; then as the index is asked."""
    rows = SearchPlace.objects.published().filter(kind.places)
    said: dict[int, list[str]] = {}
    for row in rows:
        said.setdefault(getattr(row, kind.scope), []).append(row.text)

    def holds(unit, word):
        return any(found in text for text in said[unit] for found in word.keys)

    if not query.required:
        return {unit for unit in said if any(holds(unit, word) for word in query.excluded)}
    return {
        unit
        for unit in said
        if all(holds(unit, word) for word in query.required)
        and not any(holds(unit, word) for word in query.excluded)
    }


@pytest.fixture
def world(db):
    make_world()
    make_synonyms("香菇", "花菇", "商标")


def test_units_equal_a_scan(world):
    for typed in TYPED:
        query = with_synonyms(parse(typed))
        for kind in LISTS:
            found = unit_rows(query, kind.held_as, 0, None)
            assert set(found) == scanned(query, kind), (typed, kind.name)
            assert len(found) == len(set(found))


def test_counts_are_of_the_units_found_and_of_people_once(world):
    for typed in TYPED:
        query = with_synonyms(parse(typed))
        counts = unit_counts(query, 0, None)
        for kind in LISTS[:3]:
            assert counts[kind.held_as] == len(unit_rows(query, kind.held_as, 0, None))
        first = set(unit_rows(query, SPEAKERS.held_as, 0, None))
        people = SearchPlace.objects.filter(appearance__in=first).values("person").distinct()
        assert counts[SPEAKERS.held_as] == people.count()


def test_documents_bound_what_is_found(world):
    keys = list(SearchDocument.objects.order_by("key").values_list("key", flat=True))
    query = parse("利")
    by_document = {}
    for key in keys:
        units = fetched(of(connection).units(query, 0, [key]))
        by_document[key] = {unit for (unit,) in units}
        assert all(unit >> 23 == key for unit in by_document[key])
    newer = {unit for (unit,) in fetched(of(connection).units(query, keys[3], None))}
    assert newer == set().union(*(by_document[key] for key in keys[3:]))
    assert fetched(of(connection).units(query, 0, [])) == []


def test_a_word_does_not_reach_from_one_row_into_the_next():
    edition = make_release().editions.get()
    question = make_block(edition, "问专", kind="question")
    make_block(edition, "利好。", kind="answer")
    index_all()
    assert not unit_rows(parse("专利"), EXCHANGES.held_as, 0, None)
    assert list(unit_rows(parse("专 利"), EXCHANGES.held_as, 0, None)) == [question.pk]


def test_who_is_listed_twice_speaks_as_one():
    edition = make_release().editions.get()
    first = make_appearance(edition, "张焜", posts=["局长"])
    again = make_appearance(edition, person=first.person, posts=["新闻发言人"])
    make_block(edition, "专利。", kind="statement", speaker=again)
    index_all()
    assert list(unit_rows(parse("局长 专利 新闻发言人"), SPEAKERS.held_as, 0, None)) == [first.pk]


def test_only_what_is_published_is_listed():
    edition = make_edition(title="新")
    make_block(edition, "专利。", kind="question")
    index_all()
    assert not SearchUnit.objects.filter(document__edition=edition).exists()


def test_what_is_taken_back_is_found_no_longer(world):
    edition = SearchDocument.objects.order_by("key")[0].edition
    edition.state = State.SUPERSEDED
    edition.save(update_fields=["state"])
    assert not SearchUnit.objects.filter(document__edition=edition).exists()
    indexing.write(type(edition).objects.filter(pk=edition.pk))
    assert list(faults()) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="FTS5 could fall behind its texts")
def test_units_that_fts5_lost_or_kept_are_told(world):
    assert list(faults()) == []
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_units(rowid, pairs) VALUES (7, '专利')")
        assert list(faults()) == ["the engine holds row 7, which does not exist"]
        cursor.execute("INSERT INTO search_units(search_units) VALUES ('delete-all')")
    assert any("does not find its units" in fault for fault in faults())


def test_room_for_numbers():
    kind = SearchUnit.Kind
    at_most = (1 << ORDINAL_BITS) - 1
    ids = [unit_id(5, each, 0) for each in kind] + [unit_id(5, kind.STATISTIC, at_most)]
    ids.append(unit_id(5, kind.SPEAKER, OF_PERSON - 1))
    assert len(set(ids)) == 6
    assert all(5 << 23 <= each < 6 << 23 for each in ids)
    for each, number in ((kind.MEASURE, at_most + 1), (kind.SPEAKER, OF_PERSON)):
        with pytest.raises(OverflowError):
            unit_id(5, each, number)
