"""The columns at the top of every page, and where a reader is among them."""

import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from releases.public.site.sections import SECTION_OF_PAGE, SECTIONS
from tests.public.addresses import NO_PAGES, patterns
from tests.public.pages import make_full_release, text_of

pytestmark = pytest.mark.django_db

# Pages beside the sections.
IN_NO_SECTION = {"home", "suggest", "site_map"}


def test_every_page_lies_in_a_section_or_says_that_it_does_not():
    walked = set(patterns()) - NO_PAGES - IN_NO_SECTION | {"changes_between"}
    pages = {f"public:{name}" for name in walked}
    assert pages == set(SECTION_OF_PAGE)


def current(client, address):
    html = client.get(address).content.decode()
    nav = re.search(r'<nav aria-label="主导航">(.*?)</nav>', html, re.S)[1]
    return re.findall(r'aria-current="(\w+)">([^<]+)<', nav)


def test_every_page_knows_its_column(client):
    edition = make_full_release()
    number, speaker = edition.release.number, edition.appearances.get()
    inside = {
        reverse("public:release", args=[number]): "全部发布",
        reverse("public:measure", args=[number, edition.measures.get().uid]): "举措",
        reverse("public:figures"): "数据",
        reverse("public:indicator", args=["专利授权量"]): "数据",
        reverse("public:compare"): "数据",
        reverse("public:speaker", args=[speaker.person.slug]): "发言人",
        reverse("public:organisation", args=[speaker.organisation.slug]): "机构",
    }
    for address, name in inside.items():
        assert current(client, address) == [("true", name)], address
    for name, column in SECTIONS.items():
        assert current(client, reverse(name)) == [("page", str(column.name))]
    assert current(client, "/") == [("page", "首页")]
    assert current(client, "/site-map/") == current(client, "/nowhere/") == []


def test_from_a_row_to_what_it_belongs_to(client):
    edition = make_full_release()
    number = edition.release.number
    measure, figure = edition.measures.get(), edition.statistics.get()
    for row, words, address in (
        (measure, "看这项举措后来怎么样", reverse("public:measure", args=[number, measure.uid])),
        (figure, "看这个指标的历年数值", reverse("public:indicator", args=["专利授权量"])),
    ):
        response = client.get(reverse("public:row", args=[number, row.anchor]))
        assert words in text_of(response)
        assert f'href="{address}"' in response.content.decode()


def test_the_table_of_a_release_leads_to_the_indicators(client):
    edition = make_full_release()
    html = client.get(reverse("public:release", args=[edition.release.number])).content.decode()
    assert f'<a href="{reverse("public:indicator", args=["专利授权量"])}">专利授权量</a>' in html
    assert f'href="{reverse("public:compare")}?i={quote("专利授权量")}"' in html


def test_people_and_bodies_lead_to_the_lists(client):
    edition = make_full_release()
    speaker = edition.appearances.get()
    person = reverse("public:speaker", args=[speaker.person.slug])
    asked = f"?speaker={quote(speaker.person.slug)}"
    for show, view in (
        ("", "exchanges"),
        ("?show=figures", "figures"),
        ("?show=measures", "measures"),
    ):
        assert f'href="/{view}/{asked}"' in client.get(f"{person}{show}").content.decode(), view
    body = client.get(reverse("public:organisation", args=[speaker.organisation.slug]))
    for view in ("measures", "figures"):
        assert f'href="/{view}/?organisation=' in body.content.decode(), view
