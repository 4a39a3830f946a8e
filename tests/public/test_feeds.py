"""Atom: what was published, corrected and withdrawn, under the filters of the list."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from releases.models import Edition, Release, State
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_block,
    make_edition,
    make_indicator,
    make_person,
    make_release,
    make_statistic,
)

from .pages import make_correction, make_full_release

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
DAY = datetime.timedelta(days=1)


@pytest.fixture
def feed(client):
    def read(address: str = "/releases/feed.atom", **data) -> ET.Element:
        index_all()
        response = client.get(address, data)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ET.fromstring(response.content)

    return read


def texts(feed: ET.Element, name: str) -> list[str]:
    return [found.text or "" for found in feed.findall(f"a:entry/a:{name}", ATOM)]


def withdraw(release: Release, *, at: datetime.datetime) -> None:
    """As it was published, and then taken back."""
    release.editions.filter(state=State.LIVE).update(state=State.WITHDRAWN)
    release.withdrawn_at, release.withdrawal_reason = at, "数据有误。"
    release.save()


def test_nothing_published_yet(feed):
    empty = feed()
    assert texts(empty, "title") == []
    assert empty.findtext("a:updated", namespaces=ATOM).startswith("2000-01-01")


def test_newest_first_and_only_what_is_published(feed):
    make_edition(title="草稿")
    make_release(title="旧", at=NOW)
    make_release(title="新", at=NOW + DAY)
    assert texts(feed(), "title") == ["新", "旧"]


def test_an_entry(feed):
    edition = make_full_release()
    found = feed()
    (entry,) = found.findall("a:entry", ATOM)
    number = edition.release.number
    assert entry.find("a:link", ATOM).get("href") == f"http://testserver/releases/{number}/"
    assert entry.findtext("a:id", namespaces=ATOM) == f"tag:testserver,2025:release:{number}"
    assert entry.findtext("a:summary", namespaces=ATOM) == "4月26日,市新闻办召开发布会。"
    assert entry.findtext("a:published", namespaces=ATOM) == "2025-04-26T01:30:00+00:00"
    rels = {link.get("rel"): link.get("href") for link in found.findall("a:link", ATOM)}
    assert rels["alternate"] == "http://testserver/releases/"
    assert rels["self"] == "http://testserver/releases/feed.atom"


@override_settings(SITE_DOMAIN="www.yunxiu.gov.cn")
def test_ids_do_not_hang_on_the_host_that_was_asked(client):
    number = make_release().number
    text = client.get("/releases/feed.atom", headers={"host": "localhost:8000"}).content.decode()
    assert f"tag:www.yunxiu.gov.cn,2025:release:{number}" in text


def test_a_correction_is_the_same_entry_changed(feed):
    old = make_full_release()
    make_release(title="后来的", at=NOW + DAY)
    (identity,) = [i for i in texts(feed(), "id") if old.release.number in i]
    make_correction(old)
    Edition.objects.filter(release=old.release, ordinal=2).update(published_at=NOW + 2 * DAY)
    found = feed()
    assert texts(found, "title")[0] == f"【更正】{old.title}"
    assert texts(found, "id")[0] == identity
    assert "更正第三段的件数。" in texts(found, "summary")[0]
    assert len(texts(found, "id")) == 2


def test_a_withdrawal_is_told_without_the_text(feed):
    edition = make_full_release()
    before = feed()
    withdraw(edition.release, at=NOW + DAY)
    found = feed()
    assert texts(found, "id") == texts(before, "id")
    assert texts(found, "title") == [f"【撤回】{edition.title}"]
    assert texts(found, "summary") == ["这篇发布稿已撤回：数据有误。"]
    assert found.findtext("a:updated", namespaces=ATOM) == "2025-04-27T01:30:00+00:00"
    assert [c.get("term") for c in found.findall("a:entry/a:category", ATOM)] == ["撤回"]


def test_only_the_last_withdrawn_text_of_a_release_counts(feed):
    edition = make_full_release()
    withdraw(edition.release, at=NOW)
    make_edition(release=edition.release, ordinal=2, state=State.WITHDRAWN, title="再次撤回")
    assert texts(feed(), "title") == ["【撤回】再次撤回"]


def test_the_filters_of_the_list(feed):
    make_full_release(title="专利发布会")
    make_release(title="商标发布会", at=NOW - 400 * DAY)
    assert texts(feed(q="商标"), "title") == ["商标发布会"]
    assert texts(feed(year="2025"), "title") == ["专利发布会"]
    assert texts(feed(year="2025", q="商标"), "title") == []
    page = feed(year="2025", page="3").find("a:link[@rel='alternate']", ATOM).get("href")
    assert page == "http://testserver/releases/?year=2025"


def test_a_keyword_does_not_tell_what_stood_in_a_withdrawn_text(feed):
    edition = make_full_release(title="商标发布会")
    make_block(edition, "不宜公开的细节")
    make_release(title="另一场")
    withdraw(edition.release, at=NOW)
    assert texts(feed(q="细节"), "title") == []
    assert texts(feed(q="商标"), "title") == ["【撤回】商标发布会"]


def test_a_filter_that_is_wrong_is_answered_in_words(client):
    response = client.get("/releases/feed.atom", {"year": "1999"})
    assert response.status_code == 400
    assert "没有“1999”这一年的发布稿" in response.content.decode()


def test_asking_again_is_answered_by_304(client):
    make_full_release()
    first = client.get("/releases/feed.atom")
    again = client.get("/releases/feed.atom", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    since = {"if-modified-since": first["Last-Modified"]}
    assert client.get("/releases/feed.atom", headers=since).status_code == 304
    make_release(at=NOW + DAY)
    changed = client.get("/releases/feed.atom", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_the_feed_is_chinese_whoever_asks(client):
    old = make_full_release()
    make_correction(old)
    text = client.get("/releases/feed.atom", headers={"accept-language": "en"}).content.decode()
    assert "【更正】" in text


def test_markup_and_control_characters_are_text(feed):
    make_full_release(title="甲<b>\x0b乙&")
    assert texts(feed(), "title") == ["甲<b>乙&"]


def test_figures_of_an_indicator(feed):
    edition = make_full_release()
    row = edition.statistics.get()
    make_statistic(make_block(make_edition(title="草稿")), value=5)
    found = feed("/statistics/专利授权量/feed.atom")
    assert texts(found, "title") == ["专利授权量 1939件（2024年）"]
    (entry,) = found.findall("a:entry", ATOM)
    link = entry.find("a:link", ATOM).get("href")
    assert link.endswith(f"/releases/{edition.release.number}/#{row.anchor}")
    assert "原话：“1939件”" in texts(found, "summary")[0]
    withdraw(edition.release, at=NOW + DAY)
    assert texts(feed("/statistics/专利授权量/feed.atom"), "title") == [f"【撤回】{edition.title}"]


def test_releases_of_a_speaker(feed):
    edition = make_full_release()
    person = edition.appearances.get().person
    make_release(title="别人的")
    sitting = Edition.objects.get(release=make_release(title="只是出席"))
    make_appearance(sitting, person=person, role="attendee")
    assert texts(feed(f"/speakers/{person.slug}/feed.atom"), "title") == [edition.title]


def test_what_only_drafts_know_is_not_there(client):
    make_statistic(make_block(make_edition()), indicator=make_indicator("草稿指标"))
    make_person("路人", slug="路人")
    for address in ("statistics/草稿指标", "statistics/没有", "speakers/路人", "speakers/没有"):
        assert client.get(f"/{address}/feed.atom").status_code == 404


def test_queries_do_not_grow(client, django_assert_num_queries):
    """How many the choices of the filters take is the filters' own affair."""

    def publish(count):
        for number in range(count):
            edition = make_full_release(title=f"第{number}场")
            if number % 2:
                withdraw(edition.release, at=NOW)

    publish(2)
    with CaptureQueriesContext(connection) as few:
        client.get("/releases/feed.atom")
    publish(20)
    with django_assert_num_queries(len(few)):
        client.get("/releases/feed.atom")
    with django_assert_num_queries(3):
        client.get("/statistics/专利授权量/feed.atom")


def test_a_feed_is_of_bounded_length(feed, monkeypatch):
    monkeypatch.setattr("releases.public.feeds.MOST", 3)
    for number in range(5):
        make_release(title=f"第{number}场", at=NOW + number * DAY)
    assert texts(feed(), "title") == ["第4场", "第3场", "第2场"]
