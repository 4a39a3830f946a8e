"""Preview and comparison in the editor's screen, by keys and by touch, and without a script."""

import pytest
from playwright.sync_api import expect

from releases.models import Edition, Release
from releases.publishing import lifecycle
from tests import make
from tests.browser.axe import violations
from tests.browser.test_editor import press
from tests.browser.test_journeys import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]


@pytest.fixture
def draft():
    edition = make.make_edition()
    block = make.make_block(edition, "全年专利授权37件。", position=10)
    make.make_statistic(block, "37件", value=37, decimals=0)
    make.make_block(edition, "第二段。", position=20)
    lifecycle.publish(edition, by=None, now=make.NOW)
    draft = lifecycle.correct(Release.objects.get(), by=None, now=make.NOW)
    draft.blocks.filter(text__contains="37").update(text="全年专利授权38件。")
    draft.statistics.update(value=38)
    return Edition.objects.get(pk=draft.pk)


def open_editor(page, draft):
    sign_in(page)
    page.goto(f"/admin/releases/edition/{draft.pk}/editor/")
    page.wait_for_load_state()


def test_what_changed_opens_by_a_key_and_leads_to_its_block(page, draft, fits_window):
    open_editor(page, draft)
    page.keyboard.press("c")
    title = page.locator("#view-title")
    expect(title).to_be_focused()
    expect(page.locator("#view .runs del")).to_contain_text("37")
    expect(page.locator("#view .runs ins")).to_contain_text("38")
    expect(page.locator(".edited").first).to_be_hidden()
    assert fits_window(page)
    page.locator("#view").get_by_text("数值：37 → 38").click()
    expect(title).to_have_count(0)
    expect(page.locator(f"#{draft.blocks.get(text__contains='38').anchor}")).to_be_in_viewport()


def test_the_preview_is_the_page_in_a_frame_as_wide_as_was_asked(page, draft, fits_window):
    open_editor(page, draft)
    page.keyboard.press("p")
    frame = page.frame_locator("#view iframe")
    expect(frame.locator("main")).to_contain_text("全年专利授权38件")
    expect(frame.locator("main")).to_contain_text("现行版为第 2 版")
    for label, name, width in (("手机 390", "390", 390), ("打印 A4", "print", 794)):
        page.locator("#view").get_by_text(label).click()
        expect(page.locator(f"iframe.frame-{name}")).to_be_visible()
        body = frame.locator("main")
        expect(body).to_contain_text("全年专利授权38件")
        assert body.evaluate("e => e.ownerDocument.defaultView.innerWidth") == width
        assert fits_window(page)
    expect(frame.locator(".site-header nav")).to_be_hidden()  # on paper
    page.keyboard.press("Escape")
    expect(page.locator("#view iframe")).to_have_count(0)
    expect(page.locator(".edited").first).to_be_visible()


def test_a_letter_that_is_typed_opens_nothing(page, draft):
    open_editor(page, draft)
    press(page.locator(".edited").first, "link", "改文字")
    page.locator("textarea[name=text]").press("c")
    expect(page.locator("#view > *")).to_have_count(0)


def test_both_are_accessible(page_without_complaints, draft):
    page = page_without_complaints
    open_editor(page, draft)
    for key, part in (("c", ".runs"), ("p", "iframe")):
        page.keyboard.press(key)
        expect(page.locator(f"#view {part}").first).to_be_visible()
        assert violations(page, "#view") == []
