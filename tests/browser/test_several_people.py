"""Two people in one edition: each sees where the other is, and what the other changed."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from releases.models import Block
from releases.publishing import lifecycle
from tests import make
from tests.admin.conftest import signed_in
from tests.admin.editor.test_editor import send
from tests.admin.editor.test_presence import ask
from tests.browser.axe import violations
from tests.browser.test_editor import open_editor, press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def blocks():
    edition = make.make_edition()
    return [
        make.make_block(edition, word, kind="statement", position=10 * n)
        for n, word in enumerate(("第一段。", "第二段。", "第三段。"))
    ]


@pytest.fixture
def other():
    return signed_in(make.make_user("编辑", username="李四"))


def look(page):
    """As after ten seconds."""
    with page.expect_response("**/here/"):
        page.locator("body").evaluate("() => { document.dispatchEvent(new Event('signed-in')); }")


def test_others_are_shown_and_what_they_change_is_fetched(page, blocks, other):
    first, second, third = blocks
    section = open_editor(page, first)
    ask(other, second, at=second.anchor)
    look(page)
    expect(page.locator("#here")).to_have_text("李四也在这里")
    expect(page.locator(f"#{second.anchor} .who")).to_have_text("李四")
    press(section, "link", "改文字")
    section.locator("textarea").fill("第一段，改着。")
    send(other, third, "save", kind="statement", text="别人改的。")
    send(other, first, "down")
    look(page)
    expect(page.locator(f"#{third.anchor} .edited-text")).to_have_text("别人改的。")
    expect(page.locator(".edited").first).to_have_attribute("id", second.anchor)
    # What is typed in stays, with the caret in it.
    expect(section.locator("textarea")).to_have_value("第一段，改着。")
    expect(section.locator("textarea")).to_be_focused()
    expect(section.locator(".others")).to_contain_text("别人刚改过")
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".edited-text")).to_have_text("第一段，改着。")
    texts = Block.objects.in_order().values_list("text", flat=True)
    assert list(texts) == ["第二段。", "第一段，改着。", "别人改的。"]


def test_a_block_that_another_drops_keeps_the_words_typed_into_it(page, blocks, other):
    first, _second, third = blocks
    section = open_editor(page, first)
    press(section, "link", "改文字")
    section.locator("textarea").fill("我写的。")
    send(other, first, "drop")
    send(other, third, "drop")
    look(page)
    expect(page.locator(f"#{third.anchor}")).to_have_count(0)
    expect(section.locator(".others")).to_contain_text("您写的还在")
    section.get_by_role("button", name="保存").click()
    expect(page.locator("#said")).to_contain_text("已被别人删除")
    expect(section.locator("textarea")).to_have_value("我写的。")
    page.reload()
    expect(page.locator("#scratch")).to_contain_text("要的请复制")
    expect(page.locator("#scratch textarea")).to_have_value("我写的。")


def test_a_publication_by_another_is_shown_and_what_is_typed_stays(page, blocks, fits_window):
    first, second, _third = blocks
    section = open_editor(page, first)
    press(section, "link", "改文字")
    section.locator("textarea").fill("第一段，改着。")
    chief = make.make_user("编辑", "审核")
    lifecycle.publish(first.edition, by=chief, now=timezone.now())
    look(page)
    expect(page.locator(".bar .state")).to_have_text("已发布")
    expect(page.locator("#said")).to_contain_text("现在是“已发布”")
    expect(page.locator(".verbs").get_by_role("button", name="开始更正")).to_be_visible()
    expect(page.locator(f"#{second.anchor} [data-edit]")).to_have_count(0)
    expect(section.locator("textarea")).to_have_value("第一段，改着。")
    expect(section.locator("textarea")).to_be_focused()
    expect(section.locator(".others")).to_contain_text("存不上的请复制")
    assert fits_window(page)
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".errorlist")).to_contain_text("已经发布，不能再改")
    expect(section.locator("textarea")).to_have_value("第一段，改着。")
    assert Block.objects.get(pk=first.pk).text == "第一段。"


def test_a_draft_that_another_deletes_keeps_what_is_typed(page_without_complaints, blocks):
    page = page_without_complaints
    section = open_editor(page, blocks[0])
    press(section, "link", "改文字")
    section.locator("textarea").fill("第一段，改着。")
    chief = make.make_user("编辑", "审核", username="小林")
    lifecycle.discard(blocks[0].edition, by=chief, now=timezone.now())
    look(page)
    expect(page.locator(".bar .state")).to_have_text("已删除")
    expect(page.locator("#said")).to_contain_text("已由 小林 在")
    expect(page.locator("#said")).to_contain_text("这份草稿不能再改")
    expect(page.locator("#said").get_by_role("link", name="打开回收站")).to_be_visible()
    expect(page.locator(".bar .verbs")).to_have_count(0)
    expect(section.locator(".others")).to_contain_text("要的请复制")
    expect(section.locator("textarea")).to_have_value("第一段，改着。")
    expect(section.locator("textarea")).to_be_focused()
    assert violations(page) == []


def test_an_act_after_a_publication_shows_that_at_once(page, blocks):
    section = open_editor(page, blocks[0])
    section.locator(".edited-text").click()
    chief = make.make_user("编辑", "审核")
    lifecycle.publish(blocks[0].edition, by=chief, now=timezone.now())
    section.get_by_role("button", name="下移").click()
    expect(page.locator(".bar .state")).to_have_text("已发布")
    expect(page.locator(".edited-text").first).to_have_text("第一段。")


def test_who_else_is_here_is_accessible(page_without_complaints, blocks, other):
    page = page_without_complaints
    section = open_editor(page, blocks[0])
    ask(other, blocks[1], at=blocks[1].anchor)
    press(section, "link", "改文字")
    section.locator("textarea").fill("我写的。")
    send(other, blocks[0], "drop")
    look(page)
    expect(section.locator(".others")).to_contain_text("您写的还在")
    section.get_by_role("link", name="取消").click()
    expect(page.locator("#scratch")).to_contain_text("我写的。")
    assert violations(page) == []
    Session.objects.all().delete()
    look(page)
    expect(page.get_by_role("dialog")).to_contain_text("请重新登录")
    assert violations(page) == []


def test_an_undo_beside_a_block_that_is_not_on_the_page_yet(page_without_complaints, blocks, other):
    page = page_without_complaints  # htmx says that it finds no place
    first, second, _third = blocks
    section = open_editor(page, second)
    press(section, "link", "改文字")
    section.locator("textarea").fill("改过。")
    section.get_by_role("button", name="保存").click()
    expect(section.locator(".edited-text")).to_have_text("改过。")
    send(other, first, "copy")
    page.locator("#undo").click()
    expect(page.locator(".edited .edited-text")).to_have_text(
        ["第一段。", "第一段。", "第二段。", "第三段。"]
    )


def test_an_undo_that_is_answered_twice_shows_a_block_once(page_without_complaints, blocks):
    page = page_without_complaints  # the second answer takes away what is gone
    _first, second, _third = blocks
    section = open_editor(page, second)
    press(section, "button", "并入上一段")
    expect(page.locator(".edited")).to_have_count(2)
    page.locator("#undo").click()
    expect(page.locator(".edited")).to_have_count(3)
    sent = page.locator("#steps").evaluate(
        "form => new URLSearchParams([...new FormData(form), ['act', 'redo']]).toString()"
    )
    ask_again = """async (sent) => {
        for (let n = 0; n < 2; n += 1) {
            const values = Object.fromEntries(new URLSearchParams(sent));
            await htmx.ajax("POST", location.pathname, { source: "#steps", values, swap: "none" });
        }
    }"""
    page.evaluate(ask_again, sent)
    expect(page.locator(".edited")).to_have_count(2)
    page.evaluate(ask_again, sent.replace("redo", "undo").replace("act_id=", "act_id=1"))
    expect(page.locator(".edited .edited-text")).to_have_text(["第一段。", "第二段。", "第三段。"])


def test_an_undo_leaves_a_form_on_the_first_card_open(page, blocks):
    edition = blocks[0].edition
    open_editor(page, blocks[0])
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/?edit=f-event#f-event")
    page.locator("#facts [name=event_venue]").fill("一楼")
    page.locator("#facts .save").click()
    expect(page.locator("#said")).to_have_text("已保存。")
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/?edit=f-head#f-head")
    page.locator("#facts [name=title]").fill("另一个标题")
    page.locator("#undo").click()
    expect(page.locator("#said")).to_have_text("已撤销。")
    expect(page.locator("#facts [name=title]")).to_have_value("另一个标题")
