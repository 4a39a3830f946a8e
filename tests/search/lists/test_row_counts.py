"""What is known by heart of lists of rows is what the index would count anew."""

import random

import pytest

from releases.models import Edition, Organisation, SearchDocument, State
from releases.publishing.vocabulary import merging
from releases.search import cache
from releases.search.index import indexing
from releases.search.lists import row_counts
from releases.search.lists.document_facts import FACTS
from releases.search.lists.facets import OfferedFilter
from releases.search.lists.filter_sets import FILTERS
from releases.search.lists.list_kinds import RELEASES, STATISTICS
from releases.search.query.parser import Criteria
from tests.make import NOW
from tests.search.rooms import make_world

pytestmark = pytest.mark.django_db
# All documents, and some of them.
STATES = ({}, {"year": 2024})
SEEDS = [0, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(1, 4))]


@pytest.fixture(autouse=True)
def _nothing_known():
    FACTS.forget()


def assert_as_scanned(states=STATES):
    for filterset in FILTERS.values():
        for state in states if filterset.list_kind is not RELEASES else ():
            found = filterset.list_of(Criteria(state))
            for name, each in found.filters.items():
                if isinstance(each, OfferedFilter):
                    assert found.facet(name) == scanned(found, name, each), (found.kind.name, name)


def scanned(found, name, each):
    units = found.kind.units(found._columns(name, column=each.column))
    return each.counts_in_places(found.places(name, column=each.column), units, None)


def set_live(edition):
    Edition.objects.filter(pk=edition.pk).update(state=State.LIVE)
    indexing.refresh([edition.pk])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_comes_and_goes(seed):
    rng = random.Random(seed)
    waiting = make_world(releases=4, seed=seed)
    Edition.objects.update(state=State.SUPERSEDED)
    live = []
    while waiting:
        match rng.randrange(6):
            case 0 if live:
                live.remove(gone := rng.choice(live))
                waiting.append(gone)
                Edition.objects.filter(pk=gone.pk).update(state=State.SUPERSEDED)
            case 1 if live:
                indexing.refresh([rng.choice(live).pk])
            case _:
                live.append(waiting.pop(rng.randrange(len(waiting))))
                set_live(live[-1])
        assert_as_scanned(STATES[:1])
    one, other = Organisation.objects.order_by("pk")[:2]
    merging.merge(one, other, versions=(0, 0), by=None, now=NOW)
    indexing.catch_up()
    assert_as_scanned()


def counted(name="kind"):
    return FILTERS["statistics"].list_of(Criteria({})).facet(name)


def test_only_what_came_is_read(monkeypatch):
    *_rest, last = make_world()
    Edition.objects.filter(pk=last.pk).update(state=State.SUPERSEDED)
    counted()
    set_live(last)
    rows = []
    plain = row_counts._read
    monkeypatch.setattr(row_counts, "_read", lambda places: rows.append(plain(places)) or rows[-1])
    counted()
    assert {row.document for row in rows[0]} == {last_key(last)}
    counted("told_as")
    assert len(rows) == 1


def last_key(edition):
    return SearchDocument.objects.get(edition=edition).key


def test_more_than_are_added(monkeypatch):
    monkeypatch.setattr(row_counts, "ADDED_AT_ONCE", 1)
    editions = make_world(releases=4)
    Edition.objects.update(state=State.SUPERSEDED)
    for edition in editions:
        set_live(edition)
        assert_as_scanned(STATES[:1])


def test_what_came_while_it_was_counted_is_not_added_twice():
    *_rest, last = make_world(releases=3)
    Edition.objects.filter(pk=last.pk).update(state=State.SUPERSEDED)
    facts = FACTS.at(cache.data_version())

    def anew():
        set_live(last)
        return {"level": 1}

    assert facts.rows_by(STATISTICS, "figure_kind", anew) == {"level": 1}
    assert_as_scanned()
