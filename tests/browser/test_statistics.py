"""Following a figure over the years, in a real chromium at desktop and phone width."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo"),
    pytest.mark.deep,
]

PLEDGE = "/statistics/知识产权质押融资金额/"
PAGES = [
    "/statistics/", "/statistics/?theme=protection", "/statistics/?q=没有这个词",
    PLEDGE, "/statistics/有效商标注册总量/", "/statistics/云岫香菇全产业链产值/",
    "/statistics/侵犯知识产权犯罪涉案价值/", "/statistics/知识产权保护社会满意度/",
    "/statistics/compare/", "/statistics/compare/?i=没有&base=去年",
    "/statistics/compare/?i=专利授权量&i=发明专利授权量&i=知识产权质押融资金额",
    "/statistics/compare/?i=专利授权量&i=知识产权质押融资金额&i=云岫香菇全产业链产值&base=2020",
]  # fmt: skip


def test_every_page_is_accessible_and_fits(page, fits_window):
    for address in PAGES:
        assert page.goto(address).status == 200
        assert fits_window(page), address
        assert violations(page) == [], address


def test_from_the_home_page_to_the_words_behind_a_figure(page, fits_window):
    page.goto("/")
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="数据").click()
    page.get_by_role("link", name="知识产权质押融资金额", exact=True).click()
    expect(page.locator(".series-sentence")).to_contain_text("从2.15亿元升至11.36亿元")
    drawing = page.get_by_role("img", name="知识产权质押融资金额（单位：亿元）")
    expect(drawing).to_be_visible()
    assert drawing.bounding_box()["height"] > 200
    page.get_by_role("link", name="看各自的原话").click()
    quotes = page.locator(".conflict .quote b")
    assert quotes.all_inner_texts() == ["5.84亿元", "5.48亿元"]
    page.locator(".conflict").get_by_role("link", name="《").first.click()
    expect(page.locator(":target")).to_contain_text("5.84亿元")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_indicators_are_compared(script, window):
    page = window(java_script_enabled=script)
    page.goto(PLEDGE)
    page.get_by_role("link", name="与别的指标比较").click()
    page.get_by_label("加一个指标").select_option("专利授权量")
    page.get_by_role("button", name="比较").click()
    expect(page.get_by_text("不能与“知识产权质押融资金额”（亿元）画在一张图里")).to_be_visible()
    page.get_by_label("基准年").select_option("2020")
    page.get_by_role("button", name="比较").click()
    expect(page.get_by_role("heading", name="指数（2020年=100）")).to_be_visible()
    expect(page.locator("svg.chart-drawing .line")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV 表格").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.startswith("指标,类型,")
    assert "528.37" in text  # 11.36 over 2.15
    page.get_by_role("checkbox", name="专利授权量").uncheck()
    page.get_by_role("button", name="比较").click()
    expect(page.locator("svg.chart-drawing .line")).to_have_count(1)


def test_the_chart_prints(page):
    page.goto(PLEDGE)
    page.emulate_media(media="print")
    expect(page.locator("svg.chart-drawing")).to_be_visible()
    expect(page.locator(".conflict .value").last).to_be_visible()
    expect(page.get_by_role("link", name="CSV 表格")).to_be_hidden()
