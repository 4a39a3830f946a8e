"""Pinned releases stand first where nothing is chosen, and every release stands there once."""

import datetime
import re

import pytest
from django.urls import reverse

from releases.models import content_version
from releases.publishing import lifecycle
from releases.publishing.pinning import pins
from releases.search import cache
from tests import make
from tests.public.pages import text_of

pytestmark = pytest.mark.django_db
LIST = reverse("public:releases")
LINK = re.compile(r'<h3>(<span class="badge badge-pinned">([^<]+)</span>\s+)?<a[^>]*>([^<]+)</a>')
COUNT = 45


def titles(response):
    return [found[2] for found in LINK.findall(response.content.decode())]


def badges(response):
    return [found[1] for found in LINK.findall(response.content.decode()) if found[1]]


@pytest.fixture
def releases():
    made = [
        make.make_release(title=f"第{n:02}场", at=make.NOW + datetime.timedelta(days=n))
        for n in range(COUNT)
    ]
    make.index_all()
    return made


def pin(*releases):
    for n, release in enumerate(releases):
        pins.pin(release, by=None, now=make.NOW + datetime.timedelta(hours=n))


def walk(client, address, rel):
    """The pages from this one on, by their links to the next ones or to those before."""
    pages = [client.get(address)]
    while found := re.search(rf'rel="{rel}" href="([^"]+)"|href="([^"]+)" rel="{rel}"',
                             pages[-1].content.decode()):  # fmt: skip
        href = (found[1] or found[2]).replace("&amp;", "&")
        pages.append(client.get(href if href.startswith("/") else LIST + href))
    return pages


def test_they_stand_first_with_a_badge(client, releases):
    pin(releases[3], releases[44], releases[20])
    response = client.get(LIST)
    assert titles(response)[:5] == ["第20场", "第44场", "第03场", "第43场", "第42场"]
    assert badges(response) == ["置顶"] * 3
    assert len(titles(response)) == 20
    assert f"{COUNT}" in text_of(response)
    english = client.get("/en" + LIST)
    assert badges(english) == ["Pinned"] * 3


def test_each_stands_there_once_forwards_and_backwards(client, releases):
    pin(releases[3], releases[44], releases[25])
    there = walk(client, LIST, "next")
    assert len(there) == 3
    found = [title for page in there for title in titles(page)]
    assert len(found) == COUNT
    assert set(found) == {f"第{n:02}场" for n in range(COUNT)}
    back = walk(client, there[-1].request["PATH_INFO"] + "?" + there[-1].request["QUERY_STRING"],
                "prev")  # fmt: skip
    assert [titles(page) for page in reversed(back)] == [titles(page) for page in there]


@pytest.mark.parametrize("query", ["?year=2025", "?q=第03场", "?q=第03场&sort=date"])
def test_where_something_is_chosen_they_stand_in_their_order(client, releases, query):
    pin(releases[3])
    response = client.get(LIST + query)
    assert badges(response) == []
    assert "第03场" in text_of(response) or titles(response)[0] != "第03场"


def test_before_the_first_of_the_others_is_the_first_page(client, releases):
    pin(releases[44], releases[3])
    first = titles(client.get(LIST))
    assert titles(client.get(LIST + f"?before={releases[43].number}")) == first
    assert titles(client.get(LIST + "?after=20990101-1"))[0] == "第43场"


def test_other_pages_have_no_badge(client, releases):
    pin(releases[3])
    following = walk(client, LIST, "next")[1:]
    assert [badges(page) for page in following] == [[], []]
    assert "第03场" not in [title for page in following for title in titles(page)]


def test_they_are_first_on_the_home_page(client, releases):
    pin(releases[3], releases[44])
    response = client.get(reverse("public:home"))
    assert titles(response) == ["第44场", "第03场", "第43场", "第42场", "第41场"]
    assert badges(response) == ["置顶", "置顶"]


def test_a_list_of_nothing_but_pinned_ones(client):
    release = make.make_release(title="唯一一场")
    make.index_all()
    pin(release)
    assert titles(client.get(LIST)) == ["唯一一场"]


def test_pinning_raises_the_version_and_shows_at_once(client, releases):
    assert titles(client.get(LIST))[0] == "第44场"
    before, tag = content_version(), client.get(LIST)["ETag"]
    pin(releases[3])
    assert content_version() != before
    response = client.get(LIST, HTTP_IF_NONE_MATCH=tag)
    assert response.status_code == 200
    assert titles(response)[0] == "第03场"
    lifecycle.withdraw(releases[3], by=None, now=make.NOW, reason="有误。")
    assert titles(client.get(LIST))[0] == "第44场"
    assert "第03场" not in titles(client.get(LIST))


@pytest.mark.parametrize("pinned", [0, 3])
def test_they_cost_no_question_once_they_are_known(
    client, releases, pinned, django_assert_num_queries
):
    pin(*releases[:pinned])
    client.get(LIST)
    with django_assert_num_queries(4):
        client.get(LIST)
    cache.forget()
    with django_assert_num_queries(8):
        client.get(LIST)
