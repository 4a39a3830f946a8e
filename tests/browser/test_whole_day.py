"""From a paste to publication by one kind of hand: by keys alone, by the mouse, by a finger."""

import pytest
from playwright.sync_api import expect

from releases.models import Block, Edition, State, Statistic
from tests.browser.test_editor import drag_over
from tests.browser.test_journeys import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = """云岫市召开2025年知识产权新闻发布会
信息来源：云岫日报
4月25日上午，市政府新闻办召开新闻发布会。
市市场监督管理局副局长 方岚
"""
FIRST = "2024年全市专利授权1,939件，同比增长4.5%。"
SECOND = "办理时间平均缩短到9.5天，从申请到拿证减为6步。为37人次提供法律援助。"
STOPS = 15  # of the Tab key, to anything


class Hand:
    """What all have in common; `page` stands at the desk."""

    def __init__(self, page):
        self.page, self.loads, self.clicks = page, 0, 0
        page.on("load", self._loaded)

    def _loaded(self, _page):
        self.loads += 1

    def block(self, words):
        return self.page.locator(".edited").filter(has_text=words)

    def bar(self, role, name):
        return self.page.locator(".bar").get_by_role(role, name=name, exact=True)

    def save(self, words, indicator):
        """The figure whose form stands open."""
        section = self.block(words)
        expect(section.locator("[name=value_text]")).to_be_focused()
        section.get_by_label("原文指标").fill(indicator)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".edited-form")).to_have_count(0)


class Mouse(Hand):
    def press(self, target):
        self.clicks += 1
        target.click()

    def paste(self):
        self.press(self.page.locator("#desk-text"))
        self.page.keyboard.insert_text(HEAD + FIRST + SECOND)
        self.press(self.page.get_by_role("button", name="读取"))

    def add(self, words, indicator):
        drag_over(self.page, self.block(words), words)
        self.page.keyboard.press("s")
        self.save(words, indicator)

    def correct(self):
        self.press(self.page.locator(".edited-row a.said").filter(has_text="提供法律援助"))
        expect(self.page.locator("[name=value_text]")).to_be_focused()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type("38")
        self.press(self.page.get_by_label("原文里的数一起改"))
        self.press(self.page.get_by_role("button", name="保存", exact=True))

    def edit(self, words):
        self.press(self.block(words).locator(".edited-head .chip"))
        self.press(self.block(words).get_by_role("link", name="改文字"))

    def split(self):
        self.edit(FIRST)
        area = self.page.locator("textarea[name=text]")
        expect(area).to_be_focused()
        self.page.keyboard.press("Control+Home")
        for _letter in FIRST:
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Control+Enter")

    def join(self):
        second = self.block(SECOND[:8])
        self.press(second.locator(".edited-head .chip"))
        self.press(second.get_by_role("button", name="并入上一段"))

    def publish(self):
        self.press(self.bar("link", "发布"))
        self.press(self.page.get_by_role("button", name="确定发布"))


class Finger(Mouse):
    def press(self, target):
        self.clicks += 1
        target.tap()

    def add(self, words, indicator):
        """The button, the first word, the last one, what it is."""
        section = self.block(words)
        self.press(section.locator(".edited-head .chip"))
        self.press(section.get_by_role("button", name="选字"))
        for place in ends_of(section, words):
            self.clicks += 1
            self.page.touchscreen.tap(*place)
        expect(self.page.locator("#picked .words")).to_have_text(words)
        self.press(self.page.locator("#picked").get_by_role("button", name="数据"))
        expect(section.locator("[name=value_text]")).to_be_focused()
        section.get_by_label("原文指标").fill(indicator)
        self.press(section.get_by_role("button", name="保存", exact=True))
        expect(self.page.locator(".edited-form")).to_have_count(0)

    def split(self):
        """A blank line, as a phone has no Ctrl."""
        self.edit(FIRST)
        expect(self.page.locator("textarea[name=text]")).to_be_focused()
        self.page.keyboard.press("Control+Home")
        for _letter in FIRST:
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.type("\n\n")
        self.press(self.page.get_by_role("button", name="保存", exact=True))


class Keys(Hand):
    """Presses keys alone; `longest` is the longest way by Tab to any station."""

    longest = 0

    def tab_to(self, target, key="Tab"):
        for stops in range(STOPS + 1):
            if target.evaluate("e => e === document.activeElement"):
                self.longest = max(self.longest, stops)
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"more than {STOPS} stops to {target}")

    def paste(self):
        self.tab_to(self.page.locator("#desk-text"))
        self.page.keyboard.insert_text(HEAD + FIRST + SECOND)
        self.tab_to(self.page.get_by_role("button", name="读取"))
        self.page.keyboard.press("Enter")

    def choose(self, words):
        """The block: by Tab to the stations, by arrows among them."""
        if not self.page.evaluate("Boolean(document.activeElement.closest('.edited, .card-line'))"):
            self.tab_to(self.page.locator("#content-main [tabindex='0']:is(.card-line, .edited)"))
        while not self.block(words).evaluate("e => e === document.activeElement"):
            before = self.page.evaluate("document.activeElement.id")
            self.page.keyboard.press("ArrowDown")
            assert self.page.evaluate("document.activeElement.id") != before

    def add(self, words, indicator):
        """The next number without a figure; words before it are taken in letter by letter."""
        self.page.keyboard.press("n")
        expect(self.page.locator("#picked .words")).to_have_text(words)
        self.page.keyboard.press("s")
        section = self.block(words)
        expect(section.locator("[name=value_text]")).to_be_focused()
        name = section.get_by_label("原文指标")
        self.tab_to(name)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(indicator)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".edited-form")).to_have_count(0)

    def correct(self):
        self.choose(FIRST)
        rows = self.block(FIRST).locator(".edited-row")
        self.tab_to(rows.first)
        for _row in range(rows.count() - 1):
            self.page.keyboard.press("ArrowDown")
        expect(rows.last).to_be_focused()
        expect(rows.last).to_contain_text("提供法律援助")
        self.page.keyboard.press("Enter")
        expect(self.page.locator("[name=value_text]")).to_be_focused()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type("38")
        self.tab_to(self.page.get_by_label("原文里的数一起改"))
        self.page.keyboard.press("Space")
        self.page.keyboard.press("Enter")

    def split(self):
        self.choose(FIRST)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("textarea[name=text]")).to_be_focused()
        self.page.keyboard.press("Control+Home")
        for _letter in FIRST:
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Control+Enter")

    def join(self):
        self.choose(SECOND[:8])
        self.page.keyboard.press("Enter")
        expect(self.page.locator("textarea[name=text]")).to_be_focused()
        self.page.keyboard.press("Control+Home")
        self.page.keyboard.press("Backspace")

    def publish(self):
        self.tab_to(self.bar("link", "发布"), key="Shift+Tab")
        self.page.keyboard.press("Enter")
        sure = self.page.get_by_role("button", name="确定发布")
        expect(sure).to_be_visible()
        self.tab_to(sure)
        self.page.keyboard.press("Enter")


def ends_of(section, words):
    """The middles of the first letter and of the last one."""
    return section.locator(".edited-text").evaluate(
        """(node, words) => {
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            for (let text = walker.nextNode(); text; text = walker.nextNode()) {
                const at = text.data.indexOf(words);
                if (at < 0) continue;
                return [at, at + words.length - 1].map((place) => {
                    const range = document.createRange();
                    range.setStart(text, place);
                    range.setEnd(text, place + 1);
                    const box = range.getBoundingClientRect();
                    return [box.left + box.width / 2, box.top + box.height / 2];
                });
            }
        }""",
        words,
    )


def texts():
    return list(Block.objects.in_order().values_list("text", flat=True))[1:]


def quoted():
    """What stands on which words, under which address."""
    return {(row.uid, row.quote) for row in Statistic.objects.select_related("block")}


@pytest.mark.parametrize(
    ("kind", "wide", "clicks"),
    [(Keys, True, 0), pytest.param(Mouse, True, 11, marks=pytest.mark.deep), (Finger, False, 24)],
)
def test_a_whole_day(window, kind, wide, clicks, fits_window):
    page = window(1280, 900) if wide else window(390, 844, has_touch=True, is_mobile=True)
    sign_in(page)
    page.goto("/admin/")
    page.wait_for_load_state()
    hand = kind(page)
    hand.paste()
    expect(page.get_by_text("草稿已建立")).to_be_visible()
    page.wait_for_load_state("networkidle")
    known = set(Statistic.objects.values_list("pk", flat=True))
    hand.add("9.5天", "平均办理时间")
    hand.add("6步", "拿证步数")
    assert fits_window(page)
    added = Statistic.objects.exclude(pk__in=known).order_by("start")
    assert [(row.indicator_name, row.value_text, row.unit) for row in added] == [
        ("平均办理时间", "9.5", "天"),
        ("拿证步数", "6", "步"),
    ]
    hand.correct()
    expect(page.locator("mark").filter(has_text="38人次")).to_be_visible()
    told = quoted()
    hand.split()
    second = SECOND.replace("37", "38")
    expect(page.locator(".edited-text").filter(has_text=second)).to_have_text(second)
    assert texts() == [FIRST, second]
    hand.join()
    expect(page.locator(".edited")).to_have_count(2)
    assert texts() == [FIRST + second]
    assert quoted() == told
    hand.publish()
    expect(page.locator(".bar .state")).to_have_text("已发布")
    assert Edition.objects.get().state == State.LIVE
    page.wait_for_load_state()  # the last one counts when it is complete
    assert (hand.clicks, hand.loads) == (clicks, 2)
