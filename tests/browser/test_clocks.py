"""A browser whose clock is an hour off: acts are sent in order, and what was typed is offered."""

import datetime

import pytest
from playwright.sync_api import expect

from releases.models import Block, Change
from tests import make
from tests.browser.test_editor import open_editor, press
from tests.browser.test_typed_words import TEXT, write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def block():
    edition = make.make_edition()
    make.make_block(edition, "谢谢大家。", kind="statement", position=20)
    return make.make_block(edition, TEXT, kind="statement", position=10)


@pytest.mark.parametrize("off", [HOUR, -HOUR])
def test_acts_and_words_of_a_browser_an_hour_off(window, block, off):
    page = window(1280, 900, reduced_motion="reduce")
    page.clock.set_system_time(datetime.datetime.now(datetime.UTC) + off)
    section = open_editor(page, block)
    write(page, section, "一")
    page.context.set_offline(True)
    section.get_by_role("button", name="保存").click()
    expect(page.locator("#net")).to_contain_text("1 个操作等着")
    press(page.locator(".edited").nth(1), "button", "上移")
    page.clock.set_system_time(datetime.datetime.now(datetime.UTC) - off)  # and put right
    page.context.set_offline(False)
    expect(page.locator("#net")).to_have_text("")
    assert [each["field"] for each in Change.objects.order_by("pk")[0].differences] == ["text"]
    assert Change.objects.count() == 2
    write(page, section, "二")
    page.goto("about:blank")
    page.goto(f"/admin/releases/edition/{block.edition_id}/editor/")
    expect(page.locator("#scratch")).to_contain_text("一二")
    assert Block.objects.get(pk=block.pk).text.endswith("一")
