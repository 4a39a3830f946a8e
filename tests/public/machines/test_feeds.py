"""Atom: what was published, corrected and withdrawn, under the filters of the list."""

import datetime
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import Edition, Release, State, Statistic, SynonymGroup, SynonymWord
from releases.public.machines.atom import UNWRITABLE
from releases.text.search_key import key
from tests.deep import one_in
from tests.make import (
    NOW,
    index_all,
    make_appearance,
    make_block,
    make_edition,
    make_indicator,
    make_organisation,
    make_person,
    make_release,
    make_statistic,
)
from tests.public.atoms import ATOM, link, read_feed, texts, title, withdraw
from tests.public.pages import make_correction, make_full_release

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def feed(client):
    return lambda address="/releases/feed.atom", **data: read_feed(client, address, **data)


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


@pytest.mark.parametrize("view", ["releases", "figures", "measures", "exchanges"])
def test_a_body_is_followed_to_the_end_of_its_only_release(client, view):
    edition = make_full_release()
    body, address = edition.appearances.first().organisation, f"neutral:{view}_feed"
    other = make_organisation("只在草稿里的局")
    make_appearance(make_edition(), organisation=other)
    index_all()
    address = reverse(address)
    before = client.get(address, {"organisation": body.slug})
    withdraw(edition.release, at=NOW + DAY)
    index_all()
    after = client.get(address, {"organisation": body.slug})
    assert (before.status_code, after.status_code) == (200, 200)
    assert "【撤回】" not in before.text
    assert "【撤回】" in after.text
    refused = client.get(address, {"organisation": other.slug})
    assert (refused.status_code, body.slug in refused.text) == (400, False)


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


def test_a_keyword_is_looked_for_in_withdrawn_titles_as_everywhere(feed):
    for number, name in enumerate(("１９３９件专利 授权", "PCT申请发布会", "商标发布会")):
        edition = make_full_release(title=name)
        withdraw(edition.release, at=NOW + number * DAY)
    make_release(title="另一场")
    assert texts(feed(q="1939件"), "title") == ["【撤回】１９３９件专利 授权"]
    assert texts(feed(q='"专利 授权"'), "title") == ["【撤回】１９３９件专利 授权"]
    assert texts(feed(q="發布會 -商標"), "title") == ["【撤回】PCT申请发布会"]
    group = SynonymGroup.objects.create()
    for word in ("pct", "国际专利"):
        SynonymWord.objects.create(group=group, word=word, key=key(word))
    assert texts(feed(q="国际专利"), "title") == ["【撤回】PCT申请发布会"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["releases", "exchanges", "measures", "figures"])
@pytest.mark.parametrize(
    "typed", one_in(3, ["\x00", "\x01", "a\x00b", "\ufffe", "\uffff", "<&\x1f"])
)
def test_what_is_no_filter_is_not_listened_to(client, name, typed):
    make_full_release(title="专利发布会")
    address = f"/{name}/feed.atom"
    index_all()
    plain = client.get(address).content
    for asked in ("foo", "sort", "page", typed):
        assert client.get(address, {asked: typed}).content == plain
    found = read_feed(client, address, foo=typed, q="专利", sort=typed)
    for rel in ("self", "alternate"):
        assert link(found, rel).partition("?")[2] == "q=%E4%B8%93%E5%88%A9"


@pytest.mark.parametrize("typed", ["专\ufffe利", "\uffff", "专利\x7f"])
def test_a_filter_with_unwritable_characters_is_written_or_refused(client, typed):
    make_full_release()
    index_all()
    for name in ("q", "organisation", "period"):
        response = client.get("/releases/feed.atom", {name: typed})
        if response.status_code == 200:
            ET.fromstring(response.content)
        else:
            assert response.status_code == 400


def test_everything_that_is_written_loses_what_xml_cannot_write(feed):
    edition = make_full_release(title="甲\ufffe乙", topics=[])
    make_correction(edition, title="甲\uffff乙", change_note="改\x0b了\ufffe。")
    found = feed()
    assert texts(found, "title") == ["【更正】甲乙"]
    assert "改了。" in texts(found, "summary")[0]
    Statistic.objects.update(indicator_name="专利\ufffe授权量")
    Edition.objects.filter(ordinal=2).update(state=State.SUPERSEDED)
    Edition.objects.filter(ordinal=1).update(state=State.LIVE)
    for address in ("/statistics/专利授权量/feed.atom", "/figures/feed.atom"):
        assert texts(feed(address), "title") == ["专利授权量 1939件（2024年）"]


def test_lone_surrogates_are_cleaned_too():
    assert len(UNWRITABLE.sub("", "甲\ud800乙\udfff")) == 2  # a failure has to be printable


def test_a_nul_in_a_name_is_no_fault_of_ours(client):
    for name in ("statistics", "speakers"):
        assert client.get(f"/{name}/a%00b/feed.atom").status_code == 404


def test_the_title_says_the_conditions_in_words(feed):
    edition = make_full_release()
    speaker = edition.appearances.get()
    asked = {"organisation": speaker.organisation.slug, "speaker": speaker.person.slug}
    asked |= {"year": "2025", "theme": "", "sort": "date", "q": " 1939 "}
    names = f"{speaker.organisation}，{speaker.person}"
    assert title(feed(**asked)) == f"全部发布：1939，2025年，{names}"
    assert title(feed(sort="date")) == "全部发布"
    assert title(feed("/measures/feed.atom", stage="done")) == "举措：已完成"


@pytest.mark.parametrize(
    ("origin", "mark"), [("sample", "【演示数据】"), ("imported", "【旧站导入】")]
)
def test_the_title_says_where_it_comes_from(feed, origin, mark):
    edition = make_full_release(title="一场发布会")
    Release.objects.update(origin=origin)
    assert texts(feed(), "title") == [f"{mark}一场发布会"]
    for name in ("exchanges", "measures", "figures"):
        (told,) = texts(feed(f"/{name}/feed.atom"), "title")
        assert told.startswith(mark)
    make_correction(edition)
    assert texts(feed(), "title") == [f"{mark}【更正】一场发布会"]
    withdraw(edition.release, at=NOW)
    found = feed()
    assert texts(found, "title") == [f"{mark}【撤回】一场发布会"]
    assert len(found.findall("a:entry/a:category", ATOM)) == 2


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
    assert client.get("/en/releases/feed.atom").status_code == 404
    client.cookies["django_language"] = "en"
    response = client.get("/releases/feed.atom", headers={"accept-language": "en"})
    assert response.status_code == 200
    assert "【更正】" in response.content.decode()
    assert "/en/" not in response.content.decode()


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
    assert link(entry).endswith(f"/releases/{edition.release.number}/{row.anchor}/")
    assert "原话：“全年专利授权1939件。”" in texts(found, "summary")[0]
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
    with django_assert_num_queries(4):
        client.get("/statistics/专利授权量/feed.atom")


def test_a_feed_is_of_bounded_length(feed, monkeypatch):
    monkeypatch.setattr("releases.public.machines.feeds.MAX_ENTRIES", 3)
    for number in range(5):
        make_release(title=f"第{number}场", at=NOW + number * DAY)
    assert texts(feed(), "title") == ["第4场", "第3场", "第2场"]


def test_what_was_added_is_no_correction(client):
    old = make_release().editions.get()
    make_correction(old, change_note="补上答记者问。", note_kind="addition")
    feed = client.get("/releases/feed.atom").content.decode()
    assert "【补充】" in feed
    assert "【更正】" not in feed
    page = client.get(f"/releases/{old.release.number}/").content.decode()
    assert "<strong>已补充</strong>" in page
    assert "补充说明：" in page
    assert "已更正" not in page
    index_all()
    assert "已补充" in client.get("/releases/").content.decode()
