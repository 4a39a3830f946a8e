"""Nothing typed is lost: tab, network, session, another sign-in, and words typed during a save."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from releases.models import Block, Scratch
from tests import make
from tests.browser.test_editor import open_editor, press

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "去年，全市专利授权1939件。"


@pytest.fixture
def block():
    edition = make.make_edition()
    make.make_block(edition, "谢谢大家。", kind="statement", position=20)
    return make.make_block(edition, TEXT, kind="statement", position=10)


@pytest.fixture
def page(page_without_complaints):
    return page_without_complaints


PASSWORD = "Rm7#qzTp9w-moss"


def come_in(page, user):
    page.context.clear_cookies()
    page.goto("/admin/login/?next=/admin/password_change/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/password_change/")


def write(page, section, words):
    press(section, "link", "改文字")
    area = section.locator("textarea")
    expect(area).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    return area


def test_a_tab_that_was_closed_offers_the_words(page, block):
    section = open_editor(page, block)
    write(page, section, "又及")
    page.goto("about:blank")  # at once: nothing was sent yet
    page.goto(f"/admin/releases/edition/{block.edition_id}/editor/")
    offer = page.locator("#scratch")
    expect(offer).to_contain_text("没有保存的字")
    expect(offer).to_contain_text("又及")
    offer.get_by_role("link", name="用").click()
    expect(section.locator("textarea")).to_have_value(f"{TEXT}又及")
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".edited-text")).to_have_text(f"{TEXT}又及")
    expect(offer).not_to_contain_text("没有保存的字")
    page.reload()
    expect(page.locator("#scratch")).not_to_contain_text("没有保存的字")
    assert not Scratch.objects.exists()


def test_words_reach_the_server_and_a_cancelled_form_offers_them(page, block):
    section = open_editor(page, block)
    with page.expect_response("**/scratch/", timeout=2500):
        write(page, section, "又及")
    assert dict(Scratch.objects.get().fields)["text"] == f"{TEXT}又及"
    page.keyboard.press("Escape")
    offer = page.locator("#scratch")
    expect(offer).to_contain_text("又及")
    offer.get_by_role("button", name="不用").click()
    expect(offer).not_to_contain_text("又及")
    page.reload()
    expect(page.locator("#scratch")).not_to_contain_text("又及")


def test_acts_wait_for_the_network_and_are_sent_in_order(page, block):
    section = open_editor(page, block)
    last = page.locator(".edited").nth(1)
    write(page, section, "又及")
    page.context.set_offline(True)
    section.get_by_role("button", name="保存").click()
    expect(page.locator("#net")).to_contain_text("1 个操作等着")
    press(last, "button", "上移")
    expect(page.locator("#net")).to_contain_text("2 个操作等着")
    assert Block.objects.get(pk=block.pk).text == TEXT
    page.context.set_offline(False)
    expect(page.locator("#net")).to_have_text("")
    expect(page.locator(".edited-text").nth(1)).to_have_text(f"{TEXT}又及")
    expect(page.locator(".edited-text").first).to_have_text("谢谢大家。")
    assert not Scratch.objects.exists()
    page.context.set_offline(True)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("#net")).to_contain_text("1 个操作等着")
    page.context.set_offline(False)
    expect(page.locator(".edited-text").nth(1)).to_have_text("谢谢大家。")
    expect(page.locator(".bar")).to_have_count(1)
    expect(page.locator("#net")).to_have_text("")


def test_an_ended_session_is_taken_up_in_place(page, block):
    section = open_editor(page, block)
    with page.expect_response("**/scratch/"):  # so that none is on its way
        write(page, section, "又及")
    Session.objects.all().delete()
    section.get_by_role("button", name="保存").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("请重新登录")
    dialog.get_by_label("密码").fill("错的")
    dialog.get_by_role("button", name="登录").click()
    expect(dialog.get_by_role("alert")).to_contain_text("密码")
    dialog.get_by_label("密码").fill(PASSWORD)
    dialog.get_by_role("button", name="登录").click()
    expect(dialog).to_be_hidden()
    expect(section.locator(".edited-text")).to_have_text(f"{TEXT}又及")


def test_a_sign_in_elsewhere_and_another_account(page, block):
    section = open_editor(page, block)
    write(page, section, "又及")
    tab, user = page.context.new_page(), User.objects.get()
    come_in(tab, user)  # the same account: the token is another now
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".edited-text")).to_have_text(f"{TEXT}又及")
    write(page, section, "。")
    other = make.make_user("编辑", password=PASSWORD)
    come_in(tab, other)
    page.keyboard.type("！")
    expect(page.get_by_role("dialog")).to_contain_text("在别处换了帐号")
    assert Block.objects.get(pk=block.pk).text == f"{TEXT}又及"
    tab.close()
    page.goto(f"/admin/releases/edition/{block.edition_id}/editor/")
    expect(page.locator("#scratch")).not_to_contain_text("没有保存的字")
    kept = page.locator("body").evaluate("() => Object.keys(localStorage)")
    assert [key for key in kept if key.startswith("ipnews")] == []


def test_words_typed_while_a_save_is_on_its_way_stay(page, block):
    section = open_editor(page, block)
    area = write(page, section, "又及")
    held = []
    page.route("**/editor/", lambda route: held.append(route))
    section.get_by_role("button", name="保存").click()
    area.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("。")
    held[0].continue_()
    expect(page.locator("#said")).to_contain_text("后来写的字还没有保存")
    expect(area).to_have_value(f"{TEXT}又及。")
    page.unroute("**/editor/")
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".edited-text")).to_have_text(f"{TEXT}又及。")
    assert Block.objects.get(pk=block.pk).text == f"{TEXT}又及。"


def test_no_save_interrupts_what_is_being_composed(page, block):
    section = open_editor(page, block)
    area = write(page, section, "又及")
    ime = page.context.new_cdp_session(page)
    held = []
    page.route("**/editor/", lambda route: held.append(route))
    section.get_by_role("button", name="保存").click()
    area.focus()
    page.keyboard.press("Control+End")
    ime.send("Input.imeSetComposition", {"text": "wo", "selectionStart": 2, "selectionEnd": 2})
    with page.expect_response("**/editor/"):
        held[0].continue_()
    page.unroute("**/editor/")
    expect(area).to_have_value(f"{TEXT}又及wo")  # nothing was swapped under the letters
    page.keyboard.press("Control+s")  # nor is anything asked for meanwhile
    ime.send("Input.insertText", {"text": "我"})
    expect(page.locator("#said")).to_contain_text("后来写的字还没有保存")
    expect(area).to_have_value(f"{TEXT}又及我")
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".edited-text")).to_have_text(f"{TEXT}又及我")


def test_formatted_words_come_in_plain_and_emoji_are_not_cut(page, block):
    section = open_editor(page, block)
    area = write(page, section, "😀好")
    paste = """(node) => {
        const data = new DataTransfer();
        data.setData("text/html", "<p class=MsoNormal><b>加粗</b></p><script>alert(1)</script>");
        data.setData("text/plain", "加粗");
        node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        document.execCommand("insertText", false, "加粗");
    }"""
    area.evaluate(paste)
    expect(area).to_have_value(f"{TEXT}😀好加粗")
    for _step in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Enter")  # between the face and the word
    sections = page.locator(".edited")
    expect(sections).to_have_count(3)
    expect(sections.nth(0).locator(".edited-text")).to_have_text(f"{TEXT}😀")
    expect(sections.nth(1).locator(".edited-text")).to_have_text("好加粗")
    texts = Block.objects.in_order().values_list("text", flat=True)
    assert list(texts)[:2] == [f"{TEXT}😀", "好加粗"]
