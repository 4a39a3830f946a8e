"""What nobody parted is parted alike by the lists, their tabs, pages and feeds, and it is said."""

import pytest

pytestmark = pytest.mark.django_db
ASKED = "2022年专利授权量"
APART = "2022年 专利授权量"


@pytest.mark.parametrize("view", ["releases", "exchanges", "measures", "figures", "speakers"])
def test_each_list_and_its_feed_part_alike(demo, client, view):
    page, apart = (client.get(f"/{view}/", {"q": typed}) for typed in (ASKED, APART))
    assert page.context["parted"].way.q == APART
    assert page.context["total"] == apart.context["total"]
    totals = [[tab.total for tab in each.context["tabs"]] for each in (page, apart)]
    assert totals[0] == totals[1]
    if view != "speakers":
        feeds = [
            client.get(f"/{view}/feed.atom", {"q": typed}).content.decode().count("<entry>")
            for typed in (ASKED, APART)
        ]
        assert feeds[0] == feeds[1]


def test_what_stands_somewhere_is_not_parted(demo, client):
    for typed in ("专利授权量", f'"{ASKED}"', f"{ASKED} -商标"):
        assert client.get("/releases/", {"q": typed}).context["parted"] is None


def test_the_way_back_searches_exactly_what_was_typed(demo, client):
    page = client.get("/releases/", {"q": ASKED})
    back = client.get(f"/releases/?{page.context['parted'].exactly}")
    assert back.context["parted"] is None
    assert back.context["total"].n == 0
    assert "只查原样" in page.content.decode()


def test_what_is_left_out_and_what_is_guessed_is_said(demo, client):
    page = client.get("/releases/", {"q": f"武汉市{ASKED}"}).content.decode()
    assert "没有算上" in page
    assert "<s>武汉市</s>" in page
    assert "您要找的可能是" in client.get("/releases/", {"q": "专利受权量"}).content.decode()


def test_marks_and_links_are_those_of_the_parts(demo, client):
    page = client.get("/releases/", {"q": ASKED}).content.decode()
    assert "<mark>专利授权量</mark>" in page
    assert "q=2022%E5%B9%B4+%E4%B8%93%E5%88%A9" in page


@pytest.mark.parametrize("query", [{"period": "昨日之日"}, {"year": "1"}, {"organisation": "无此"}])
@pytest.mark.parametrize("view", ["releases", "figures", "measures"])
def test_where_a_filter_is_refused_nothing_is_listed(demo, client, view, query):
    page = client.get(f"/{view}/", query)
    html = page.content.decode()
    assert page.context["items"] == []
    assert "所以没有列出结果" in html
    assert 'class="tab-count"' not in html
