"""Across the whole site: from what a reader sees first to the very words, and to what came of them.

Each walk at desktop and phone width, with and without JavaScript.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo"),
    pytest.mark.deep,
]
LISTS = ("/releases/", "/exchanges/", "/measures/", "/figures/", "/speakers/")


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def reader(request, window, page):
    """The window at its width; once more without JavaScript."""
    if request.param:
        return page
    return window(**page.viewport_size, java_script_enabled=False)


def column(page, name):
    return page.get_by_role("navigation", name="主导航").get_by_role("link", name=name, exact=True)


def test_from_home_to_the_words_behind_a_figure(reader):
    reader.goto("/")
    card = reader.locator(".card").filter(has_text="知识产权质押融资金额")
    card.get_by_role("link", name="知识产权质押融资金额", exact=True).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("知识产权质押融资金额")
    expect(column(reader, "数据")).to_have_attribute("aria-current", "true")
    row = reader.locator("table.said tbody tr").filter(has_text="2024年").first
    row.get_by_role("link", name="《云岫市2025年知识产权宣传周新闻发布会》").click()
    expect(reader.locator(":target")).to_have_text("11.36亿元")
    expect(reader.locator(":target")).to_be_in_viewport()
    reader.go_back()
    reader.go_back()
    card.get_by_role("link", name=re.compile("^看原话")).click()
    expect(reader.locator(":target")).to_have_text("11.36亿元")


def test_a_click_anywhere_on_a_card_leads_to_the_indicator(page):
    page.goto("/")
    card = page.locator(".card").first
    name = card.locator(".card-name").inner_text()
    card.locator(".card-value").click(force=True)  # the name lies over the whole card
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_from_a_promise_to_its_outcome(reader):
    reader.goto("/")
    column(reader, "举措").click()
    reader.wait_for_url("**/measures/")  # with its style sheets, which hide and show
    unfold = reader.locator(".rail summary")
    if unfold.is_visible():  # on a phone
        unfold.click()
    reader.get_by_label("阶段", exact=True).select_option("planned")
    reader.get_by_label("后来", exact=True).select_option("done")
    reader.locator(".list-search button").click()
    expect(reader.get_by_role("heading", name="共 14 项举措")).to_be_visible()
    expect(reader.locator(".active")).to_contain_text("后来：已完成")
    item = reader.locator(".item").filter(has_text="把法庭搬到产业旁")
    expect(item.get_by_text("后来：已完成")).to_be_visible()
    item.get_by_role("link", name="把法庭搬到产业旁", exact=True).click()
    expect(reader.locator(".outcome-word")).to_contain_text("已完成")
    reader.locator(".step-done").get_by_role("link", name="新闻发布会").click()
    expect(reader.locator(":target")).to_contain_text("3个巡回审判点全部运行")
    expect(reader.locator(":target")).to_be_in_viewport()


def test_from_the_measures_to_what_is_overdue(reader):
    reader.goto("/measures/")
    reader.get_by_role("main").get_by_role("link", name="承诺", exact=True).first.click()
    reader.get_by_role("link", name="补齐县区维权援助网点").first.click()
    expect(reader.locator(".late").first).to_be_visible()
    crumbs = reader.get_by_role("navigation", name="当前位置")
    crumbs.get_by_role("link", name="举措").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("举措")


def test_from_the_speakers_to_what_somebody_said(reader):
    reader.goto("/")
    column(reader, "发言人").click()
    reader.locator("#id_q").fill("微短剧")
    reader.locator(".list-search button").click()
    item = reader.locator(".item").filter(has_text="柳芷衡")
    item.get_by_role("link", name="柳芷衡").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("柳芷衡")
    session = reader.locator(".session").filter(has_text="著作权保护工作专题新闻发布会")
    session.get_by_role("link", name=re.compile("看原文")).first.click()
    expect(reader.locator(":target")).to_contain_text("全新的问题")
    expect(reader.locator(":target")).to_be_in_viewport()


def test_from_nothing_found_by_an_offered_way(reader):
    reader.goto("/figures/?q=香菇 海关&year=2021")
    ways = reader.locator(".ways")
    expect(ways).to_be_visible()
    way = ways.locator("li").first
    count = re.search(r"\d+", way.locator(".quiet").inner_text())[0]
    way.get_by_role("link").click()
    expect(reader.get_by_role("heading", name=f"共 {count} 条数据")).to_be_visible()
    item = reader.locator(".item").first
    item.get_by_role("link", name=re.compile("^固定网址")).click()
    expect(reader.locator(".row-words mark").first).to_be_visible()
    reader.get_by_role("link", name="看这个指标的历年数值").click()
    expect(column(reader, "数据")).to_have_attribute("aria-current", "true")


def test_a_passage_leads_to_its_place_and_to_its_own_page(reader):
    reader.goto("/releases/?q=香菇")
    passage = reader.locator(".passages li").first
    passage.get_by_role("link").first.click()
    expect(reader.locator(":target mark").first).to_have_text("香菇")
    reader.go_back()
    passage.get_by_role("link", name=re.compile("^固定网址")).click()
    expect(reader.locator(".row-words")).to_contain_text("香菇")


def test_lists_are_accessible_and_fit(page, fits_window):
    states = ("", "?q=专利", "?q=没有这个词 专利&year=2023", "?year=1999&period=哪天")
    extra = ("/", "/measures/?outcome=none&stage=planned", "/measures/?outcome=x", "/site-map/")
    for address in [*extra, *(f"{place}{state}" for place in LISTS for state in states)]:
        page.goto(address)
        assert fits_window(page), address
        assert violations(page) == [], address
