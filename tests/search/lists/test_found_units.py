"""What is counted of found units by heart is what the index would count, row by row."""

import pytest
from django.db.models import F

from releases.models import Edition, Measure, Organisation, SearchDocument, State, Theme
from releases.publishing.vocabulary import merging
from releases.search.index import indexing
from releases.search.lists import unit_values
from releases.search.lists.facets import OfferedFilter
from releases.search.lists.filter_sets import FILTERS
from releases.search.lists.list_kinds import RELEASES, SPEAKERS
from releases.search.lists.pagination import by_place
from releases.search.lists.result_list import ResultList
from releases.search.query.parser import Criteria, parse
from tests.make import NOW
from tests.search.rooms import make_world

pytestmark = pytest.mark.django_db
LISTS = [name for name, each in FILTERS.items() if each.list_kind is not RELEASES]


def lists(**chosen):
    for name in LISTS:
        if chosen.keys() <= FILTERS[name].base_filters.keys():
            yield FILTERS[name].list_of(Criteria(chosen))


def scanned(found, name, each):
    units = found.kind.units(found._columns(name, column=each.column))
    return each.counts_in_places(found.places(name, column=each.column), units, None)


def assert_as_scanned(**chosen):
    for found in lists(**chosen):
        for name, each in found.filters.items():
            if isinstance(each, OfferedFilter):
                assert found.facet(name) == scanned(found, name, each), (found.kind.name, name)
        units = found.kind.units(found._columns())
        assert found.total().n == found.places().aggregate(n=units)["n"]


@pytest.mark.parametrize("words", ["专利", "商标 海关", "专利 -香菇", "不在"])
def test_facets_of_words(words):
    make_world()
    assert_as_scanned(q=parse(words))
    assert_as_scanned(q=parse(words), year=2024)


def test_with_filters_of_rows():
    make_world()
    body, theme = Organisation.objects.order_by("pk")[0].pk, Measure.objects.last().theme
    for chosen in ({"organisation": body}, {"theme": theme}, {"theme": theme, "year": 2024}):
        assert_as_scanned(q=parse("专利"), **chosen)
    assert_as_scanned(q=parse("专利"), stage=Measure.Stage.PLANNED, organisation=body)
    assert_as_scanned(q=parse("专利"), outcome=Measure.Outcome.NONE)


def test_only_where_no_two_rows_have_to_agree():
    make_world(releases=2)
    known = {
        found.kind.name for found in lists(q=parse("专利"), theme=Theme.CREATION) if found.units()
    }
    assert known == {"measures", "statistics"}
    assert not any(found.units() for found in lists(q=parse("专利"), outcome="done"))
    assert not any(found.units() for found in lists(q=parse("-专利")))


def test_nothing_is_kept_of_what_was_written_before():
    *_rest, last = make_world(releases=4)
    assert_as_scanned(q=parse("专利"))
    one, other = Organisation.objects.order_by("pk")[:2]
    merging.merge(one, other, versions=(0, 0), by=None, now=NOW)
    indexing.catch_up()
    assert_as_scanned(q=parse("专利"))
    Edition.objects.filter(pk=last.pk).update(state=State.SUPERSEDED)
    assert_as_scanned(q=parse("专利"))


@pytest.mark.parametrize("documents", [1, 7, 8])
def test_documents_are_read_in_pieces(monkeypatch, documents):
    make_world(releases=8)
    monkeypatch.setattr(unit_values, "READ_AT_ONCE", documents)
    assert_as_scanned(q=parse("专利"))


def test_what_is_written_while_it_is_read_is_not_kept(monkeypatch):
    make_world(releases=2)
    plain = unit_values._read

    def read(*asked):
        found = plain(*asked)
        SearchDocument.objects.update(stamp=F("stamp") + 1)
        return found

    monkeypatch.setattr(unit_values, "_read", read)
    assert_as_scanned(q=parse("专利"))
    assert not unit_values._kept


def test_a_document_is_read_once(django_assert_num_queries):
    make_world(releases=2)
    (found,) = (each for each in lists(q=parse("专利")) if each.kind is SPEAKERS)
    found.units()
    (again,) = (each for each in lists(q=parse("专利")) if each.kind is SPEAKERS)
    again.documents()
    assert again.data_version
    with django_assert_num_queries(1):
        assert again.units() == found.units()


def test_pages_are_those_of_a_scan(monkeypatch):
    make_world()
    for found in lists(q=parse("专利")):
        pages = [page.rows for page in paged(found)]
        with monkeypatch.context() as patch:
            patch.setattr(ResultList, "units", lambda *_all: None)
            assert pages == [page.rows for page in paged(found)], found.kind.name


def paged(found):
    """There and back again."""
    query = {}
    for way in ("following", "previous"):
        while True:
            yield (page := by_place(found, query, lambda **to: to, size=2))
            if not getattr(page, way):
                break
            query = getattr(page, way)


def test_small_numbers_take_a_byte_each():
    for values in ([], [0, 255], [0, 256], [3, 1 << 30]):
        assert list(unit_values.packed(values)) == values
    assert isinstance(unit_values.packed([255]), bytes)
    assert not isinstance(unit_values.packed([256]), bytes)
