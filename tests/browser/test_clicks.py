"""What a day at the desk costs: clicks and pages counted from a paste to a correction, by hand."""

import pytest
from playwright.sync_api import expect

from releases.models import Edition, Statistic
from tests.browser.test_editor import drag_over, open_figure
from tests.browser.test_journeys import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = """云岫市召开2025年知识产权新闻发布会
信息来源：云岫日报
4月25日上午，市政府新闻办召开新闻发布会。
市市场监督管理局副局长 方岚
知识产权创造稳步提升。2024年专利授权1,939件，同比增长4.5%。办理时间平均缩短到9.5天。为37人次提供法律援助。
"""


class Hand:
    """Counts what a hand does and what the browser loads for it."""

    def __init__(self, page):
        self.page, self.clicks, self.loads = page, 0, 0
        page.on("load", self._loaded)

    def _loaded(self, _page):
        self.loads += 1

    def click(self, target):
        self.clicks += 1
        target.click()

    def start(self):
        self.clicks = self.loads = 0


@pytest.fixture
def hand(page):
    sign_in(page)
    page.goto("/admin/")
    return Hand(page)


def of_bar(page, name):
    return (
        page.locator(".bar")
        .get_by_role("link", name=name, exact=True)
        .or_(page.locator(".bar").get_by_role("button", name=name, exact=True))
    )


def test_from_a_paste_to_a_correction(hand, page):
    # Paste, read, publish.
    hand.start()
    page.locator("#content textarea").fill(PAGE)
    hand.click(page.get_by_role("button", name="读取"))
    expect(page.get_by_text("草稿已建立")).to_be_visible()
    edition = Edition.objects.get()
    page.wait_for_load_state("networkidle")  # the names come after the page
    # A figure that the reader missed: words selected, one key.
    block = edition.blocks.get(text__contains="37人次")
    section = page.locator(f"#{block.anchor}")
    clicks = hand.clicks
    drag_over(page, section, "缩短到9.5天")
    page.keyboard.press("s")
    value = section.locator("[name=value_text]")
    expect(value).to_have_value("9.5")
    section.get_by_label("原文指标").fill("平均办理时间")
    value.press("Enter")
    expect(section.locator(".edited-form")).to_have_count(0)
    assert hand.clicks == clicks
    hand.click(of_bar(page, "发布"))
    hand.click(page.get_by_role("button", name="确定发布"))
    expect(page.locator(".bar .state")).to_have_text("已发布")
    assert (hand.clicks, hand.loads) == (3, 2)
    # 37 was 38.
    page.goto("/admin/")
    hand.start()
    hand.click(page.get_by_role("link", name="云岫市召开2025年知识产权新闻发布会").first)
    hand.click(of_bar(page, "开始更正"))
    expect(page.locator(".bar .state")).to_have_text("草稿")
    page.wait_for_load_state()
    figure = Statistic.objects.get(edition__state="draft", value=37)
    row = page.locator(f"#{figure.anchor}")
    hand.clicks += 1
    open_figure(page, page.locator("mark").filter(has_text="37人次"))
    value = row.locator("[name=value_text]")
    value.fill("38")
    row.get_by_label("原文里的数一起改").press("Space")
    value.press("Enter")
    expect(page.locator("#said")).to_have_text("已保存。")
    hand.click(of_bar(page, "发布"))
    expect(page.get_by_label("更正说明")).to_have_value("将“提供法律援助37人次”更正为“38人次”。")
    hand.click(page.get_by_role("button", name="确定发布"))
    expect(page.locator(".bar .state")).to_have_text("已发布")
    assert (hand.clicks, hand.loads) == (5, 3)
