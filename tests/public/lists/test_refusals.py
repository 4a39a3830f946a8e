import re

import pytest
from django.urls import reverse

from tests.make import index_all, make_release, make_topic
from tests.public.pages import assert_nothing_inline, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(client):
    def get(**query):
        index_all()
        return client.get(reverse("public:releases"), query)

    return get


def titles(response) -> list[str]:
    return [item.headline for item in response.context["items"]]


def test_a_page_that_is_not_there(listing):
    make_release(title="专利")
    response = listing(q="专利", page="9")
    assert response.status_code == 404
    assert "没有这一页" in text_of(response)


@pytest.mark.parametrize("page", ["0", "x", "-1", "9" * 50, "٣"])
def test_a_page_that_is_no_number_is_the_first(listing, page):
    make_release(title="专利")
    assert titles(listing(q="专利", page=page)) == ["专利"]


@pytest.mark.parametrize("cursor", ["x", "20990101", "-1", "9" * 50, "\0", "20990101-1"])
def test_a_place_that_is_none(listing, cursor):
    make_release(title="专利")
    for query in ({"after": cursor}, {"before": cursor}):
        assert listing(**query).status_code == 200


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"year": "1066"}, "没有“1066”这一年的发布稿，请从列表里选。"),
        ({"year": "十年"}, "没有“十年”这一年的发布稿，请从列表里选。"),
        ({"organisation": "市气象局"}, "没有机构“市气象局”的发布稿，请写全称，或从提示里选。"),
        ({"speaker": "nobody"}, "没有发言人“nobody”的发布稿，请写全称，或从提示里选。"),
        ({"topic": "<script>"}, "没有主题“<script>”的发布稿，请从列表里选。"),
        ({"topic": "\0"}, "请从列表里选。"),
        ({"q": "专\0利"}, "关键词里有无法识别的字符，请删去后再查。"),
        ({"q": "专\ufffd利"}, "关键词里有无法识别的字符，请删去后再查。"),
        ({"q": "专" * 10_000}, "关键词最多 200 个字，现在有 10000 个，请缩短后再查。"),
        ({"q": " ".join("abcdefghijk")}, "最多同时查 10 个词，现在有 11 个，请去掉一些再查。"),
    ],
)
def test_what_is_wrong_is_said_and_kept(listing, query, message):
    make_release(topics=[make_topic()])
    response = listing(**query)
    assert response.status_code == 200
    shown = text_of(response)
    assert message in shown
    assert "已填的内容都保留着" in shown
    assert "没有同时符合下列条件" not in shown
    assert_nothing_inline(response)


@pytest.mark.parametrize("name", ["q", "period", "year", "sort", "other"])
def test_control_characters_are_repeated_nowhere(listing, client, name):
    edition = make_release(title="专利").editions.get()
    pages = [
        listing(**{name: "专\0\x1b利"}), client.get("/suggest/", {"q": "专\0利"}),
        client.get(f"/releases/{edition.release.number}/", {"q": "专\x7f利"}),
        client.get("/statistics/", {"q": "专\x01利"}), client.get("/nowhere/", {"q": "\0"}),
    ]  # fmt: skip
    for response in pages:
        assert response.status_code in (200, 404)
        assert not re.search(r"[\x00-\x08\x0e-\x1f\x7f]", response.content.decode())


def test_refused_values_stay_in_the_form(listing):
    make_release(topics=[make_topic()])
    html = listing(q="专利", year="1066").content.decode()
    assert '<option value="1066" selected>1066（没有这一项）</option>' in html
    assert 'value="专利"' in html


@pytest.mark.parametrize("query", [{"q": "%"}, {"q": "_"}, {"q": "\\"}, {"q": "'"}, {"q": '"'}])
def test_wildcards_and_quotes_are_taken_as_typed(listing, query):
    make_release(title="无")
    assert titles(listing(**query)) == []
    make_release(title=f"符号{query['q']}")
    assert titles(listing(**query)) == [f"符号{query['q']}"]


def test_posting_is_refused(client):
    assert client.post(reverse("public:releases")).status_code == 405
