"""Links copied out of Chinese sentences lead to their page without what follows them there."""

from urllib.parse import quote

import pytest

from releases.models import State
from releases.public.site.pasted_addresses import unglued
from tests.make import make_block, make_release, make_statistic

pytestmark = pytest.mark.django_db
AFTER = (
    *"。，、；：！？）》」』】〉”’…—．～·｡､﹐（《“",
    *("。）", "》。", "。 ", "，其中", "（附件）。", "\u3000", "\u200b", "\ufeff", "\u2028"),
    *(".", ",", ")", ">", '"', "'", "].", ").", "`"),
)


@pytest.fixture
def number():
    release = make_release(number="20250426-1")
    make_statistic(make_block(release.editions.get()))
    return release.number


@pytest.mark.parametrize("after", ["。", "，其中", "）。", ").", "\u200b"])
@pytest.mark.parametrize("slash", ["/", ""])
def test_it_leads_to_the_page(client, number, after, slash):
    response = client.get(f"/releases/{number}{slash}{quote(after)}")
    assert response.status_code == 302, response
    assert response["Location"] == f"/releases/{number}/"


@pytest.mark.parametrize(
    ("glued", "whole"),
    [
        ("/。", "/"),
        ("/releases。", "/releases/"),
        ("/en。", "/en/"),
        ("/en/）。", "/en/"),
        ("/en).", "/en/"),
        ("/en/releases/20250426-1/。", "/en/releases/20250426-1/"),
        ("/releases/，q=专利", "/releases/"),
        ("/statistics/专利授权量）。", "/statistics/专利授权量/"),
        ("/statistics/专利授权量/data.csv。", "/statistics/专利授权量/data.csv"),
        ("/releases/feed.atom；", "/releases/feed.atom"),
        ("/sitemap.xml》", "/sitemap.xml"),
    ],
)
def test_every_kind_of_page(client, number, glued, whole):
    assert client.get(quote(glued)).headers.get("Location") == quote(whole)


def test_what_was_asked_goes_along(client, number):
    response = client.get(f"/releases/{number}/。?q={quote('专利')}")
    assert response["Location"] == f"/releases/{number}/?q={quote('专利')}"


@pytest.mark.parametrize("after", ["。", "）。", "，", "。）"])
def test_what_is_glued_to_a_page_number(client, number, after):
    response = client.get(f"/organisations/?part=x&page=1{quote(after)}")
    assert response["Location"] == "/organisations/?part=x&page=1"
    assert client.get(f"/organisations/?page=9{quote(after)}").status_code == 404


@pytest.mark.parametrize("path", ["/releases/20250426-1/editions/1/", "/releases/20250426-1/"])
def test_a_withdrawn_release_is_led_to_as_well(client, path):
    make_release(number="20250426-1", state=State.WITHDRAWN)
    assert client.get(f"{path}。")["Location"] == path


@pytest.mark.parametrize(
    "path", ["/releases/20990101-1/。", "/releases/。20250426-1/", "/nothing。", "/releases/x y/。"]
)
def test_where_nothing_stands_the_page_says_so(client, number, path):
    assert client.get(quote(path)).status_code == 404


def test_nothing_is_done_twice(client, number):
    assert client.post(f"/releases/{number}/。").status_code == 404
    assert client.get(f"/releases/{number}/").status_code == 200


def test_below_a_mount_path(client, number, settings):
    settings.FORCE_SCRIPT_NAME = "/ipr"
    response = client.get(f"/releases/{number}/。", SCRIPT_NAME="/ipr")
    assert response["Location"] == f"/ipr/releases/{number}/"


def test_what_belongs_to_a_name_stays():
    assert unglued("/statistics/二〇二三年—々专利_1-2/").endswith("年—々专利_1-2/")
    assert unglued("/statistics/二〇二三年々专利_1-2/") == "/statistics/二〇二三年々专利_1-2/"


@pytest.mark.parametrize("after", AFTER)
def test_every_mark_is_cut(after):
    assert unglued(f"/statistics/专利授权量/{after}") == "/statistics/专利授权量/"
