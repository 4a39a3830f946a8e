"""What was published comes by the names of a reading, in three queries however many there are."""

import pytest

from releases.models import IndicatorAlias
from releases.series.published_figures import published_of
from tests.make import make_block, make_edition, make_indicator, make_statistic
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db


def test_by_name_by_alias_and_by_another_spelling():
    grants = make_indicator("专利授权量", unit="件")
    IndicatorAlias.objects.create(name="授权专利", indicator=grants)
    told(777, year(2022), indicator=grants)
    found = published_of(["专利授权量", "授权专利", "全市专利授权", "作品登记量", ""])
    assert set(found.histories) == {"专利授权量", "授权专利", "全市专利授权"}
    assert found.units == {"专利授权量": "件", "授权专利": "件"}
    (point,) = found.histories["全市专利授权"].series.points
    assert point.value == 777


def test_drafts_say_nothing():
    grants = make_indicator("专利授权量")
    make_statistic(make_block(make_edition()), indicator=grants)
    assert published_of(["专利授权量"]).histories["专利授权量"].series.points == []


def test_three_queries(django_assert_num_queries):
    for n in range(9):
        told(n + 20, year(2022), indicator=make_indicator(f"第{n}类专利授权量"))
    with django_assert_num_queries(3):
        assert len(published_of(f"第{n}类专利授权量" for n in range(9)).histories) == 9
    with django_assert_num_queries(0):
        published_of([])
