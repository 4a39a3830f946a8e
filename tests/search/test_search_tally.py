"""Searches are counted together, whether their page was made or kept, once the answer is out."""

import datetime
import time

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.utils import timezone

from releases.models import SearchTally
from releases.search.results import search_tally
from releases.search.results.search_tally import Batch, Search
from tests import make

pytestmark = pytest.mark.django_db


def counted():
    return {row.words: (row.times, row.found) for row in SearchTally.objects.all()}


def test_a_kept_page_is_counted_as_a_made_one(client, settings, monkeypatch):
    settings.PAGE_CACHE_MB = 1
    cache.clear()
    make.make_release(title="香菇保护发布会")
    make.index_all()
    monkeypatch.setattr(search_tally, "EVERY", 60.0)
    monkeypatch.setattr(search_tally.batch, "written_at", time.monotonic())
    tag = client.get("/releases/?q=香菇")["ETag"]
    client.get("/releases/?q=香菇")
    client.get("/releases/?q=香菇", headers={"if-none-match": tag})
    client.get("/releases/?q=香菇&year=2025")
    client.get("/exchanges/?q=香菇")
    assert counted() == {}
    monkeypatch.setattr(search_tally, "EVERY", 0.0)
    client.get("/")
    assert counted() == {"香菇": (3, 1)}


def test_what_cannot_be_written_waits(monkeypatch):
    batch = Batch()
    batch.count(Search("香菇", 1))
    batch.count(Search("香菇", 1))

    def refuse(execute, sql, params, many, context):
        raise OperationalError("database is locked")

    with connection.execute_wrapper(refuse):
        batch.write()
    assert counted() == {}
    batch.count(Search("木耳", 0))
    batch.write()
    assert counted() == {"香菇": (2, 1), "木耳": (1, 0)}
    assert not batch.counts


def test_it_is_written_by_the_day_it_was_asked(monkeypatch):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    batch = Batch()
    batch.counts[yesterday, Search("香菇", 1)] = 2
    batch.count(Search("香菇", 1))
    batch.write()
    rows = SearchTally.objects.order_by("day").values_list("day", "times")
    assert list(rows) == [(yesterday, 2), (timezone.localdate(), 1)]


def test_a_batch_is_bounded(monkeypatch):
    monkeypatch.setattr(search_tally, "MOST", 2)
    batch = Batch()
    for word in ("甲", "乙", "丙", "甲"):
        batch.count(Search(word, 0))
    assert sorted(search.words for _day, search in batch.counts) == ["乙", "甲"]
    assert sum(batch.counts.values()) == 3
