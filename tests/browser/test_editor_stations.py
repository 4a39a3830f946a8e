"""The editor by keyboard and by touch: few tab stops, arrows between blocks, words of a finger."""

import re

import pytest
from playwright.sync_api import expect

from releases.models import Block, Statistic
from tests import make
from tests.browser.axe import violations
from tests.browser.test_editor import TEXT, drag_over, open_editor, open_figure
from tests.browser.test_journeys import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]


@pytest.fixture
def block():
    edition = make.make_edition()
    make.make_appearance(edition, "方岚")
    block = make.make_block(edition, TEXT, kind="statement", position=10)
    make.make_statistic(block, "1939件")
    for n in range(2, 12):
        make.make_block(edition, f"第{n}段。", kind="statement", position=10 * n)
    return block


def texts(edition):
    return list(edition.blocks.in_order().values_list("text", flat=True))


def test_everything_is_few_tab_stops_away(page, block):
    open_editor(page, block)
    expect(page.locator("details#problems")).to_be_visible()
    page.locator(".bar").evaluate("bar => { bar.tabIndex = -1; bar.focus(); }")
    stops = 0
    while not page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= 15
    section = page.locator(f"#{block.anchor}")
    page.locator("#f-head").focus()
    while not page.evaluate(f"document.activeElement.id === '{block.anchor}'"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(section.get_by_role("link", name="改文字")).to_be_focused()


def test_blocks_are_edited_moved_and_joined_by_keys_alone(page, block):
    edition, section = block.edition, open_editor(page, block)
    section.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".edited .edited-text").first).to_have_text("第2段。")
    expect(page.locator(".edited").first).to_be_focused()
    page.locator(".edited").nth(1).focus()
    page.keyboard.press("Enter")
    area = section.locator("textarea")
    expect(area).to_be_focused()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Backspace")
    expect(page.locator(".edited .edited-text").first).to_have_text(f"第2段。{TEXT}")
    assert texts(edition)[:2] == [f"第2段。{TEXT}", "第3段。"]
    assert Statistic.objects.get().quote == "1939件"


def test_backspace_in_words_that_were_typed_is_a_backspace(page, block):
    section = open_editor(page, block)
    page.locator(".edited").nth(1).focus()
    page.keyboard.press("Enter")
    area = page.locator(".edited").nth(1).locator("textarea")
    expect(area).to_be_focused()
    page.keyboard.type("甲")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Backspace")
    expect(area).to_have_value("甲第2段。")
    expect(section).to_be_visible()
    assert Block.objects.count() == 11


def test_a_finger_adds_a_figure_on_words_that_are_selected(window, block):
    page = window(390, 844, has_touch=True, is_mobile=True)
    section = open_editor(page, block)
    # A finger that rests on a word selects nothing in this browser without a screen.
    drag_over(page, section, "商标注册777件")
    button = page.locator("#picked").get_by_role("button", name="数据")
    expect(button).to_be_visible()
    assert button.bounding_box()["height"] >= 32
    button.tap()
    expect(section.locator("[name=value_text]")).to_have_value("777")


def test_a_finger_goes_from_one_block_to_a_row_of_the_next(window, block):
    other = make.make_block(block.edition, "商标注册777件。", kind="statement", position=15)
    make.make_statistic(other, "777件")
    page = window(390, 844, has_touch=True, is_mobile=True)
    open_editor(page, block).locator(".edited-text").tap()
    expect(page.locator(f"#{block.anchor} [data-edit]")).to_be_visible()
    page.locator(f"#{other.anchor} mark").tap()
    expect(page.locator(f"#{other.anchor} [name=value_text]")).to_be_focused()


def test_every_target_is_large_and_axe_finds_nothing(page_without_complaints, block):
    page = page_without_complaints
    section = open_editor(page, block)
    section.focus()
    controls = page.locator(".editor button, .editor a.button, .editor a.chip, .bar summary")
    heights = controls.evaluate_all("all => all.map((each) => each.getBoundingClientRect().height)")
    assert [height for height in heights if 0 < height < 32] == []
    page.locator(".more summary").click()
    assert violations(page) == []
    page.locator("#panel-appearance > summary").click()
    page.locator("[data-edit^=p-]").click()
    expect(page.locator("#facts .edited-form")).to_be_visible()
    assert violations(page) == []


def test_a_published_figure_is_corrected_in_five_clicks_and_two_loads(page):
    live = make.make_release().editions.get()
    block = make.make_block(live, TEXT, kind="statement")
    make.make_statistic(block, "1939件")
    sign_in(page)
    page.goto(f"/admin/releases/edition/{live.pk}/change/")  # as the old address has it
    loads = []
    page.on("framenavigated", lambda _frame: loads.append(1))
    page.get_by_role("button", name="开始更正").click()
    open_figure(page, page.locator("mark.in-s"))
    value = page.locator("[name=value_text]")
    value.fill("1940")
    page.get_by_label("原文里的数一起改").check()
    value.press("Enter")
    expect(page.locator("mark.in-s")).to_have_text("1940件")
    page.locator(".verbs").get_by_role("link", name="发布", exact=True).click()
    expect(page.get_by_label("更正说明")).to_have_value(re.compile("1939件.*1940件"))
    page.get_by_role("button", name="确定发布").click()
    expect(page.locator(".bar .state")).to_have_text("已发布")
    assert len(loads) == 2
