import pytest
from django.urls import reverse

from releases.models import Release, State
from releases.public.indicators.comparison import MAX_COMPARED
from tests.make import make_block, make_edition, make_indicator, make_statistic
from tests.public.pages import assert_nothing_inline, text_of
from tests.series.test_series_queries import told, year

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparing(client):
    def get(*slugs, **query):
        return client.get(reverse("public:compare"), {"i": slugs, **query})

    return get


def series(name, values, unit="件", **kw):
    indicator = make_indicator(name, **kw)
    for n, value in values.items():
        told(value, year(n), indicator=indicator, unit=unit, quote=f"{value}{unit}")
    return indicator


def words(response) -> str:
    return " ".join(text_of(response).split())


def lines(response) -> list[str]:
    chart = response.context["found"].chart
    return [line.name for line in chart.lines] if chart else []


def test_nothing_chosen_yet(comparing):
    assert "还没有可以比较的数据" in text_of(comparing())
    series("甲", {2022: 1, 2023: 2}, theme="service")
    response = comparing()
    assert "还没有选指标" in text_of(response)
    assert '<optgroup label="服务"><option value="甲">' in response.content.decode()
    assert_nothing_inline(response)


def test_one_value_alone_is_not_offered(comparing):
    series("甲", {2022: 1})
    make_statistic(make_block(make_edition()), indicator=make_indicator("草稿"), **year(2022))
    make_statistic(make_block(make_edition()), indicator=make_indicator("草稿"), **year(2023))
    assert comparing().context["offered"] == []


def test_one_unit_is_laid_over(comparing):
    series("甲", {2022: 777, 2023: 1939})
    series("乙", {2022: 1, 2023: 2}, unit="万件")
    response = comparing("乙", "甲")
    assert lines(response) == ["乙", "甲"]
    assert response.context["found"].messages == []
    shown = words(response)
    assert "甲2023年为1939件" in shown
    assert "2022 1万件" in shown
    assert_nothing_inline(response)


def test_other_units_are_named_and_an_index_offered(comparing):
    series("甲", {2021: 1, 2022: 777, 2023: 1939})
    series("乙", {2022: 5, 2023: 8}, unit="亿元")
    response = comparing("甲", "乙")
    assert lines(response) == ["甲"]
    shown = words(response)
    assert "“乙”的单位是亿元，不能与“甲”（件）画在一张图里。" in shown
    assert "可以折算成指数来比：2022年=100 2023年=100" in shown
    assert "8亿元" in shown  # it is still in the table
    assert "base=2022" in response.content.decode()


def test_indexed_to_a_base_year(comparing):
    series("甲", {2021: 50, 2022: 75})
    series("乙", {2021: 5, 2022: 4}, unit="亿元")
    response = comparing("甲", "乙", base="2021")
    assert lines(response) == ["甲", "乙"]
    shown = words(response)
    assert "甲2022年的指数为150；乙2022年的指数为80。" in shown
    assert "指数（2021年=100）" in shown
    assert "150 75件" in shown
    assert "<title>乙，2022年：指数80</title>" in response.content.decode()


@pytest.mark.parametrize("base", ["２０２１", "2021年", " 2021 "])
def test_the_base_as_people_write_it(comparing, base):
    series("甲", {2021: 50, 2022: 75})
    assert comparing("甲", base=base).context["found"].base == 2021


def test_a_base_that_is_missing_is_said(comparing):
    series("甲", {2021: 50, 2022: 75})
    series("乙", {2022: 5, 2023: 6})
    response = comparing("甲", "乙", base="2021")
    assert lines(response) == ["甲"]
    assert "“乙”没有可作基准的 2021 年数，没有画入图；它有数的年份：2022、2023。" in words(response)
    assert lines(comparing("甲", base="1999")) == []


def test_a_zero_is_no_base(comparing):
    series("甲", {2021: 0, 2022: 75})
    assert "没有可作基准的 2021 年数" in words(comparing("甲", base="2021"))


@pytest.mark.parametrize("base", ["去年", "20211", "-100", "<b>"])
def test_a_base_that_is_no_year_is_refused_and_the_rest_kept(comparing, base):
    series("甲", {2021: 50, 2022: 75})
    response = comparing("甲", base=base)
    assert f"基准年“{base}”看不明白" in text_of(response)
    assert lines(response) == ["甲"]


def test_an_unknown_indicator_is_named_and_the_rest_kept(comparing):
    series("甲", {2021: 50, 2022: 75})
    response = comparing("没有", "甲", "")
    assert "没有网址名为“没有”的指标" in text_of(response)
    assert lines(response) == ["甲"]


def test_at_most_six_each_once(comparing):
    for n in range(MAX_COMPARED + 1):
        series(f"指标{n}", {2021: 1, 2022: 2})
    response = comparing(*[f"指标{n}" for n in range(MAX_COMPARED + 1)], "指标0")
    assert len(lines(response)) == MAX_COMPARED
    assert "一次最多比较 6 个指标，没有列入：指标6。" in text_of(response)
    assert 'id="add"' not in response.content.decode()


def test_only_years_and_year_ends_are_compared(comparing):
    indicator = make_indicator("甲")
    told(1, {"period_start": "2024-01-01", "period_end": "2024-06-30"}, indicator=indicator)
    assert "“甲”没有整年或年底的数" in text_of(comparing("甲"))
    for n in (2022, 2023):
        told(n, {"period_start": f"{n}-12-31", "period_end": f"{n}-12-31"}, indicator=indicator)
    told(7, {"period_start": "2024-09-30", "period_end": "2024-09-30"}, indicator=indicator)
    rows = comparing("甲").context["found"].rows
    assert [year for year, _cells in rows] == [2023, 2022]


def test_the_table_shows_conflicts_gaps_status_and_words(comparing):
    series("甲", {2021: 50, 2022: 75})
    series("乙", {2022: 5})
    told(6, year(2022), indicator=make_indicator("乙"))
    Release.objects.update(origin="sample")
    response = comparing("甲", "乙")
    shown, html = words(response), response.content.decode()
    assert "没有数" in shown
    assert "说法不一" in shown
    assert "城市与内容均为虚构" in shown
    assert html.count("#q-s-") == 3
    assert html.count("badge-sample") == 3


def test_unpublished_values_do_not_compare(comparing):
    series("甲", {2021: 50, 2022: 75})
    block = make_block(make_edition(state=State.DRAFT), "当年授权9999件。")
    make_statistic(block, "9999件", value=9999, indicator=make_indicator("甲"), **year(2023))
    assert "9999" not in text_of(comparing("甲"))


@pytest.mark.parametrize("count", [2, 12])
def test_queries(comparing, django_assert_num_queries, count):
    for n in range(6):
        series(f"指标{n}", {2000 + y: y + 1 for y in range(count)})
    with django_assert_num_queries(7):
        comparing(*[f"指标{n}" for n in range(6)], base="2001")
