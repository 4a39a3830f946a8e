"""What a process knows of each release by heart is what a scan of the index finds."""

from collections import Counter

import pytest

from releases.models import SearchDocument, SearchFacet, SearchPlace
from releases.publishing import lifecycle
from releases.search import cache
from releases.search.index import indexing
from releases.search.lists import document_facts
from releases.search.lists.document_facts import LearnedFacts
from releases.search.lists.list_kinds import LIST_KINDS, RELEASES
from tests.make import NOW, index_all, make_release
from tests.search.rooms import make_world

pytestmark = pytest.mark.django_db


def scanned():
    """Year, facets and units by key, without any of the sums."""
    documents = SearchDocument.objects.published()
    facets = SearchFacet.objects.published().values_list("document", "group", "value")
    places = {
        kind.name: SearchPlace.objects.published().filter(kind.places)
        for kind in LIST_KINDS if kind is not RELEASES
    }  # fmt: skip
    units = {
        name: set(rows.values_list("document", "person" if name == "speakers" else unit_of(name)))
        for name, rows in places.items()
    }
    return dict(documents.values_list("key", "year")), list(facets), units


def unit_of(name):
    return next(kind.unit for kind in LIST_KINDS if kind.name == name)


def assert_as_scanned(facts, only=None):
    years, facets, units = scanned()
    keys = set(years) if only is None else set(only)
    assert facts.years(only) == Counter(year for key, year in years.items() if key in keys)
    for group in SearchFacet.Group:
        counted = Counter(v for key, of, v in facets if of == group and key in keys)
        assert facts.values(group, only) == counted
    for kind in LIST_KINDS:
        found = {unit for key, unit in units.get(kind.name, ()) if key in keys}
        assert facts.units(kind, only) == (len(keys) if kind is RELEASES else len(found))


def test_learns_every_change_and_reads_nothing_twice(monkeypatch):
    facts, read = LearnedFacts(), []
    plain = document_facts._read
    monkeypatch.setattr(
        document_facts, "_read", lambda keys: [read.append(len(keys)), plain(keys)][1]
    )
    editions = make_world()
    assert_as_scanned(facts.at(cache.data_version()))
    lifecycle.withdraw(editions[0].release, by=None, now=NOW, reason="有误")
    assert_as_scanned(facts.at(cache.data_version()))
    make_release(title="新的")
    index_all()
    assert_as_scanned(facts.at(cache.data_version()))
    indexing.refresh([editions[1].pk])
    assert_as_scanned(facts.at(cache.data_version()))
    assert facts.at(cache.data_version()) is facts.at(cache.data_version())
    assert (read[0], read[1], read[3:]) == (8, 0, [1])


def test_what_one_request_counts_from_stays_while_another_learns():
    """Sums that change under a loop over them would end it with an error."""
    facts = LearnedFacts()
    make_world()
    before = facts.at(cache.data_version())
    years, topics = before.years(None), before.values(SearchFacet.Group.TOPIC, None)
    each = iter(before._years.items())
    next(each)
    make_release(title="新的", at=NOW.replace(year=1999))
    index_all()
    assert facts.at(cache.data_version()).years(None) == years | {1999: 1}
    assert len(list(each)) == len(before._years) - 1
    assert (before.years(None), before.values(SearchFacet.Group.TOPIC, None)) == (years, topics)


def test_of_some_documents():
    make_world()
    facts = LearnedFacts().at(cache.data_version())
    keys = list(SearchDocument.objects.published().values_list("key", flat=True))
    for only in (keys[:3], keys[5:], []):
        assert_as_scanned(facts, only)


def test_without_a_version_everything_is_looked_at_again():
    facts = LearnedFacts()
    facts.at("")
    make_world(releases=2)
    assert sum(facts.at("").years(None).values()) == 2
