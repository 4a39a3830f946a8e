"""The editor in a real chromium: words are selected by dragging the mouse, or by typing them."""

import pytest
from playwright.sync_api import expect

from releases.models import Statistic
from tests import make
from tests.browser.axe import violations
from tests.browser.test_journeys import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

WIDE = 1100  # px: from here on the rows of the chosen block stand beside the text
TEXT = "去年，全市专利授权1939件，商标注册777件。今年继续强化保护。"


@pytest.fixture
def block():
    block = make.make_block(make.make_edition(), TEXT, kind="statement", position=10)
    make.make_statistic(block, "1939件")
    make.make_block(block.edition, "谢谢大家。", kind="statement", position=20)
    return block


def open_editor(page, block):
    sign_in(page)
    page.goto(f"/admin/releases/edition/{block.edition_id}/editor/")
    page.wait_for_load_state()
    return page.locator(f"#{block.anchor}")


def press(section, role, name):
    """What can be done to a block is seen once it is chosen; its text does not move then."""
    section.locator(".edited-text").click()
    section.get_by_role(role, name=name).click()


def open_figure(page, words):
    """One click on its words: on a phone they open its form, beside the text its row, which Enter
    opens."""
    words.click()
    if page.viewport_size["width"] >= WIDE:
        page.keyboard.press("Enter")
    expect(page.locator("[name=value_text]")).to_be_focused()


def drag_over(page, section, words):
    """Press at the left of the words, move, let go at their right, as a hand does."""
    section.locator(".edited-text").scroll_into_view_if_needed()
    box = section.locator(".edited-text").evaluate(
        """(node, words) => {
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode()) {
                const at = text.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(text, at);
                range.setEnd(text, at + words.length);
                const rects = [...range.getClientRects()];
                const [first, last] = [rects[0], rects[rects.length - 1]];
                const middle = (rect) => rect.top + rect.height / 2;
                return [first.left, middle(first), last.right, middle(last)];
            }
        }""",
        words,
    )
    page.mouse.move(box[0] + 1, box[1])
    page.mouse.down()
    page.mouse.move((box[0] + box[2]) / 2, box[3], steps=4)
    page.mouse.move(box[2] - 1, box[3], steps=4)
    page.mouse.up()


def test_a_missed_figure_is_added_from_words_that_the_mouse_selected(page, block, fits_window):
    section = open_editor(page, block)
    assert fits_window(page)
    drag_over(page, section, "商标注册777件")
    page.keyboard.press("s")
    value = section.locator("[name=value_text]")
    expect(value).to_be_focused()
    expect(value).to_have_value("777")
    assert fits_window(page)
    value.press("Enter")
    expect(section.locator(".edited-form")).to_have_count(0)
    expect(section.locator(".edited-row")).to_have_count(2)
    assert [row.quote for row in Statistic.objects.order_by("pk")] == ["1939件", "777件"]


def test_a_figure_is_corrected_with_its_words_by_keyboard(page, block):
    section = open_editor(page, block)
    section.locator(".has").focus()
    page.keyboard.press("Enter")
    expect(section.locator(".edited-row")).to_be_focused()
    page.keyboard.press("Enter")
    value = section.locator("[name=value_text]")
    expect(value).to_be_focused()
    value.fill("1940")
    section.get_by_label("原文里的数一起改").check()
    value.press("Enter")
    expect(section.locator("mark.in-s")).to_have_text("1940件")
    expect(page.locator("#said")).to_have_text("已保存。")
    page.locator(".bar .state").click()
    page.keyboard.press("Control+z")
    expect(page.locator("#said")).to_have_text("已撤销。")
    expect(section.locator("mark.in-s")).to_have_text("1939件")
    page.reload()
    page.get_by_role("button", name="重做").click()
    expect(section.locator("mark.in-s")).to_have_text("1940件")


def test_a_block_is_split_at_the_caret_and_joined_again(page, block):
    section = open_editor(page, block)
    section.hover()
    press(section, "link", "改文字")
    area = section.locator("textarea")
    expect(area).to_be_focused()
    area.press("Home")
    area.press("Control+Home")
    for _step in TEXT[: TEXT.index("今年")]:
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Enter")
    sections = page.locator(".edited")
    expect(sections).to_have_count(3)
    expect(sections.nth(1).locator(".edited-text")).to_have_text("今年继续强化保护。")
    sections.nth(1).hover()
    press(sections.nth(1), "button", "并入上一段")
    expect(sections).to_have_count(2)
    expect(section.locator(".edited-text")).to_have_text(TEXT)
    section.hover()
    press(section, "button", "下移")
    expect(sections.first.locator(".edited-text")).to_have_text("谢谢大家。")
    expect(sections.nth(1).locator(".edited-row")).to_have_count(1)


def test_a_lost_network_is_said_and_what_was_typed_stays(page_without_complaints, block):
    page = page_without_complaints
    section = open_editor(page, block)
    section.hover()
    press(section, "link", "改文字")
    section.locator("textarea").fill("新的一段。")
    page.context.set_offline(True)
    section.get_by_role("button", name="保存").click()
    expect(page.locator("#net")).to_contain_text("网络不通：1 个操作等着")
    page.context.set_offline(False)
    expect(section.locator(".errorlist")).to_contain_text("1939件")
    expect(section.locator("textarea")).to_have_value("新的一段。")


def test_the_editor_is_accessible(page_without_complaints, block):
    page = page_without_complaints
    section = open_editor(page, block)
    assert violations(page) == []
    section.locator(".edited-row a").click()
    expect(section.locator("[name=value_text]")).to_be_focused()
    assert violations(page) == []


def texts(page):
    return page.locator(".edited .edited-text").all_inner_texts()


def test_an_undo_puts_blocks_where_they_stood_and_leaves_other_forms(page, block):
    first, last = TEXT, "谢谢大家。"
    make.make_block(block.edition, "散会。", kind="statement", position=30)
    section = open_editor(page, block)
    press(section, "link", "改文字")
    section.locator("[name=text]").fill(first.replace("件。今年", "件。\n\n今年"))
    section.get_by_role("button", name="保存").click()
    expect(page.locator(".edited")).to_have_count(4)
    page.reload()
    closing = page.locator(".edited").nth(3)
    press(closing, "link", "改文字")
    closing.locator("[name=text]").fill("散会了。")
    undo, redo = (page.locator(f"#steps [value={name}]") for name in ("undo", "redo"))
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("已撤销。")
    expect(page.locator(".edited")).to_have_count(3)
    assert texts(page) == [first, last]
    expect(closing.locator("[name=text]")).to_have_count(0)
    expect(page.locator("[name=text]")).to_have_value("散会了。")
    redo.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".edited")).to_have_count(4)
    assert texts(page)[1].startswith("今年")
    expect(page.locator(".edited").first.locator("mark")).to_have_text("1939件")
    page.locator("[name=text]").press("Escape")
    expect(page.locator("[name=text]")).to_have_count(0)
    press(page.locator(".edited").nth(1), "button", "上移")
    expect(page.locator(".edited").first.locator(".edited-text")).to_contain_text("今年")
    page.keyboard.press("Control+z")
    expect(page.locator(".edited").first.locator(".edited-text")).to_contain_text("去年")
    expect(page.locator(".edited:focus")).to_have_count(1)
    assert texts(page)[1:] == ["今年继续强化保护。", last, "散会。"]
    expect(redo).to_be_enabled()
    expect(undo).to_be_enabled()
