"""Names are offered while one is typed: by keyboard, by finger, under a Chinese input method."""

import pytest
from playwright.sync_api import expect

from releases.models import Statistic
from tests import make
from tests.browser.axe import violations
from tests.browser.test_editor import open_editor, open_figure

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]


@pytest.fixture
def figure():
    block = make.make_block(make.make_edition(), "专利授权1939件。", kind="statement")
    for name in ("发明专利授权量", "商标注册量", "商标有效注册量"):
        make.make_indicator(name)
    return make.make_statistic(block, "1939件")


@pytest.fixture
def opened():
    def opened(page, figure):
        section = open_editor(page, figure.block)
        open_figure(page, section.locator("mark"))
        return section.locator("[name=series]")

    return opened


def offers(page):
    return page.get_by_role("listbox").get_by_role("option")


def test_a_name_is_typed_in_part_and_taken_by_keys(page, figure, opened, fits_window):
    box = opened(page, figure)
    box.fill("")
    box.press_sequentially("商标")
    expect(offers(page)).to_have_text(["商标注册量", "商标有效注册量"])
    expect(page.locator(".told").first).to_have_text("新名称：词表里没有。")
    assert fits_window(page)
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("商标有效注册量")
    expect(page.locator(".told").first).to_have_text("词表里有。")
    expect(offers(page)).to_have_count(0)
    box.press("Enter")
    expect(page.locator(".edited-form")).to_have_count(0)
    assert Statistic.objects.get().indicator.name == "商标有效注册量"


def test_the_list_is_accessible(page_without_complaints, figure, opened):
    page = page_without_complaints
    box = opened(page, figure)
    box.fill("")
    box.press_sequentially("商标")
    expect(offers(page)).to_have_count(2)
    box.press("ArrowDown")
    assert violations(page) == []
    box.press("Enter")
    expect(offers(page)).to_have_count(0)
    assert violations(page) == []


def test_escape_shuts_the_list_and_then_the_form(page, figure, opened):
    box = opened(page, figure)
    box.fill("")
    box.press_sequentially("sb")  # the initials of 商标
    expect(offers(page)).to_have_count(2)
    box.press("Escape")
    expect(offers(page)).to_have_count(0)
    expect(box).to_have_value("sb")
    box.press("Escape")
    expect(page.locator(".edited-form")).to_have_count(0)


def test_nothing_is_asked_for_while_a_word_is_composed(page, figure, opened):
    box, asked = opened(page, figure), []
    page.on("request", lambda request: "/suggest/" in request.url and asked.append(request.url))
    box.fill("")
    box.focus()
    ime = page.context.new_cdp_session(page)
    for letters in ("s", "sh", "shang", "shang biao"):
        end = len(letters)
        ime.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": end, "selectionEnd": end},
        )
    page.wait_for_timeout(300)
    assert asked == []
    ime.send("Input.insertText", {"text": "商标"})
    expect(offers(page)).to_have_count(2)
    assert len(asked) == 1


def test_a_finger_takes_a_name(window, figure, opened, fits_window):
    page = window(390, 844, has_touch=True, is_mobile=True)
    box = opened(page, figure)
    box.fill("")
    box.press_sequentially("商标")
    item = offers(page).first
    expect(item).to_be_visible()
    assert item.bounding_box()["height"] >= 44
    assert fits_window(page)
    item.tap()
    expect(box).to_have_value("商标注册量")
    expect(offers(page)).to_have_count(0)
