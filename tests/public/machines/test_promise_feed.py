"""What was promised and what became of it, as a feed."""

import datetime

import pytest

from releases.publishing import follow_ups
from tests.make import NOW, make_promise
from tests.public.atoms import read_feed, texts

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_new_promises_and_what_became_of_old_ones(client):
    assert texts(read_feed(client, "/measures/progress/feed.atom"), "title") == []
    first = make_promise("建设保护中心", at=NOW)
    second = make_promise("开展专项行动", at=NOW + DAY)
    feed = read_feed(client, "/measures/progress/feed.atom")
    assert texts(feed, "title") == ["开展专项行动", "建设保护中心"]
    follow_ups.link(first, outcome="done", evidence=second, by=None, now=NOW + 2 * DAY)
    feed = read_feed(client, "/measures/progress/feed.atom")
    assert texts(feed, "title") == ["建设保护中心", "开展专项行动"]
    assert "后来：已完成" in texts(feed, "summary")[0]


def test_an_old_promise_is_told_again_among_many(client):
    first = make_promise("建设保护中心", at=NOW)
    later = [make_promise(f"第{n}项", at=NOW + n * DAY) for n in range(1, 52)]
    titles = texts(read_feed(client, "/measures/progress/feed.atom"), "title")
    assert len(titles) == 50
    assert "建设保护中心" not in titles
    follow_ups.link(first, outcome="done", evidence=later[-1], by=None, now=NOW + 90 * DAY)
    titles = texts(read_feed(client, "/measures/progress/feed.atom"), "title")
    assert titles[0] == "建设保护中心"
    assert len(titles) == 50
