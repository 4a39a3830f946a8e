"""The first page tells what was said last, and whether it adds up."""

import datetime

import pytest
from django.urls import reverse

from releases.figures.period_lengths import LONGEST_YEAR
from releases.public import home_parts
from releases.public.home_parts import last_said, record, topics
from releases.search.cache import data_version
from tests.make import (
    NOW,
    index_all,
    make_block,
    make_indicator,
    make_measure,
    make_promise,
    make_release,
    make_statistic,
    make_topic,
)
from tests.public.pages import text_of
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 12, 1)
LATER = NOW + datetime.timedelta(days=30)


def words(client) -> str:
    return " ".join(text_of(client.get(reverse("public:home"))).split())


def test_the_last_press_conference_with_its_newest_figures(client):
    told(500, year(2021))
    edition = make_release(title="云岫市最近一场", at=LATER).editions.get()
    block = make_block(edition, "由1500件增加到1939件，目标2500件。", kind="statement")
    make_statistic(block, "1500件", value=1500, **year(2022))
    make_statistic(block, "1939件", **year(2023))
    make_statistic(block, "2500件", value=2500, goal="target", **year(2024))
    make_measure(block, "建设保护中心", stage="planned", due_words="年底前")
    shown = words(client)
    assert "最近一场说了什么 云岫市最近一场" in shown
    assert "专利授权量 1939件 2023年" in shown
    assert "专利授权量 1500件" not in shown
    assert "承诺 建设保护中心 年底前" in shown


def test_a_year_stands_before_its_half_and_before_five_years():
    edition = make_release().editions.get()
    block = make_block(edition, "五年30件，全年11件，下半年6件。", kind="statement")
    years = {"period_label": "", "period_start": "2019-01-01", "period_end": "2023-12-31"}
    make_statistic(block, "30件", value=30, **years)
    make_statistic(block, "6件", value=6, **years | {"period_start": "2023-07-01"})
    make_statistic(block, "11件", value=11, **year(2023))
    assert LONGEST_YEAR == 366
    assert [each.value for each in last_said().figures] == ["11件"]


def test_three_figures_and_two_promises_of_it():
    edition = make_release().editions.get()
    for n in range(4):
        block = make_block(edition, f"共{n}777件。", kind="statement")
        make_statistic(block, f"{n}777件", indicator=make_indicator(f"指标{n}"), **year(2023))
        make_measure(block, f"举措{n}", stage="planned")
    found = last_said()
    assert (home_parts.MAX_FIGURES, home_parts.MAX_PROMISES) == (3, 2)
    assert (len(found.figures), len(found.promises)) == (3, 2)


def test_promises_conflicts_and_corrections(client):
    assert "说过的，对得上吗" not in words(client)
    make_promise("建设保护中心")
    for at, value in ((NOW, 700), (LATER, 777)):
        told(value, year(2022), at=at)
    shown = words(client)
    assert "0 项已完成，0 项已过时限" in shown
    assert "专利授权量 2022年 相差 77件" in shown
    assert "还没有更正过。" in shown


def test_two_conflicts_are_shown_and_all_counted():
    for n in range(2019, 2022):
        for at, value in ((NOW, 700), (LATER, 777)):
            told(value, year(n), at=at)
    found = record(TODAY, data_version())
    assert home_parts.MAX_CONFLICTS == len(found.conflicts) == 2
    assert found.conflict_count == 3


def test_topics_that_the_most_releases_are_about(client):
    for n in range(14):
        make_release(topics=[make_topic("商标"), make_topic(f"主题{n}")])
    index_all()
    found = topics(data_version())
    assert home_parts.MAX_TOPICS == len(found) == 12
    assert (found[0].topic.name, found[0].releases) == ("商标", 14)
    assert "按主题看 商标 14" in words(client)


def test_nothing_more_is_asked_for_until_something_is_published(client, django_assert_num_queries):
    told(777, year(2022))
    home_parts.home_parts(TODAY)
    with django_assert_num_queries(1):  # the version
        home_parts.home_parts(TODAY)
