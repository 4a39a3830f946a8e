"""From the text to a row's own page and back, from one word sought to the next, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from releases.models import Block, Statistic
from tests.browser.axe import violations

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo"),
    pytest.mark.deep,
]

NUMBER = "20240605-1"


@pytest.fixture
def figure() -> Statistic:
    rows = Statistic.objects.published().filter(edition__release__number=NUMBER)
    return rows.get(indicator_name="作品登记撤销量")


@pytest.fixture
def page_without_script(window):
    return window(390, 844, java_script_enabled=False)


def there_and_back(page, figure):
    page.goto(f"/releases/{NUMBER}/#{figure.anchor}")
    row = page.locator(f"#{figure.anchor}")
    expect(row).to_be_in_viewport()
    row.get_by_role("link", name="固定网址").click()
    expect(page).to_have_url(re.compile(f"/releases/{NUMBER}/{figure.anchor}/$"))
    expect(page.locator(".row-words mark")).to_have_text("7件")
    expect(page.get_by_text("已更正", exact=True).first).to_be_visible()
    page.get_by_role("link", name="在全文中看这一处").click()
    expect(page.locator(":target")).to_have_text("7件")
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(":target").click()
    expect(row).to_be_in_viewport()


def test_from_a_figure_to_its_page_to_its_words_and_back(page, fits_window, figure):
    there_and_back(page, figure)
    page.goto(f"/releases/{NUMBER}/{figure.anchor}/")
    assert fits_window(page)


def test_the_same_without_javascript(page_without_script, figure):
    there_and_back(page_without_script, figure)


def test_a_question_leads_to_its_answers_and_on(page, fits_window):
    question = Block.objects.published().filter(
        edition__release__number=NUMBER, kind="question", number=1
    )
    page.goto(f"/releases/{NUMBER}/{question.get().anchor}/")
    assert fits_window(page)
    expect(page.locator(".answer-head")).to_have_count(2)
    page.get_by_role("link", name="后一条").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第 1 题回答")
    page.get_by_role("link", name="人工智能生成的图片").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("第 1 题提问")


def test_a_place_is_unmistakable(page):
    block = Block.objects.published().filter(edition__release__number=NUMBER, kind="answer")
    page.goto(f"/releases/{NUMBER}/#{block.in_order().first().anchor}")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    expect(target).to_have_css("outline-style", "solid")
    expect(target).to_have_css("outline-width", "2px")


def step_through(page):
    page.goto(f"/releases/{NUMBER}/?q=登记")
    bar = page.locator(".notice-hits")
    expect(bar).to_contain_text("已标出“登记”：17 处")
    # As many in the text; the lists of measures and figures have marks of their own.
    assert page.locator(".lead mark, .body mark").count() == 17
    assert page.locator(".measures mark").count() > 0
    bar.get_by_role("link", name="到第一处").click()
    for number in range(1, 4):
        here = page.locator(".hit:target")
        expect(here).to_have_id(f"hit-{number}")
        expect(here).to_be_in_viewport()
        expect(here).to_contain_text(f"{number}/17")
        here.get_by_role("link", name="下一处").click()
    page.locator(".hit:target").get_by_role("link", name="上一处").click()
    expect(page.locator(".hit:target")).to_have_id("hit-3")
    bar.get_by_role("link", name="去掉标记").click()
    expect(page.locator("article mark")).to_have_count(0)


def test_stepping_through_the_words_sought(page, fits_window):
    step_through(page)
    page.goto(f"/releases/{NUMBER}/?q=登记#hit-5")
    assert fits_window(page)


def test_stepping_without_javascript(page_without_script):
    step_through(page_without_script)


def test_stepping_by_keyboard(page):
    page.goto(f"/releases/{NUMBER}/?q=登记#hit-2")
    expect(page.locator(".hit:target")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator(".hit:target a").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hit:target")).to_have_id("hit-3")


def test_the_address_of_a_row_shows_when_focused(page, figure):
    page.goto(f"/releases/{NUMBER}/")
    link = page.locator(f"#{figure.anchor} .permalink")
    link.focus()
    expect(link).to_have_css("opacity", "1")


def test_rows_and_marks_are_accessible(page, figure):
    edition = figure.edition
    measure = edition.measures.in_order().first()
    question = edition.blocks.filter(kind="question").in_order().first()
    for address in (
        f"/releases/{NUMBER}/{figure.anchor}/",
        f"/releases/{NUMBER}/{measure.anchor}/",
        f"/releases/{NUMBER}/{question.anchor}/",
        f"/releases/{NUMBER}/?q=登记#hit-3",
        f"/releases/{NUMBER}/?q=没有这个词",
    ):
        page.goto(address)
        assert violations(page) == [], address


def test_a_row_taken_away_is_explained(page_without_complaints, figure):
    page = page_without_complaints
    old = Statistic.objects.get(edition__release__number=NUMBER, edition__ordinal=1, uid=figure.uid)
    figure.delete()
    answer = page.goto(f"/releases/{NUMBER}/{old.anchor}/")
    assert answer.status == 410
    expect(page.get_by_text("已不在现行版", exact=True)).to_be_visible()
    page.get_by_role("link", name="在第 1 版里看").click()
    expect(page.locator(":target")).to_have_text("7件")


@pytest.mark.parametrize("edition", [1, 2])
def test_on_paper(page, figure, edition):
    """A4 with page numbers; the code leads to this very edition, whatever is live."""
    address = f"/releases/{NUMBER}/" if edition == 2 else f"/releases/{NUMBER}/editions/1/"
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".print-foot")).to_be_visible()
    for words in (f"/releases/{NUMBER}/editions/{edition}/", "白若楠、骆青禾", "市委宣传部"):
        expect(page.locator(".print-foot")).to_contain_text(words)
    expect(page.locator("svg.qr:visible")).to_have_count(1)
    for hidden in (".permalink", ".contents", ".related", ".actions", "header nav"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    notice = page.locator(".notice").last
    expect(notice).to_be_visible()
    expect(notice).to_have_css("border-top-style", "solid")
    paper = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [595, 842]
    expect(page.locator("[data-print-label]")).to_have_text("打印时间")


def test_a_row_on_paper(page, figure):
    page.goto(f"/releases/{NUMBER}/{figure.anchor}/")
    page.emulate_media(media="print")
    expect(page.locator(".print-foot")).to_contain_text(f"/releases/{NUMBER}/{figure.anchor}/")
    expect(page.locator(".print-foot")).to_contain_text("已更正")
    expect(page.locator("svg.qr:visible")).to_have_count(1)
    assert page.locator(".neighbours:visible").count() == 0
