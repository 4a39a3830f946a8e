import datetime
import json
import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from releases.models import IndicatorAlias, Release, State
from releases.public.indicators.statements import statements
from tests.make import (
    NOW,
    make_appearance,
    make_block,
    make_edition,
    make_indicator,
    make_release,
    make_statistic,
)
from tests.public.pages import assert_nothing_inline, text_of
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db
LATER = NOW + datetime.timedelta(days=30)


@pytest.fixture
def page(client):
    return lambda slug="专利授权量", **query: client.get(
        reverse("public:indicator", args=[slug]), query
    )


def words(response) -> str:
    return " ".join(text_of(response).split())


def change(value, period, edition, quote=None, **kw):
    return told(value, period, quote=quote or f"{value}%", edition=edition,
                **{"kind": "change", "basis": "yoy", "unit": "%", **kw})  # fmt: skip


def test_the_series_in_a_sentence_a_chart_and_a_table(page):
    for n, value in ((2021, 700), (2022, 777), (2023, 1939)):
        told(value, year(n))
    response = page()
    shown = words(response)
    assert "2021年至2023年，专利授权量从700件升至1939件，增加1239件（+177.00%）。" in shown
    assert "最高的是2023年，1939件。" in shown
    html = response.content.decode()
    assert html.count('class="stroke"') == 2
    assert html.count('<path class="dot"') == 3
    assert "<title>2023年：1939件</title>" in html
    assert "上升 +149.55%" in shown
    assert_nothing_inline(response)


def test_every_value_leads_to_the_words_behind_it(page):
    edition = make_release(title="云岫市<发布会>").editions.get()
    speaker = make_appearance(edition, "张焜", posts=["党组成员", "副局长"])
    block = make_block(edition, "头一句。全年授权1939件，居全省前列。末一句。", kind="statement",
                       speaker=speaker)  # fmt: skip
    row = make_statistic(block, **year(2024))
    response = page()
    html, shown = response.content.decode(), words(response)
    assert f'href="/releases/{edition.release.number}/#q-{row.anchor}"' in html
    assert "“全年授权<b>1939件</b>，居全省前列。”" in html
    assert "头一句" not in shown
    assert "张焜" in shown
    assert "党组成员、副局长" in shown
    assert "《云岫市&lt;发布会&gt;》" in html


def test_a_stated_change_that_does_not_fit_is_flagged(page):
    """777 to 1939 is +149.55 %, not the 161.76 % that was said."""
    told(777, year(2022))
    row = told(1939, year(2023))
    change("161.76", year(2023), row.edition, decimals=2)
    response = page()
    shown = words(response)
    assert "计算 ↑上升 +149.55% 原话 同比 +161.76% 与计算不符" in shown
    assert "有的发布稿所说的增减" in shown
    assert "与原话不符" in shown  # in the table of changes, too


def test_a_stated_change_that_fits_is_not(page):
    told(777, year(2022))
    row = told(1939, year(2023))
    change("149.5", year(2023), row.edition, decimals=1)
    shown = words(page())
    assert "原话 同比 +149.5%" in shown
    assert "不符" not in shown


def test_releases_that_disagree_are_shown_with_both_quotes(page):
    told("5.48", year(2022), quote="5.48亿元", unit="亿元", decimals=2)
    told("5.84", year(2022), quote="5.84亿元", unit="亿元", decimals=2, at=LATER)
    response = page()
    (conflict,) = response.context["page"].conflicts
    assert conflict.period == "2022年"
    assert [quote.words for _row, _value, quote in conflict.statements] == ["5.84亿元", "5.48亿元"]
    html = response.content.decode()
    assert 'id="conflicts"' in html
    assert 'class="clash"' in html
    assert "dot-disputed" in html
    assert html.count('href="#conflicts">说法不一') == 2
    assert_nothing_inline(response)


def test_an_old_conflict_shows_however_many_agree_since(page):
    for decimals in range(6):
        at = NOW + datetime.timedelta(days=decimals + 1)
        told(1939, year(2023), at=at, decimals=decimals)
    told(1900, year(2023), at=NOW)
    response = page()
    assert response.context["page"].conflict_count == 1
    shown = {int(row.value) for row in response.context["page"].conflicts[0].rows}
    assert shown == {1900, 1939}


def test_sources_that_agree_make_no_conflict(page):
    told("5.48", year(2022), quote="5.48亿元", unit="亿元", decimals=2)
    told(54800, year(2022), quote="54800万元", unit="万元", at=LATER)
    response = page()
    assert response.context["page"].conflicts == []
    assert 'id="conflicts"' not in response.content.decode()


def test_the_source_that_a_change_was_computed_from_decides(page):
    """Where the year before is disputed, a change that fits one of the two is no misfit."""
    told("5.48", year(2022), quote="5.48亿元", unit="亿元", decimals=2)
    told("5.84", year(2022), quote="5.84亿元", unit="亿元", decimals=2, at=LATER)
    row = told("8.27", year(2023), quote="8.27亿元", unit="亿元", decimals=2, at=LATER)
    change("50.9", year(2023), row.edition, decimals=1)
    shown = words(page())
    assert "计算 ↑上升 +50.91% 原话 同比 +50.9%" in shown
    assert "不符" not in shown


def test_gaps_are_named_and_not_joined(page):
    for n in (2019, 2020, 2023):
        told(n, year(n))
    response = page()
    assert "没有查到2021年、2022年的数。" in words(response)
    assert response.content.decode().count('class="stroke"') == 1
    assert "断开处没有查到数。" in text_of(response)


def test_approximate_values_are_told_apart(page):
    told(3800, year(2022), quote="3800余万元", unit="万元", qualifier="over")
    told(7600, year(2023), quote="7600万元", unit="万元")
    response = page()
    assert response.content.decode().count("dot-hollow") == 2  # the dot and its key
    shown = words(response)
    assert "从3800余万元升至7600万元，增加约3800万元（约+100.00%）" in shown
    assert "3800余万元 约数" in shown


def test_unlike_lengths_are_not_joined(page):
    told(100, year(2022))
    told(121, {"period_start": "2024-01-01", "period_end": "2024-06-30"})
    told(210, year(2023))
    response = page()
    html = response.content.decode()
    assert html.count('class="stroke" x1') == 1 + 2  # one in the chart, two in its key
    assert "半年" in text_of(response)
    assert "全年" in text_of(response)


def test_a_goal_is_in_the_table_alone(page):
    told(1939, year(2024))
    told(3000, year(2025))
    response = page()
    assert "3000件 目标" in words(response)
    assert response.content.decode().count('<path class="dot"') == 1
    assert "目前只有这一个时期的数" in text_of(response)


@pytest.mark.parametrize(
    ("value", "period", "more", "words_"),
    [
        (2, 2024, {"kind": "rank", "scope": "全省", "quote": "第2位"}, "2024年全省第2位"),
        (3000, 2026, {}, "2026年目标为3000件"),
        (30, None, {"quote": "30件"}, "公布的是30件"),
    ],
)
def test_where_nothing_can_be_compared_the_last_is_said(page, value, period, more, words_):
    told(value, year(period) if period else None, **more)
    assert "没有可以逐期比较的数，最近一次（2025年4月26日）公布的是" in words(page())
    assert words_ in words(page())


def test_changes_shares_and_ranks_have_tables_of_their_own(page):
    row = told(1939, year(2024))
    change("12", year(2024), row.edition)
    told(40, year(2024), kind="share", unit="%", quote="40%")
    told(2, year(2024), kind="rank", scope="全省", quote="第2位")
    response = page()
    assert [kind for kind, _name, _rows in response.context["tables"]] == [
        "level", "share", "change", "rank",
    ]  # fmt: skip
    assert "全省第2位" in text_of(response)
    assert "算不出" in text_of(response)


def test_an_indicator_of_shares_alone_has_its_line(page):
    for n, value in ((2022, "95.2"), (2023, "97.3")):
        told(value, year(n), kind="share", unit="%", quote=f"{value}%", decimals=1)
    shown = words(page())
    assert "从95.2%升至97.3%，增加2.1个百分点。" in shown
    assert "上升 +2.10个百分点" in shown


def test_what_the_vocabulary_says(page):
    indicator = make_indicator(theme="creation", definition="一年内授权的件数。", unit="件")
    IndicatorAlias.objects.create(indicator=indicator, name="专利授权总量")
    told(1, year(2024), indicator=indicator)
    told(1, year(2024), indicator=make_indicator("发明专利授权量", theme="creation"))
    told(1, year(2024), indicator=make_indicator("别的环节", theme="service"))
    make_indicator("没人说过", theme="creation")
    shown = words(page())
    for told_words in ("一年内授权的件数。", "专利授权总量", "发明专利授权量 1 篇"):
        assert told_words in shown
    assert "别的环节" not in shown
    assert "没人说过" not in shown


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED, State.SUPERSEDED, State.WITHDRAWN])
def test_what_no_reader_was_told_does_not_exist(page, state):
    make_statistic(make_block(make_edition(state=state)), **year(2024))
    assert page().status_code == 404
    assert page("没有").status_code == 404


def test_rows_of_other_states_do_not_enter_a_series(page):
    told(1939, year(2024))
    for state in (State.DRAFT, State.SUPERSEDED, State.WITHDRAWN):
        block = make_block(make_edition(state=state), "当年授权1件。")
        make_statistic(block, "1件", value=1, **year(2024))
    response = page()
    assert response.context["page"].conflicts == []
    assert "当年授权1件" not in text_of(response)


def test_status_is_on_every_row(page):
    told(1939, year(2024))
    Release.objects.update(origin="sample")
    assert page().content.decode().count("badge-sample") == 1
    assert "城市与内容均为虚构" in text_of(page())


def test_slugs_may_be_chinese_with_quotation_marks(page):
    name = "“知识产权一件事”平台办件量"
    told(1, year(2024), indicator=make_indicator(name))
    assert page(name).status_code == 200


def test_many_rows_have_pages(page, monkeypatch):
    monkeypatch.setattr("releases.public.indicators.indicator_page.PAGE_SIZE", 2)
    for n in (2020, 2021, 2022):
        told(n, year(n))
    first, second = page(), page(page=2)
    assert len(first.context["tables"][0][2]) == 2
    assert "2020件" in text_of(second)
    assert "2020年至2022年" in text_of(second)  # the series is whole on every page
    (indicator,) = {row.indicator for row in statements(first.context["indicator"])}
    assert [row.value for row in statements(indicator)] == [2022, 2021, 2020]


@pytest.mark.parametrize("count", [3, 20])
def test_queries(page, django_assert_num_queries, count):
    indicator = make_indicator(theme="creation")
    for n in range(count):
        row = told(n + 1, year(2000 + n), indicator=indicator)
        told(n + 1000, year(2000 + n), indicator=indicator)
        change("5", year(2000 + n), row.edition, indicator=indicator)
        told(1, year(2024), indicator=make_indicator(f"相关{n}", theme="creation"))
    with django_assert_num_queries(12):
        page()
    with django_assert_num_queries(6):
        page()


def told_to_machines(response):
    (found,) = re.findall(r'ld\+json">(.*?)</script>', response.content.decode())
    return json.loads(found)


def test_what_machines_are_told_of_an_indicator(page):
    for n, value in ((2022, 777), (2023, 1939)):
        told(value, year(n))
    response = page()
    sentence = (
        "2022年至2023年，专利授权量从777件升至1939件，增加1162件（+149.55%）。"
        "最高的是2023年，1939件。"
    )
    assert f'content="{sentence}"' in response.content.decode()
    data = told_to_machines(response)
    files = data.pop("distribution")
    assert data == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "专利授权量",
        "description": sentence,
        "url": f"http://testserver{quote('/statistics/专利授权量/')}",
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "知识产权新闻发布"},
        "temporalCoverage": "2022-01-01/2023-12-31",
        "variableMeasured": ["专利授权量"],
    }
    assert {file["@type"] for file in files} == {"DataDownload"}
    kinds = {file["encodingFormat"]: file["contentUrl"].rsplit(".", 1)[-1] for file in files}
    assert set(kinds.values()) == {"csv", "xlsx", "json"}
    assert kinds["text/csv"] == "csv"


def test_an_indicator_of_which_nothing_can_be_said_is_described_by_its_name(page):
    make_indicator(definition="依法授权的件数。")
    told("3", None, quote="3年", unit="年", qualifier="range")
    response = page()
    assert told_to_machines(response)["description"] == "依法授权的件数。"


@pytest.mark.parametrize(("unit", "words"), [("件", "件"), ("", "无")])
def test_the_title_of_a_chart_tells_the_unit(page, unit, words):
    for n in (2022, 2023):
        told(n, year(n), quote=f"{n}", unit=unit)
    chart = page().context["page"].chart
    assert chart.title == f"专利授权量（单位：{words}）"
    assert chart.unit == (f"单位：{unit}" if unit else "")


@pytest.mark.parametrize("name", ["%00", "%0a", "%0d%0aX:y", "%1f"])
@pytest.mark.parametrize("rest", ["", "data.csv", "metadata.json", "feed.atom"])
def test_no_indicator_stands_under_control_characters(client, name, rest):
    assert client.get(f"/statistics/{name}/{rest}").status_code == 404


def test_on_paper_stands_the_address_that_was_asked(page):
    told(1939, year(2023))
    foot = words(page(part="甲")).rpartition("网址：")[2].split()[0]
    assert foot == f"http://testserver/statistics/{quote('专利授权量')}/?part={quote('甲')}"


def test_a_series_whose_statements_fit_together_says_so(page):
    told(777, year(2022))
    assert "没有发现说法不一" not in words(page())
    told(777, year(2022), at=LATER)
    assert "没有发现说法不一：2 次发布的说法都对得上。" in words(page())
    told(800, year(2022), at=LATER + datetime.timedelta(days=1))
    assert "没有发现说法不一" not in words(page())
