import datetime

import pytest
from django.urls import reverse

from releases.models import Edition, Indicator, IndicatorAlias, Release, State
from releases.public.indicators.indicator_list import PAGE_SIZE
from releases.series.series_queries import histories
from tests.make import (
    NOW,
    make_block,
    make_edition,
    make_indicator,
    make_release,
    make_statistic,
)
from tests.public.pages import assert_nothing_inline, make_correction, text_of

pytestmark = pytest.mark.django_db


def year(n: int) -> dict:
    return {"period_label": f"{n}年", "period_start": f"{n}-01-01", "period_end": f"{n}-12-31"}


def told(value, period=None, *, quote=None, indicator=None, edition=None, **kw):
    """A published statistic; its block says what it needs."""
    quote = quote or f"{value}件"
    edition = edition or Edition.objects.get(release=make_release(at=kw.pop("at", NOW)))
    block = make_block(edition, f"当年授权{quote}。别的话。", kind="statement")
    kw |= {"indicator": indicator} if indicator else {}
    return make_statistic(block, quote, value=value, **(period or {}), **kw)


@pytest.fixture
def listing(client):
    return lambda **query: client.get(reverse("public:statistics"), query)


def names(response) -> list[str]:
    groups = response.context.get("groups") or ()
    items = response.context.get("items") or [item for group in groups for item in group.items]
    return [item.indicator.name for item in items]


def test_nothing_published_yet(listing):
    make_indicator("只在草稿里")
    make_statistic(make_block(make_edition()), indicator=make_indicator("只在草稿里"))
    response = listing()
    assert "还没有已发布的数据。" in text_of(response)
    assert "只在草稿里" not in text_of(response)
    assert_nothing_inline(response)


def test_grouped_by_theme_with_value_change_line_and_releases(listing):
    creation = make_indicator("专利授权量", theme="creation", up_is_good=True)
    for n, value in ((2022, 777), (2023, 1939)):
        told(value, year(n), indicator=creation)
    told(5, year(2023), indicator=make_indicator("没有环节的指标"))
    response = listing()
    assert [(g.name, g.count) for g in response.context["groups"]] == [("创造", 1), ("未分环节", 1)]
    shown = " ".join(text_of(response).split())
    for words in ("1939件 2023年", "上升 +149.55%", "较2022年", "2 篇"):
        assert words in shown
    assert '<svg class="spark"' in response.content.decode()
    assert response.context["groups"][0].items[0].judged == "good"
    assert_nothing_inline(response)


def test_what_is_bad_is_told_by_the_vocabulary(listing):
    for name, up_is_good in (("甲", True), ("乙", False), ("丙", None)):
        indicator = make_indicator(name, up_is_good=up_is_good)
        told(10, year(2022), indicator=indicator)
        told(5, year(2023), indicator=indicator)
    (group,) = listing().context["groups"]
    judged = {item.indicator.name: item.judged for item in group.items}
    assert judged == {"甲": "bad", "乙": "good", "丙": "even"}


def test_only_what_is_published(listing):
    for n, state in enumerate((State.DRAFT, State.APPROVED, State.SUPERSEDED, State.WITHDRAWN)):
        make_statistic(make_block(make_edition(state=state)), indicator=make_indicator(f"藏{n}"))
    told(1939, year(2024))
    shown = text_of(listing())
    assert "藏" not in shown
    assert "专利授权量" in shown


def test_a_goal_is_no_latest_value(listing):
    told(1939, year(2024))
    told(3000, year(2025))
    shown = text_of(listing())
    assert "1939件" in shown
    assert "3000件" not in shown


def test_indicators_without_a_series_show_what_was_told_last(listing):
    told(3000, year(2030), indicator=make_indicator("只有目标"))
    told(2, year(2024), kind="rank", scope="全省", quote="第2位", indicator=make_indicator("位次"))
    told(7, quote="7件", indicator=make_indicator("没有时期"))
    shown = " ".join(text_of(listing()).split())
    assert "3000件 2030年 目标" in shown
    assert "全省第2位 2024年" in shown
    assert "没有时期 7件" in shown


def test_the_often_reported_come_first_and_a_theme_shows_all(listing):
    for n in range(8):
        indicator = make_indicator(f"指标{n}", theme="service")
        for _time in range(n + 1):
            told(n + 1, year(2024), indicator=indicator)
    response = listing()
    assert names(response) == [f"指标{n}" for n in (7, 6, 5, 4, 3, 2)]
    assert "查看服务的全部 8 个指标" in text_of(response)
    assert names(listing(theme="service")) == [f"指标{n}" for n in range(7, -1, -1)]
    assert names(listing(theme="creation")) == []
    assert "没有指标（环节：服务）" not in text_of(listing(theme="service"))


def test_no_theme_is_a_theme_too(listing):
    told(1, year(2024), indicator=make_indicator("无"))
    told(1, year(2024), indicator=make_indicator("有", theme="service"))
    assert names(listing(theme="none")) == ["无"]


def test_an_unknown_theme_is_named_and_everything_shown(listing):
    told(1, year(2024))
    response = listing(theme="<b>")
    assert "没有叫“<b>”的环节" in text_of(response)
    assert names(response) == ["专利授权量"]


def test_found_by_name_and_alias(listing):
    indicator = make_indicator("专利授权量", theme="creation")
    IndicatorAlias.objects.create(indicator=indicator, name="授权总数")
    told(1, year(2024), indicator=indicator)
    told(1, year(2024), indicator=make_indicator("商标", theme="service"))
    assert names(listing(q="授权")) == ["专利授权量"]
    assert names(listing(q=" 总数 ")) == ["专利授权量"]
    response = listing(q="授权", theme="service")
    assert names(response) == []
    assert "没有名称或别名含“授权”的指标（环节：服务）" in text_of(response)
    assert "在全部环节里查，有 1 个" in text_of(response)
    assert "没有名称或别名含“100%”的指标" in text_of(listing(q="100%"))


def test_long_lists_have_pages(listing):
    for n in range(PAGE_SIZE + 2):
        told(1, year(2024), indicator=make_indicator(f"指标{n:03}", theme="service"))
    first, second = listing(theme="service"), listing(theme="service", page=2)
    assert len(names(first)) == PAGE_SIZE
    assert names(second) == ["指标050", "指标051"]
    assert "?theme=service&amp;page=2" in first.content.decode()
    assert names(listing(theme="service", page="x")) == names(first)


def test_status_of_the_release_is_on_the_row(listing):
    row = told(1939, year(2024))
    Release.objects.update(origin="imported")
    assert "从旧站导入" in text_of(listing())
    Release.objects.update(origin="sample")
    assert "城市与内容均为虚构" in text_of(listing())
    assert "演示数据" in text_of(listing())
    corrected = make_correction(row.edition)
    told(1940, year(2024), edition=corrected)
    assert "已更正" in text_of(listing())


def test_imported_releases_speak_on_their_printed_day(listing):
    """A goal of 2007 is a goal, whenever the page was taken in."""
    edition = make_release(printed_date="2007-01-30").editions.get()
    Release.objects.update(origin="imported")
    told(3000, year(2007), edition=edition)
    assert "目标" in text_of(listing())


def test_a_value_that_releases_disagree_on_is_marked(listing):
    indicator = make_indicator("专利授权量", theme="creation")
    told(1939, year(2024), indicator=indicator)
    told(1900, year(2024), indicator=indicator, at=NOW + datetime.timedelta(days=1))
    told(5, year(2024), indicator=make_indicator("商标注册量", theme="creation"))
    response = listing()
    assert text_of(response).count("说法不一") == 2  # once in the navigation
    assert "#conflicts" in response.content.decode()


@pytest.mark.parametrize("count", [2, 12])
@pytest.mark.parametrize(("query", "queries"), [({}, 10), ({"theme": "service"}, 10)])
def test_queries(listing, django_assert_num_queries, count, query, queries):
    for n in range(count):
        indicator = make_indicator(f"指标{n}", theme="service")
        for of_year in range(2020, 2020 + count // 2):
            told(n + 1, year(of_year), indicator=indicator)
    with django_assert_num_queries(queries):
        assert names(listing(**query))


def test_a_statement_that_many_releases_repeat_is_read_once(listing, django_assert_num_queries):
    for day in range(5):
        told(1939, year(2023), at=NOW + datetime.timedelta(days=day))
    indicator = Indicator.objects.get()
    with django_assert_num_queries(1):
        history = histories([indicator.pk])[indicator.pk]
    assert len(history.statements) == 1
    assert history.statements[0].row.at == (NOW + datetime.timedelta(days=4)).date()


def test_what_statements_have_in_common_is_held_once():
    """Thousands are held: of few periods, in few units."""
    indicator = make_indicator()
    for value in (1300, 1400):
        told(value, year(2023), indicator=indicator, scope="全市范围")
    one, other = histories([indicator.pk])[indicator.pk].within("全市范围").statements
    assert one.row.period is other.row.period
    assert one.row.at is other.row.at
    assert one.row.printed.unit is other.row.printed.unit
    assert one.scope is other.scope


def test_the_newest_four_with_the_least_and_the_greatest_stand_for_all():
    days = {70: 1, 20: 9, 90: 2, 10: 3, 60: 4, 50: 6, 40: 7, 30: 8, 80: 5}
    for value, day in days.items():
        told(value, year(2023), at=NOW + datetime.timedelta(days=day))
    (history,) = histories(Indicator.objects.values_list("pk", flat=True)).values()
    assert [int(each.row.printed.value) for each in history.statements] == [20, 90, 10, 50, 40, 30]


def test_of_one_day_the_row_entered_last_is_the_newest():
    for value in (50, 10, 60, 20, 70, 40, 30):
        told(value, year(2023))
    (history,) = histories(Indicator.objects.values_list("pk", flat=True)).values()
    assert [int(each.row.printed.value) for each in history.statements] == [10, 20, 70, 40, 30]
