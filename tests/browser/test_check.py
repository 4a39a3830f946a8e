"""The check page in a real chromium: words and values find each other, keys move among doubts."""

import pytest
from playwright.sync_api import expect

from releases.admin.check_page import working_copy
from releases.models import Check, PastedText
from tests.browser.axe import violations
from tests.browser.test_journeys import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = """云岫市召开2025年知识产权新闻发布会
信息来源：云岫日报
4月25日上午，市政府新闻办召开新闻发布会。
市委宣传部、市公安局等单位负责人出席新闻发布会。
市市场监督管理局副局长 方岚
知识产权创造稳步提升。2024年专利授权1,939件，同比增长4.5%。
答记者问
1.请问如何加强著作权保护？
市委宣传部副部长 高原：强化版权保护意识
"""


def paste(page):
    sign_in(page)
    page.goto("/admin/releases/pastedtext/paste/")
    page.fill("textarea", PAGE)
    page.locator("#content form [type=submit]").last.click()
    expect(page.get_by_role("heading", name="核对读出的内容")).to_be_visible()
    page.wait_for_load_state()  # keys work once the script has run


def figure(page):
    return page.locator(".section-statistic .row").filter(has_text="1939").first


def copy():
    return working_copy.load(PastedText.objects.get())


def test_values_and_words_find_each_other(page, fits_window):
    paste(page)
    assert fits_window(page)
    words = page.locator(".source a.in-statistic").filter(has_text="1,939").first
    figure(page).locator("a.value").click()
    expect(words).to_have_class("in-statistic marked")
    expect(words).to_be_in_viewport()
    page.locator("#block-1 a.value").click()
    expect(words).to_have_class("in-statistic")
    words.click()
    expect(figure(page)).to_have_class("row marked")
    expect(figure(page)).to_be_in_viewport()
    assert not Check.objects.exists()


def test_a_doubt_is_found_accepted_and_its_row_corrected_by_keyboard(page, fits_window):
    paste(page)
    page.keyboard.press("j")
    first = page.locator("#doubt-1")
    expect(first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    before = page.locator("#doubts > .rows > [data-row]").count()
    page.keyboard.press("a")
    expect(page.locator("#doubts > .rows > [data-row]")).to_have_count(before - 1)
    expect(page.locator("#doubts > .rows > [data-row]:focus")).to_have_count(1)

    figure(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".source .marked")).to_contain_text(["1,939"])
    page.keyboard.press("e")
    form = figure(page).locator("form")
    expect(form).to_be_visible()
    assert fits_window(page)
    form.get_by_label("数值").fill("很多")
    form.get_by_role("button", name="保存").click()
    expect(page.get_by_text("数值：格式不对")).to_be_visible()
    page.locator(".correct").get_by_label("数值").fill("1,940")
    page.locator(".correct").get_by_role("button", name="保存").click()
    row = page.locator(".section-statistic .row.settled").filter(has_text="1940")
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()
    assert "1940" in {statistic.value for statistic in copy().reading.statistics}
    page.keyboard.press("d")
    expect(page.get_by_text("已去掉")).to_be_attached()
    page.get_by_role("button", name="撤销上一步").click()
    expect(row).to_be_attached()


def test_selected_words_become_a_measure(page):
    paste(page)
    page.get_by_role("link", name="由原文的文字添加举措").click()
    form = page.locator("#add-measure form")
    expect(form).to_be_visible()
    words = page.locator(".source a").filter(has_text="请问如何加强著作权保护").first
    words.select_text()
    form.get_by_role("button", name="填入选中的文字").click()
    expect(form.get_by_label("依据原文")).to_have_value("请问如何加强著作权保护？")
    form.get_by_label("举措").fill("强化版权保护")
    form.get_by_role("button", name="保存").click()
    expect(
        page.locator(".section-measure .row").filter(has_text="强化版权保护").first
    ).to_be_attached()
    assert "强化版权保护" in {measure.heading for measure in copy().reading.measures}


def test_another_editor_was_first(page):
    paste(page)
    pasted = PastedText.objects.get()
    working_copy.keep(working_copy.load(pasted), version=0, by=None)
    page.locator("#fact-title").get_by_role("button", name="已核对").click()
    expect(page.get_by_text("所以这次没有保存")).to_be_visible()
    assert Check.objects.get().lock_version == 1


def test_keys_can_be_switched_off_and_stay_off(page):
    paste(page)
    page.locator("#keys-on").uncheck()
    page.reload()
    expect(page.locator("#keys-on")).not_to_be_checked()
    page.keyboard.press("j")
    expect(page.locator("#doubt-1")).not_to_be_focused()


def test_the_page_is_accessible(page_without_complaints):
    page = page_without_complaints  # axe itself sets a style, which the policy refuses it
    paste(page)
    page.locator(".section-statistic a.edit").first.click()
    expect(page.locator(".correct")).to_be_visible()
    assert violations(page, ".check") == []


def test_everything_works_without_javascript(window):
    page = window(java_script_enabled=False)
    paste(page)
    figure(page).locator("a.value").click()
    expect(page.locator(":target + a")).to_have_text("1,939件")
    page.locator(".source a.in-statistic").filter(has_text="1,939").first.click()
    expect(page.locator(".row:target")).to_contain_text("1939")
    figure(page).locator("a.edit").click()
    page.locator(".correct").get_by_label("数值").fill("1940")
    page.locator(".correct").get_by_role("button", name="保存").click()
    expect(page.locator(".row:target")).to_contain_text("1940")
    page.locator("#doubt-1").get_by_role("button", name="已核对").click()
    expect(page.get_by_text("已核对的疑点 1")).to_be_visible()
