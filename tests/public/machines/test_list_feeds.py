"""Answers, measures and figures can be followed under every filter that their lists have."""

import datetime
from urllib.parse import urlencode

import pytest

from releases.models import Edition
from releases.publishing import follow_ups
from tests.make import (
    NOW,
    index_all,
    make_block,
    make_edition,
    make_measure,
    make_organisation,
    make_promise,
    make_release,
    make_said,
    make_statistic,
)
from tests.public.atoms import ATOM, link, read_feed, texts, title, withdraw
from tests.public.pages import make_correction, make_full_release

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NAMES = ("exchanges", "measures", "figures")


@pytest.fixture
def feed(client):
    return lambda name, **data: read_feed(client, f"/{name}/feed.atom", **data)


def test_nothing_published_yet(feed):
    edition = make_edition()
    make_statistic(make_block(edition))
    for name in NAMES:
        assert texts(feed(name), "title") == []


def test_an_answer(feed):
    edition = make_full_release(title="一场发布会")
    question, speaker = edition.blocks.get(kind="question"), edition.appearances.get()
    number = edition.release.number
    found = feed("exchanges")
    (entry,) = found.findall("a:entry", ATOM)
    assert title(found) == "答记者问"
    assert texts(found, "title") == ["请问打算怎么做?"]
    assert link(entry) == f"http://testserver/releases/{number}/{question.anchor}/"
    assert texts(found, "id") == [f"tag:testserver,2025:exchange:{number}:{question.uid}"]
    told = ["一场发布会", "问：请问打算怎么做?", f"答 {speaker.name}：我们将加快建设。"]
    assert texts(found, "summary") == ["<br>".join(told)]


def test_a_measure_and_a_figure(client, feed):
    edition = make_full_release(title="一场发布会")
    speaker = edition.appearances.get()
    said = f"一场发布会，{speaker.name}，原话：“全年专利授权1939件。”"
    for name, rows, head, told in (
        ("measures", edition.measures, "知识产权创造稳步提升", f"已完成，市局<br>{said}"),
        ("figures", edition.statistics, "专利授权量 1939件（2024年）", said),
    ):
        found = feed(name)
        (entry,) = found.findall("a:entry", ATOM)
        assert texts(found, "title") == [head]
        assert texts(found, "summary") == [told]
        address = f"/releases/{edition.release.number}/{rows.get().anchor}/"
        assert link(entry) == f"http://testserver{address}"
        assert client.get(address).status_code == 200
        assert link(found) == f"http://testserver/{name}/"


def test_what_became_of_a_promise_is_a_change_of_it(feed):
    """A reader who follows what is done is told when it is reported, years after the promise."""
    body = make_organisation()
    promise = make_promise("建设保护中心", organisation=body)
    later = Edition.objects.get(release=make_release(at=NOW + 400 * DAY))
    evidence = make_said(later, "保护中心建成", organisation=body, stage="done")
    index_all()
    now = NOW + 401 * DAY
    follow_ups.link(promise, outcome="done", by=None, now=now, evidence=evidence)
    found = feed("measures", outcome="done", stage="planned")
    assert texts(found, "title") == ["建设保护中心"]
    assert "后来：已完成" in texts(found, "summary")[0]
    assert found.findtext("a:updated", namespaces=ATOM) == "2026-06-01T01:30:00+00:00"
    assert found.findtext("a:entry/a:published", namespaces=ATOM) == "2025-04-26T01:30:00+00:00"


def test_the_filters_of_the_list(feed):
    edition = make_full_release()
    block, body = edition.blocks.get(kind="statement"), edition.appearances.get().organisation
    make_measure(block, "建设保护中心", stage="planned", organisation=body, organisation_name="局")
    make_full_release(at=NOW - 400 * DAY)
    assert len(texts(feed("measures"), "title")) == 3
    asked = {"organisation": body.slug, "stage": "planned"}
    found = feed("measures", sort="date", **asked)
    assert texts(found, "title") == ["建设保护中心"]
    assert link(found).endswith(f"/measures/?{urlencode(asked)}")
    assert title(found) == f"举措：{body}，计划"
    assert texts(feed("measures", outcome="none"), "title") == ["建设保护中心"]
    assert texts(feed("measures", outcome="dropped"), "title") == []
    assert len(texts(feed("figures", indicator="专利授权量", kind="level"), "title")) == 2
    assert (
        len(texts(feed("exchanges", speaker=edition.appearances.get().person.slug), "title")) == 1
    )
    for name in NAMES:
        assert len(texts(feed(name, year="2025", q="建设 -没有"), "title")) == (name != "figures")


def test_a_filter_that_is_wrong_is_answered_in_words(client):
    response = client.get("/measures/feed.atom", {"stage": "perhaps"})
    assert response.status_code == 400
    assert "没有“perhaps”这个阶段" in response.content.decode()


def test_the_newest_change_is_first_and_a_release_reads_as_it_was_said(feed):
    old = make_full_release(title="旧")
    block = old.blocks.get(kind="statement")
    make_measure(block, "第二项", position=10**6)
    make_full_release(title="新", at=NOW + DAY)
    heads = texts(feed("measures"), "title")
    assert heads == ["知识产权创造稳步提升"] * 2 + ["第二项"]
    new = make_correction(old)
    Edition.objects.filter(pk=new.pk).update(published_at=NOW + 2 * DAY)
    words = make_block(new, kind="statement")
    make_measure(words, "第一项", uid=old.measures.first().uid)
    assert texts(feed("measures"), "title") == ["【更正】第一项", "知识产权创造稳步提升"]
    assert "更正第三段的件数。" in texts(feed("measures"), "summary")[0]


def test_a_withdrawal_is_told_to_those_who_were_told_of_its_rows(feed):
    edition = make_full_release(title="商标发布会")
    other = make_full_release(title="另一场")
    make_measure(other.blocks.get(kind="statement"), "要做的", stage="planned")
    bare = make_edition()
    withdraw(edition.release, at=NOW + DAY)
    told = "【撤回】商标发布会"
    for name in NAMES:
        found = feed(name)
        assert texts(found, "title")[0] == told
        assert texts(found, "summary")[0] == "这篇发布稿已撤回：数据有误。"
        assert told in texts(feed(name, q="商标"), "title")
        assert told not in texts(feed(name, q="1939"), "title")
        assert told not in texts(feed(name, q="-商标"), "title")
    assert told in texts(feed("measures", stage="done"), "title")
    assert told not in texts(feed("measures", stage="planned"), "title")
    assert told not in texts(feed("measures", outcome="none"), "title")
    assert bare.title not in texts(feed("measures"), "title")


def test_what_became_of_a_measure_is_a_filter(feed):
    edition, later = make_full_release(), make_full_release(at=NOW + DAY)
    promise = make_measure(edition.blocks.get(kind="statement"), "要做的", stage="planned")
    evidence = later.measures.get()
    assert texts(feed("measures", outcome="ongoing"), "title") == []
    follow_ups.link(promise, outcome="ongoing", evidence=evidence, by=None, now=NOW + DAY)
    assert texts(feed("measures", outcome="ongoing"), "title") == ["要做的"]


def test_asking_again_is_answered_by_304(client):
    make_full_release()
    index_all()
    for name in NAMES:
        first = client.get(f"/{name}/feed.atom")
        for known in (
            {"if-none-match": first["ETag"]},
            {"if-modified-since": first["Last-Modified"]},
        ):
            assert client.get(f"/{name}/feed.atom", headers=known).status_code == 304


@pytest.mark.parametrize(("name", "count"), [("exchanges", 6), ("measures", 6), ("figures", 5)])
def test_queries_do_not_grow(client, django_assert_num_queries, name, count):
    for more in (2, 20):
        for number in range(more):
            edition = make_full_release(title=f"第{number}场")
            if number % 2:
                withdraw(edition.release, at=NOW)
        index_all()
        with django_assert_num_queries(count):
            client.get(f"/{name}/feed.atom")


def test_a_feed_is_of_bounded_length(feed, monkeypatch):
    monkeypatch.setattr("releases.public.machines.feeds.MAX_ROWS", 3)
    for number in range(4):
        edition = make_full_release(title=f"第{number}场", at=NOW + number * DAY)
        make_measure(edition.blocks.get(kind="statement"), f"第{number}项", position=10**6)
    assert texts(feed("measures"), "title") == [
        "知识产权创造稳步提升",
        "第3项",
        "知识产权创造稳步提升",
    ]
