"""What readers come for, in few steps, with and without script, at both widths."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo"), pytest.mark.deep,
]  # fmt: skip
LISTS = ("releases", "exchanges", "measures", "figures", "speakers")
TOP = "e => e.getBoundingClientRect().top + window.scrollY"


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desktop", "phone"])
def size(request):
    return request.param


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def reader(request, window, size):
    page = window(*size, java_script_enabled=request.param)
    page.goto("/")
    return page


def ask(page, question):
    """Type into the box of the header, as on any page."""
    box = page.locator("#site-q")
    if not box.is_visible():
        page.locator(".site-search summary").click()
    box.fill(question)
    box.press("Enter")
    page.wait_for_url(re.compile("q="))
    return page.locator(".answer")


def test_a_figure_of_a_year_and_whether_anybody_disagrees(reader):
    answer = ask(reader, "2022年专利授权量")
    expect(answer).to_contain_text("4105件")
    expect(answer).to_contain_text("比2021年")
    answer = ask(reader, "2023年专利侵权纠纷办案量")
    expect(answer).to_contain_text("说法不一")


def test_what_was_promised_and_what_became_of_it(reader):
    answer = ask(reader, "法院副院长承诺")
    expect(answer).to_contain_text("顾彧")
    answer.get_by_role("link", name="出台技术调查官工作规则").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("出台技术调查官工作规则")


def test_how_something_is_done_is_found(reader):
    ask(reader, "怎么认定恶意投诉")
    expect(reader.locator(".item").first).to_contain_text("恶意投诉")


def test_an_english_reader_finds_a_figure(window, size):
    page = window(*size)
    page.goto("/en/")
    expect(ask(page, "patents granted in 2024")).to_contain_text("5016件")


def test_indicators_are_compared_by_typing_their_names(reader):
    answer = ask(reader, "专利授权量和商标注册量对比")
    answer.get_by_role("link", name="放在一起看历年变化").click()
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.locator("main")).to_contain_text("商标注册量")


def test_what_was_typed_can_be_searched_exactly(reader):
    ask(reader, "2022年专利授权量")
    reader.get_by_role("link", name="只查原样").click()
    expect(reader.locator(".empty")).to_be_visible()
    expect(reader.locator(".parted")).to_have_count(0)


@pytest.mark.parametrize("query", ["", "?q=专利", "?year=2023", "?q=商标&topic=商标"])
def test_lists_begin_with_what_they_list(window, size, query):
    page = window(*size)
    for view in LISTS:
        page.goto(f"/{view}/{query}")
        top = page.locator(".list-results .item").first.evaluate(TOP)
        assert top <= (350 if size[0] == 1280 else size[1] - 100), (view, top)


def test_the_keyboard_reaches_the_results(window, size):
    page = window(*size)
    page.goto("/releases/?q=专利")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到结果")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("e => Boolean(e.closest('.list-results'))")


def test_a_key_leads_to_the_box(window):
    page = window(1280, 800)
    page.goto("/organisations/")
    page.keyboard.press("/")
    expect(page.locator("#site-q")).to_be_focused()
    page.keyboard.type("梁")
    option = page.get_by_role("option", name="梁焜")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("梁焜")


KINDS = (
    "2022年专利授权量", "近三年商标注册量", "专利授权量和商标注册量哪个多", "法院副院长承诺",
    "海关关长", "市中院", "专利侵权纠纷办案量说法不一", "2018年专利授权量", "专利受权量",
    "无此内容的话",
)  # fmt: skip


@pytest.mark.parametrize("typed", KINDS)
def test_every_kind_of_answer_fits_and_can_be_read_by_all(window, size, fits_window, typed):
    page = window(*size)
    page.goto(f"/releases/?q={typed}")
    assert fits_window(page)
    assert violations(page) == []
