"""The five lists, their tabs, pages and feeds mean the same parted words."""

import pytest

pytestmark = pytest.mark.django_db
VIEWS = ("releases", "exchanges", "measures", "figures", "speakers")


@pytest.mark.parametrize("view", VIEWS)
def test_each_list_parts_alike(demo, client, view):
    page = client.get(f"/{view}/", {"q": "2022年专利授权量"})
    assert page.context["parted"].typed == "2022年 专利授权量"
    apart = client.get(f"/{view}/", {"q": "2022年 专利授权量"})
    assert page.context["total"] == apart.context["total"]
    totals = [tab.total for tab in page.context["tabs"]]
    assert totals == [tab.total for tab in apart.context["tabs"]]
    assert "只查原样" in page.content.decode()


def test_what_stands_somewhere_is_not_parted(demo, client):
    for typed in ("专利授权量", '"2022年专利授权量"', "2022年专利授权量 -商标"):
        assert client.get("/releases/", {"q": typed}).context["parted"] is None
    # Another filter leaves nothing: that is said, and nothing is parted.
    page = client.get("/releases/", {"q": "全市专利授权量", "period": "1999年"})
    stands = client.get("/releases/", {"q": "全市专利授权量"}).context["parted"] is None
    assert (page.context["parted"] is None) is stands


def test_the_way_back_holds_in_all_tabs(demo, client):
    page = client.get("/releases/", {"q": "2022年专利授权量", "exact": "1"})
    assert page.context["parted"] is None
    assert page.context["total"].n == 0
    assert all("exact=1" in tab.address for tab in page.context["tabs"])


def test_what_is_left_out_and_what_is_guessed_is_said(demo, client):
    page = client.get("/releases/", {"q": "武汉市2022年专利授权量"}).content.decode()
    assert "没有一起查" in page
    assert "武汉市" in page
    assert "您要找的可能是" in client.get("/releases/", {"q": "专利受权量"}).content.decode()


def test_marks_and_links_are_those_of_the_parts(demo, client):
    page = client.get("/releases/", {"q": "2022年专利授权量"}).content.decode()
    assert "?q=2022%E5%B9%B4%20%E4%B8%93%E5%88%A9" in page
    assert "<mark>专利授权量</mark>" in page


def test_the_feed_means_the_same(demo, client):
    parted = client.get("/releases/feed.atom", {"q": "2022年专利授权量"})
    apart = client.get("/releases/feed.atom", {"q": "2022年 专利授权量"})
    exact = client.get("/releases/feed.atom", {"q": "2022年专利授权量", "exact": "1"})
    count = [page.content.decode().count("<entry>") for page in (parted, apart, exact)]
    assert count[0] == count[1] > 0 == count[2]
