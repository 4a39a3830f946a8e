"""数据时期 is what figures speak of, 发布时间 when they were told; each narrows by itself."""

import datetime

import pytest

from releases.models import Statistic
from tests.make import NOW, index_all, make_block, make_indicator, make_release, make_statistic
from tests.series.test_series_queries import year

pytestmark = pytest.mark.django_db
VIEWS = ("releases", "exchanges", "measures", "figures", "speakers")
HALF = {"period_label": "2022年上半年", "period_start": "2022-01-01", "period_end": "2022-06-30"}
END = {"period_label": "2022年底", "period_start": "2022-12-31", "period_end": "2022-12-31"}
YEARS = {"period_label": "2020—2022年", "period_start": "2020-01-01", "period_end": "2022-12-31"}


@pytest.fixture
def figures():
    """Of one release in 2023 and one in 2024."""
    for at, periods in (
        (datetime.datetime(2023, 4, 20, 9, tzinfo=NOW.tzinfo), (year(2022), HALF, END, YEARS)),
        (datetime.datetime(2024, 4, 20, 9, tzinfo=NOW.tzinfo), (year(2023), {})),
    ):
        edition = make_release(at=at).editions.get()
        for n, period in enumerate(periods):
            block = make_block(edition, f"专利授权{n}777件。", kind="statement")
            make_statistic(block, f"{n}777件", value=777 + n, **period)
    index_all()


def total(client, view="figures", **query):
    return client.get(f"/{view}/", query).context["total"].n


def test_a_year_holds_all_that_lies_within_it(figures, client):
    assert total(client) == 6
    assert total(client, data_period="2022年") == 3
    assert total(client, data_period="2022年上半年") == 1
    assert total(client, data_period="2020-2022年") == 4
    assert total(client, data_period="2023") == 1
    assert total(client, data_period="2021年") == 0


def test_the_day_of_publication_is_another_thing(figures, client):
    assert total(client, year="2023") == 4
    assert total(client, year="2023", data_period="2022年") == 3
    assert total(client, year="2024", data_period="2022年") == 0
    assert total(client, period="2024年", data_period="2023年") == 1


def test_other_lists_choose_releases_that_tell_of_it(figures, client):
    assert total(client, "releases", data_period="2022年") == 1
    assert total(client, "releases", data_period="2022年至2023年") == 2
    assert total(client, "releases", data_period="2021年") == 0


@pytest.mark.parametrize(
    "query", [{}, {"q": "专利"}, {"q": "专利", "year": "2023"}, {"kind": "level"}]
)
def test_counts_are_those_after_the_click(figures, client, query):
    page = client.get("/figures/", {**query, "data_period": "2022年"})
    for tab in page.context["tabs"]:
        assert client.get(tab.address).context["total"] == tab.total
    form = page.context["form"]
    for name in ("year", "indicator", "organisation"):
        for value, label in form.fields[name].widget.choices:
            if value and "（" in str(label):
                there = client.get("/figures/", {**query, "data_period": "2022年", name: value})
                assert f"（{there.context['total'].n}）" in str(label)


def test_it_finds_what_a_scan_finds(demo, client):
    for typed, first, last in (
        ("2022年", "2022-01-01", "2022-12-31"),
        ("2024年上半年", "2024-01-01", "2024-06-30"),
        ("2020-2024", "2020-01-01", "2024-12-31"),
    ):
        rows = Statistic.objects.published()
        scan = rows.filter(period_start__gte=first, period_end__lte=last).count()
        assert total(client, data_period=typed) == scan > 0
        words = client.get("/figures/", {"data_period": typed, "q": "专利"}).context["total"].n
        assert 0 < words < scan


def test_a_feed_is_narrowed_too_and_a_time_that_is_none_is_refused(figures, client):
    feed = client.get("/figures/feed.atom", {"data_period": "2022年"}).content.decode()
    assert feed.count("<entry>") == 3
    assert client.get("/figures/feed.atom", {"data_period": "何时"}).status_code == 400
    page = client.get("/figures/", {"data_period": "何时"})
    assert page.context["items"] == []
    assert "看不出是哪段时间" in page.content.decode()


def test_goals_and_other_indicators_alike(figures, client):
    edition = make_release().editions.get()
    block = make_block(edition, "目标900件。", kind="statement")
    make_statistic(block, "900件", goal="target", indicator=make_indicator("商标"), **year(2025))
    index_all()
    assert total(client, data_period="2025年") == 1
