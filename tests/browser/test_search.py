"""Looking for words as a person does: typed on the home page, found, and marked in their place."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.make import (
    index_all,
    make_appearance,
    make_block,
    make_indicator,
    make_measure,
    make_release,
    make_statistic,
    make_topic,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]


@pytest.fixture(autouse=True)
def _releases(db):
    edition = make_release(
        title="云岫市知识产权新闻发布会", number="20250426-1", topics=[make_topic("专利")]
    ).editions.get()
    speaker = make_appearance(edition, "张焜", posts=["党组成员", "副局长"], role="presenter")
    make_block(edition, "4月26日上午,市政府新闻办公室召开新闻发布会。" * 12)
    said = make_block(
        edition, "全年專利授权1,939件，同比增长161.76%。“GoodLuck”牌香菇叫响全国。",
        kind="statement", speaker=speaker,
    )  # fmt: skip
    make_measure(said, "叫响香菇品牌", stage="planned")
    make_statistic(said, "1,939件", indicator=make_indicator("专利授权量"))
    make_block(edition, "请问香菇商标怎么保护？", kind="question", number=1)
    make_block(edition, "我们从严打击假冒香菇。" * 30, kind="answer", speaker=speaker)
    make_block(make_release(number="20240426-1").editions.get(), "商标工作顺利。")
    index_all()


def look_for(page, words):
    page.goto("/")
    page.get_by_role("combobox", name="查发布稿").fill(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/releases/[?]q="))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("专利", "專利"),
        ("香菇", "香菇"),
        ("1939", "1,939"),
        ("GOODLUCK", "GoodLuck"),
        ("焜", "焜"),
        ("１６１．７６％", "161.76%"),
    ],
)
def test_words_are_found_and_marked_in_their_place(page, fits_window, typed, shown):
    look_for(page, typed)
    assert fits_window(page)
    item = page.locator("article.item").first
    expect(item.locator("mark").first).to_have_text(re.compile(shown, re.IGNORECASE))
    item.locator(".passages a").first.click()
    expect(page).to_have_url(re.compile(r"/releases/20250426-1/\?q=.*#[a-z]-[0-9a-f]{8}$"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").filter(has_text=shown).first).to_be_visible()
    assert fits_window(page)


def test_tabs_show_the_words_from_five_sides(page, fits_window):
    look_for(page, "香菇")
    tabs = page.get_by_role("navigation", name="从五个方面查看")
    for name, count in (("答记者问", 1), ("举措", 1), ("发言人", 1)):
        tabs.get_by_role("link", name=name).click()
        expect(page.locator("article.item")).to_have_count(count)
        expect(page.locator("article.item mark").first).to_have_text("香菇")
        assert fits_window(page)
        assert violations(page) == []


def test_words_are_completed_by_keyboard(page):
    page.goto("/")
    box = page.get_by_role("combobox", name="查发布稿")
    box.press_sequentially("zhuan")
    listed = page.get_by_role("listbox")
    expect(listed.get_by_role("option").first).to_contain_text("专利")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(listed.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    box.press_sequentially("l")
    expect(listed).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    # The topic itself, which is what was suggested.
    expect(page).to_have_url(re.compile("topic=%E4%B8%93%E5%88%A9"))
    expect(page.locator("article.item")).to_have_count(1)


def test_nothing_found_names_the_word_and_offers_others(page, fits_window):
    look_for(page, "专例 香菇")
    expect(page.get_by_text("所有发布稿里都没有“专例”")).to_be_visible()
    assert fits_window(page)
    assert violations(page) == []
    page.locator(".missing").get_by_role("link", name="专利", exact=True).click()
    expect(page.locator("article.item")).to_have_count(1)


def test_without_script_it_is_all_there(window):
    page = window(java_script_enabled=False)
    page.goto("/suggest/")
    page.get_by_label("词的一部分、拼音或拼音首字母").fill("zl")
    page.get_by_role("button", name="提示").click()
    page.get_by_role("link", name="专利授权", exact=True).click()
    page.locator(".passages a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("mark").filter(has_text="專利").first).to_be_attached()
