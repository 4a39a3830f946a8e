"""说法不一: the page, the feed, and that what is held is what a scan would find."""

import random

import pytest
from django.urls import reverse

from releases.models import Edition, Indicator, State
from releases.public.series import contradictions as held
from releases.public.series.contradictions import contradicted, contradictions
from releases.publishing.vocabulary import merging
from tests.make import NOW, make_indicator
from tests.public.atoms import read_feed, texts
from tests.public.pages import text_of
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db
ADDRESS = "/conflicts/"


@pytest.fixture
def indicator():
    return make_indicator(theme="creation")


def scanned():
    held.forget()
    return contradictions()


def test_nothing_is_found_where_nothing_is_told_or_all_agrees(client, indicator):
    assert "没有发现说法不一" in text_of(client.get(ADDRESS))
    told(1939, year(2024), indicator=indicator)
    told(1939, year(2024), indicator=indicator)
    told(2001, year(2023), indicator=indicator)
    response = client.get(ADDRESS)
    assert "没有发现说法不一" in text_of(response)
    assert response.context["total"] == 0
    assert contradicted() == frozenset()


def test_both_sources_and_the_difference(client, indicator):
    one = told(200, year(2024), indicator=indicator)
    other = told(213, year(2024), indicator=indicator)
    response = client.get(ADDRESS)
    (item,) = response.context["items"]
    assert [row.pk for row in item.rows] == [other.pk, one.pk]
    assert item.difference == "13件（+6.50%）"
    html = response.content.decode()
    for row in (one, other):
        assert reverse("public:row", args=[row.edition.release.number, row.anchor]) in html
    for words in ("2024年", "213件", "200件", "相差 13件（+6.50%）", "1 处说法不一"):
        assert words in text_of(response)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"value": 1939}, {"value": 1900, "qualifier": "over"}),
        ({"value": 1939}, {"value": 1939, "unit": "件", "scope": "云岫区"}),
        ({"value": 1939, "goal": "target"}, {"value": 2001}),
        ({"value": 1939, "kind": "change", "unit": "%"}, {"value": 5, "kind": "change"}),
    ],
)
def test_what_is_no_conflict(indicator, first, second):
    told(quote="1939件", indicator=indicator, **first | year(2024))
    told(quote="1939件", indicator=indicator, **second | year(2024))
    assert scanned() == ()


def test_a_unit_that_differs_alone(indicator):
    """The number is the same, and what it counts is not."""
    told(5, year(2024), indicator=indicator, unit="万元", quote="5万元")
    told(5, year(2024), indicator=indicator, unit="亿元", quote="5亿元")
    (found,) = contradictions()
    assert found.indicator == indicator.pk


def test_shares_differ_by_points(client, indicator):
    told(40, year(2024), indicator=indicator, kind="share", unit="%", quote="40%")
    told(42, year(2024), indicator=indicator, kind="share", unit="%", quote="42%")
    (item,) = client.get(ADDRESS).context["items"]
    assert item.difference == "2个百分点"


def test_of_a_part(client, indicator):
    told(1, year(2024), indicator=indicator, scope="云岫区")
    told(2, year(2024), indicator=indicator, scope="云岫区")
    assert "云岫区" in text_of(client.get(ADDRESS))


def test_filters(client, indicator):
    other = make_indicator("商标注册量", theme="protection")
    for value in (1, 2):
        told(value, year(2024), indicator=indicator)
        told(value, year(2022), indicator=other)

    def found(**asked):
        return [item.name for item in client.get(ADDRESS, asked).context["items"]]

    assert found(data_year="2024") == found(theme="creation") == ["专利授权量"]
    assert found(data_year="2022") == found(theme="protection") == ["商标注册量"]
    assert len(found(year=str(NOW.year))) == 2
    nothing = client.get(ADDRESS, {"data_year": "2022", "theme": "creation"})
    assert "这些条件下没有发现" in text_of(nothing)


@pytest.mark.parametrize("name", ["data_year", "year", "theme"])
@pytest.mark.parametrize("typed", ["1999", "哪天", "<b>", "\x00"])
def test_a_refused_filter_lists_nothing(client, indicator, name, typed):
    for value in (1, 2):
        told(value, year(2024), indicator=indicator)
    response = client.get(ADDRESS, {name: typed})
    assert response.status_code == 200
    assert "items" not in response.context
    assert "请从列表里选" in text_of(response)


def test_twenty_on_a_page(client, indicator):
    for n in range(21):
        for value in (1, 2):
            told(value, year(2000 + n), indicator=indicator)
    first = client.get(ADDRESS)
    assert len(first.context["items"]) == 20
    assert [item.period for item in first.context["items"]][:2] == ["2020年", "2019年"]
    assert len(client.get(ADDRESS, {"page": 2}).context["items"]) == 1
    assert client.get(ADDRESS, {"page": 3}).status_code == 404
    assert client.get(ADDRESS, {"page": "哪页"}).status_code == 404


def test_the_feed(client, indicator):
    assert texts(read_feed(client, "/conflicts/feed.atom"), "title") == []
    for value in (200, 213):
        told(value, year(2024), indicator=indicator)
    feed = read_feed(client, "/conflicts/feed.atom")
    assert texts(feed, "title") == ["【说法不一】专利授权量，2024年，相差13件（+6.50%）"]
    (summary,) = texts(feed, "summary")
    assert "213件" in summary
    assert "200件" in summary


def test_a_publication_a_correction_and_a_withdrawal(client, indicator):
    first = told(1, year(2024), indicator=indicator)
    assert contradictions() == ()
    second = told(2, year(2024), indicator=indicator)
    assert len(contradictions()) == 1
    Edition.objects.filter(pk=second.edition.pk).update(state=State.SUPERSEDED)
    assert contradictions() == ()
    Edition.objects.filter(pk=second.edition.pk).update(state=State.LIVE)
    assert len(contradictions()) == 1
    Edition.objects.filter(pk=first.edition.pk).update(state=State.WITHDRAWN)
    assert contradictions() == ()


def test_merged_indicators(client, indicator):
    other = make_indicator("专利授权数")
    told(1, year(2024), indicator=indicator)
    told(2, year(2024), indicator=other)
    assert contradictions() == ()
    merging.merge(indicator, other, versions=(0, 0), by=None, now=NOW)
    assert contradicted() == {indicator.pk}


def test_whatever_comes_and_goes_what_is_held_is_what_a_scan_finds(indicator):
    chance = random.Random(19)
    indicators = [indicator, make_indicator("甲"), make_indicator("乙")]
    rows = []
    for _step in range(25):
        if rows and chance.random() < 0.35:
            row = chance.choice(rows)
            state = chance.choice([State.LIVE, State.SUPERSEDED, State.WITHDRAWN])
            Edition.objects.filter(pk=row.edition.pk).update(state=state)
        else:
            when = year(chance.choice([2022, 2023]))
            rows.append(told(chance.randint(1, 3), when, indicator=chance.choice(indicators)))
        kept = contradictions()
        assert scanned() == kept


def test_queries_do_not_grow(client, indicator, django_assert_max_num_queries):
    for n in range(6):
        for value in (1, 2):
            told(value, year(2000 + n), indicator=indicator)
    client.get(ADDRESS)
    assert Indicator.objects.count() == 1
    with django_assert_max_num_queries(6):
        assert len(client.get(ADDRESS, {"data_year": ""}).context["items"]) == 6
