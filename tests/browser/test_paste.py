"""From a paste to what is left to look at, in a real chromium: words, keys, new names."""

import pytest
from playwright.sync_api import expect

from releases.models import Edition, Organisation
from releases.publishing import seeing
from tests import make
from tests.browser.axe import violations
from tests.browser.test_journeys import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]

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
    expect(page.get_by_text("草稿已建立")).to_be_visible()
    page.wait_for_load_state("networkidle")  # the script has run, and the names have come
    return Edition.objects.get()


def row_of(page, edition, value=1939):
    return page.locator(f"#{edition.statistics.get(value=value).anchor}")


def show(page, row):
    """The rows of a block are there once it is chosen: on a phone its count opens them."""
    page.locator(".edited").filter(has=row).locator(".has").click()
    expect(row).to_be_visible()


def waiting(edition):
    return sum(n for _kind, n in seeing.unseen(edition))


def test_a_paste_lands_at_the_top_with_the_first_problem_chosen(page, fits_window):
    paste(page)
    assert fits_window(page)
    assert page.evaluate("scrollY") < 10
    expect(page.locator(".edited-row.is-d").first).to_have_class("edited-row is-d marked")


def test_values_and_words_find_each_other(page):
    edition = paste(page)
    row = row_of(page, edition)
    words = page.locator("mark").filter(has_text="1,939").first
    words.click()
    expect(row).to_have_class("edited-row is-s is-unseen marked")
    page.locator(".edited-row.is-d").first.focus()
    expect(words).not_to_have_class("in-s marked")
    row.focus()
    expect(words).to_have_class("in-s marked")


def test_what_waits_is_walked_seen_and_corrected_by_keyboard(page):
    edition = paste(page)
    before, doubts = waiting(edition), edition.doubts.filter(settled_at=None).count()
    assert doubts
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(":focus")).to_have_class("edited-row is-d marked")
    page.keyboard.press("a")
    expect(page.get_by_text("已标记为核对过")).to_be_visible()
    assert edition.doubts.filter(settled_at=None).count() == doubts - 1
    row = row_of(page, edition)
    show(page, row)
    row.focus()
    page.keyboard.press("a")
    expect(page.get_by_text("已标记为看过")).to_be_visible()
    expect(row).to_have_class("edited-row is-s")
    assert waiting(edition) == before - 1
    row.focus()
    page.keyboard.press("e")
    value = row.get_by_label("数值")
    expect(value).to_be_focused()
    value.fill("1940")
    value.press("Enter")
    expect(row).to_contain_text("1940")


def test_a_row_is_dropped_by_keyboard_and_comes_back(page):
    edition = paste(page)
    row = row_of(page, edition)
    show(page, row)
    row.focus()
    page.keyboard.press("d")
    expect(row.get_by_role("button", name="去掉")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row).not_to_be_attached()
    page.keyboard.press("Control+z")
    expect(row).to_be_attached()


def test_keys_can_be_switched_off_and_stay_off(page):
    paste(page)
    page.keyboard.press("?")
    page.locator("#keys-on").uncheck()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".edited-row:focus")).to_have_count(0)


def test_a_new_name_is_settled_beside_its_row_and_in_the_card(page):
    make.make_organisation("云岫市市场监督管理局")
    make.make_indicator("专利授权总数量")
    edition = paste(page)
    office = Organisation.objects.get(name="市市场监督管理局")
    page.locator(f"#name-organisation-{office.pk}").get_by_role("button", name="记为别名").click()
    expect(page.get_by_text("已记为“云岫市市场监督管理局”的别名")).to_be_visible()
    expect(page.locator(f"#name-organisation-{office.pk}")).not_to_be_attached()
    row = row_of(page, edition)
    show(page, row)
    row.get_by_role("link", name="新名称").click()
    row.get_by_role("button", name="是新的").click()
    expect(row.get_by_role("link", name="新名称")).not_to_be_attached()
    assert not edition.statistics.get(value=1939).indicator.unconfirmed


def test_the_page_is_accessible(page_without_complaints):
    page = page_without_complaints  # axe itself sets a style, which the policy refuses it
    make.make_organisation("云岫市市场监督管理局")
    paste(page)
    page.keyboard.press("?")
    assert violations(page, ".editor") == []


def test_everything_works_without_javascript(window):
    page = window(java_script_enabled=False)
    edition = paste(page)
    row = row_of(page, edition)
    row.get_by_role("button", name="看过").click()
    expect(page.get_by_text("已标记为看过")).to_be_visible()
    page.get_by_role("link", name="没有人看过的").click()
    expect(page.locator(":target")).to_be_visible()
    page.locator("#names").get_by_role("link", name="打开").click()
    page.get_by_role("button", name="都是新的").first.click()
    expect(page.get_by_text("已确认是新的")).to_be_visible()
    row.get_by_role("link", name="新名称").click()
    expect(page.locator(":target")).to_be_visible()
