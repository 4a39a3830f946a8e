"""What was counted is kept, and forgotten with any change of what is published."""

import datetime

import pytest
from cachetools import LRUCache
from django.http import QueryDict

from releases.models import ContentVersion, Edition, FollowUp, State
from releases.publishing import follow_ups
from releases.search import cache
from releases.search.lists.filter_sets import FILTERS
from tests import make
from tests.search.rooms import make_world

pytestmark = pytest.mark.django_db
KINDS = list(FILTERS)


@pytest.fixture
def counted():
    """Makes a number, one more each time it is really made."""
    made = []

    def make_it():
        made.append(len(made))
        return made[-1]

    return lambda: cache.cached("number", make_it, at=cache.data_version())


def test_kept_while_nothing_changes(counted):
    make_world(releases=1)
    assert [counted(), counted()] == [0, 0]


def test_nothing_is_kept_without_a_version(counted):
    ContentVersion.objects.all().delete()
    assert cache.data_version() == ""
    assert [counted(), counted()] == [0, 1]


def test_forgotten_with_what_is_published_and_taken_back(counted):
    make_world(releases=2)
    counted()
    edition = make.make_release().editions.get()
    assert counted() == 1
    make.index_all()
    assert counted() == 2
    Edition.objects.filter(pk=edition.pk).update(state=State.WITHDRAWN)
    assert counted() == 3


def test_forgotten_with_follow_ups(counted):
    make_world(releases=1)
    promise = make.make_promise()
    later = make.make_promise(stage="done", at=make.NOW + datetime.timedelta(days=1))
    counted()
    report = follow_ups.link(promise, outcome="done", evidence=later, by=None, now=make.NOW)
    assert counted() == 1
    FollowUp.objects.filter(pk=report.pk).update(unlinked_at=make.NOW)
    assert counted() == 2


@pytest.mark.parametrize(("asked", "left"), [("abca", "ac"), ("abac", "ac"), ("ab", "ab")])
def test_what_nobody_asked_for_lately_is_dropped(monkeypatch, asked, left):
    monkeypatch.setattr(cache, "_cache", LRUCache(2))
    for key in asked:
        cache.cached(key, lambda: 1, at="1")
    assert sorted(cache._cache) == list(left)


def test_five_hundred_are_kept():
    assert cache.MAX_ENTRIES == 500
    for key in range(501):
        cache.cached(key, lambda: 1, at="1")
    assert len(cache._cache) == 500


def test_of_many_only_what_is_missing_is_made():
    asked = []

    def make_them(keys):
        asked.append(keys)
        return {key: -key for key in keys}

    for wanted in ([1, 2], [2, 3], []):
        found = cache.cached_each("less", dict.fromkeys(wanted, "1"), make_them)
        assert found == {key: -key for key in wanted}
    assert asked == [[1, 2], [3]]
    assert cache.cached_each("less", {1: "2", 2: "1", 3: ""}, make_them) == {1: -1, 2: -2, 3: -3}
    assert asked[2:] == [[1, 3]]


@pytest.mark.parametrize("view", KINDS)
def test_kept_counts_lose_what_is_taken_back_at_once(view):
    editions = make_world(releases=2)

    def found():
        return FILTERS[view](QueryDict(""), Edition.objects.published()).result_list

    before = found()
    assert before.total().n == found().total().n > 0
    assert before.facet("year") == found().facet("year")
    Edition.objects.filter(pk__in=[e.pk for e in editions]).update(state=State.WITHDRAWN)
    assert (found().total().n, found().facet("year")) == (0, {})
