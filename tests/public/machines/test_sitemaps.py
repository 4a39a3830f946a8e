"""What programs ask a site for: sitemaps in parts, robots.txt, the description of its search."""

import urllib.robotparser
import xml.etree.ElementTree as ET

import pytest
from django.urls import NoReverseMatch

from releases.models import State
from releases.public.machines import sitemaps
from tests.make import make_edition, make_release
from tests.public.pages import assert_nothing_inline, make_full_release, text_of

pytestmark = pytest.mark.django_db
MAP = {
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
SEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def locations(response) -> list[str]:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return [loc.text for loc in ET.fromstring(response.content).findall("*/m:loc", MAP)]


def test_the_index_names_the_parts_that_have_pages(client):
    make_full_release()
    found = locations(client.get("/sitemap.xml"))
    assert found[:2] == [
        "http://testserver/sitemap-lists.xml",
        "http://testserver/sitemap-releases.xml",
    ]
    assert len(found) == len(sitemaps.parts())
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_a_page_that_has_no_address_has_no_part(monkeypatch):
    class NowhereSitemap(sitemaps.ReleaseSitemap):
        url_name = "public:nowhere"

    monkeypatch.setitem(sitemaps.PARTS, "nowhere", NowhereSitemap)
    assert "nowhere" not in sitemaps.parts()
    assert "releases" in sitemaps.parts()


def test_only_published_releases(client):
    number = make_release().number
    make_edition(state=State.DRAFT)
    make_release(state=State.WITHDRAWN)
    assert locations(client.get("/sitemap-releases.xml")) == [
        f"http://testserver/releases/{number}/",
        f"http://testserver/en/releases/{number}/",
    ]
    assert b"<lastmod>2025-04-26</lastmod>" in client.get("/sitemap-releases.xml").content


def test_every_address_knows_itself_in_the_other_language(client):
    make_full_release()
    for part in sitemaps.parts():
        told = ET.fromstring(client.get(f"/sitemap-{part}.xml").content)
        kinds = set()
        for url in told:
            links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", MAP)}
            kinds |= {language for language, at in links.items() if at == url[0].text}
            assert links["en"] == links["zh-CN"].replace("testserver/", "testserver/en/")
            assert links["x-default"] == links["zh-CN"]
        assert kinds == {"zh-CN", "en", "x-default"}, part


@pytest.mark.parametrize("name", ["indicators", "speakers", "organisations", "measures"])
def test_other_parts_hold_what_published_rows_tell_of(name):
    make_full_release()
    draft = make_full_release(state=State.SUPERSEDED)
    assert draft.measures.exists()
    rows = sitemaps.PARTS[name]().rows()
    assert rows.count() == (2 if name == "organisations" else 1)
    assert all(row.changed for row in rows)


def test_a_part_is_cut_where_it_gets_long(client, monkeypatch):
    monkeypatch.setattr(sitemaps.PageSitemap, "limit", 2)
    for _number in range(3):
        make_release()
    assert "http://testserver/sitemap-releases.xml?p=2" in locations(client.get("/sitemap.xml"))
    assert len(locations(client.get("/sitemap-releases.xml?p=2"))) == 2  # one, in two languages
    assert client.get("/sitemap-releases.xml?p=3").status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_queries(client, django_assert_num_queries, count):
    for _number in range(count):
        make_full_release()
    with django_assert_num_queries(3):
        client.get("/sitemap-releases.xml")
    opened = len(sitemaps.parts()) - 1
    with django_assert_num_queries(2 * opened + 1):
        client.get("/sitemap.xml")


def test_asking_again_is_answered_by_304(client):
    make_release()
    for address in ("/sitemap.xml", "/sitemap-releases.xml"):
        tag = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert robots.can_fetch("*", "http://testserver/releases/")
    assert not robots.can_fetch("*", "http://testserver/admin/")
    assert robots.site_maps() == ["http://testserver/sitemap.xml"]


def test_the_search_describes_itself(client):
    response = client.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    found = ET.fromstring(response.content)
    assert len(found.findtext("o:ShortName", namespaces=SEARCH)) <= 16
    templates = [url.get("template") for url in found.findall("o:Url", SEARCH)]
    assert templates[0] == "http://testserver/releases/?q={searchTerms}"


def test_the_map_for_people(client):
    response = client.get("/site-map/")
    assert "全部发布" in text_of(response)
    assert_nothing_inline(response)


def test_lists_have_no_page_twice():
    try:
        addresses = [page.address for page in sitemaps.lists()]
    except NoReverseMatch:
        pytest.fail("a list without an address was asked for it")
    assert "/releases/" in addresses
    assert len(addresses) == len(set(addresses))
