"""How long the editor is for a long page, freshly pasted: the rows of the chosen block alone are
shown, beside the text or, on a phone, in a sheet from below."""

import re

import pytest
from playwright.sync_api import expect

from releases.demo.load import HERE
from releases.models import Edition
from tests.browser.axe import violations
from tests.browser.test_editor import WIDE
from tests.browser.test_journeys import PAGE, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]

PX = {1280: 3200, 390: 7000}  # of the whole page, at that width
STOPS = 15


def long_page():
    """A press conference of full length, made of three of the demo's pages: 45 paragraphs of 3,300
    characters with more than a hundred rows."""
    names = ("brackets", "glued")
    brackets, glued = ((HERE / "pages" / f"{name}.txt").read_text("utf-8") for name in names)
    more = [line for line in brackets.splitlines() if len(line) > 60]
    return "\n".join([PAGE, *more, *re.findall(r"(?:[^。]+。){5}", glued)])


@pytest.fixture
def edition(page):
    sign_in(page)
    page.goto("/admin/releases/pastedtext/paste/")
    page.fill("textarea", long_page())
    page.locator("#content form [type=submit]").last.click()
    expect(page.get_by_text("草稿已建立")).to_be_visible()
    page.wait_for_load_state("networkidle")  # problems and names come after the page
    return Edition.objects.get()


def rows(edition):
    doubts = edition.doubts.filter(block__isnull=False).count()
    return edition.statistics.count() + edition.measures.count() + doubts


def test_a_long_page_is_not_longer_than_its_text_needs(page, edition, fits_window):
    texts = edition.blocks.values_list("text", flat=True)
    assert len(texts) >= 45
    assert sum(map(len, texts)) >= 3300
    assert rows(edition) >= 100
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= PX[page.viewport_size["width"]]
    assert fits_window(page)


def test_only_the_chosen_block_shows_its_rows(page, edition):
    wide = page.viewport_size["width"] >= WIDE
    sections = page.locator(".edited:has(.beside)")
    assert sections.count() > 2
    expect(page.locator(".beside:visible")).to_have_count(1 if wide else 0)
    for number in (1, 2):
        section = sections.nth(number)
        section.locator(".has").click()
        expect(page.locator(".beside:visible")).to_have_count(1)
        expect(section.locator(".edited-row").first).to_be_focused()
        page.keyboard.press("Escape")
        if not wide:  # the sheet goes, and the focus back to what opened it
            expect(page.locator(".beside:visible")).to_have_count(0)
            expect(section.locator(".has")).to_be_focused()
    section.focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".edited.chosen")).to_be_focused()
    expect(section).not_to_have_class(re.compile("chosen"))


def test_the_address_of_a_row_opens_what_folds_it_away(page, edition):
    figure, speaker = edition.statistics.last(), edition.appearances.first()
    for row in (figure, speaker):
        page.goto("about:blank")
        page.goto(f"/admin/releases/edition/{edition.pk}/editor/#{row.anchor}")
        expect(page.locator(f"#{row.anchor}")).to_be_focused()
        expect(page.locator(f"#{row.anchor}")).to_be_in_viewport()


def test_a_sheet_is_shut_by_a_finger(window, page, edition):
    cookies = page.context.cookies()
    page = window(390, 844, has_touch=True, is_mobile=True)
    page.context.add_cookies(cookies)
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/")
    page.wait_for_load_state()
    section = page.locator(".edited:has(.is-s)").first
    section.locator("mark.in-s").first.tap()
    expect(section.locator(".edited-row.marked")).to_be_in_viewport()
    shut = section.get_by_role("button", name="关闭")
    assert shut.bounding_box()["height"] >= 32
    shut.tap()
    expect(page.locator(".beside:visible")).to_have_count(0)
    expect(section.locator("mark.in-s").first).to_be_in_viewport()


def test_what_is_left_is_listed_in_the_order_of_the_text(window, page, edition):
    if page.viewport_size["width"] < WIDE:
        pytest.skip("on a phone the link to what nobody has seen leads from one to the next")
    links = page.locator("#waiting a")
    order = page.locator(".edited-row.is-d, .edited-row.is-unseen, .card-rows > :has(.unseen)")
    ids = order.evaluate_all("all => all.filter((e) => !e.closest('.rail')).map((e) => `#${e.id}`)")
    assert links.evaluate_all("all => all.map((e) => e.getAttribute('href'))") == ids
    expect(page.locator("#waiting [tabindex='0']")).to_have_count(1)
    links.nth(3).click()
    expect(page.locator(ids[3])).to_be_focused()
    page.keyboard.press("a")
    expect(links).to_have_count(len(ids) - 1)


def test_all_stands_on_the_page_without_a_script(window, page, edition):
    cookies = page.context.cookies()
    page = window(**page.viewport_size, java_script_enabled=False)
    page.context.add_cookies(cookies)
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/")
    expect(page.locator(".edited-row:visible")).to_have_count(page.locator(".edited-row").count())
    page.locator("#panel-appearance > summary").click()
    expect(page.locator(f"#{edition.appearances.first().anchor}")).to_be_visible()


def test_anything_is_few_tab_stops_away(page, edition):
    page.locator(".bar").evaluate("bar => { bar.tabIndex = -1; bar.focus(); }")
    stops = 0
    while not page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= STOPS


def test_a_sheet_and_the_rail_are_accessible(window, page_without_complaints):
    page = page_without_complaints
    sign_in(page)
    page.goto("/admin/releases/pastedtext/paste/")
    page.fill("textarea", PAGE)
    page.locator("#content form [type=submit]").last.click()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".has").first.click()
    expect(page.locator(".beside:visible")).to_have_count(1)
    assert violations(page) == []
