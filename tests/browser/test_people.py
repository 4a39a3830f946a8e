"""Speakers and organisations: from a name to all that was said, and back to the words."""

import re

import pytest
from playwright.sync_api import expect

from tests import make
from tests.browser.axe import violations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]

LONG = "岚东理工大学智能传感与微纳制造产业技术协同创新研究院知识产权管理与成果转移转化中心"


def walk(page):
    """Release, speaker, the answer's own words; organisation, a measure, its words."""
    page.goto("/releases/20240605-1/")
    page.locator(".people").get_by_role("link", name="柳芷衡").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("柳芷衡")
    expect(page.get_by_text("历次职务")).to_be_visible()
    session = page.locator(".session").filter(has_text="著作权保护工作专题新闻发布会")
    expect(session.locator(".said-question").first).to_contain_text("人工智能生成的图片")
    session.get_by_role("link", name=re.compile("看原文")).first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.goto("/organisations/")
    page.get_by_role("link", name="市中级人民法院").click()
    page.locator("#measures").locator("xpath=..").get_by_role(
        "link", name=re.compile("^全部")
    ).click()
    expect(page).to_have_url(re.compile("show=measures"))
    page.locator(".rows").get_by_role("link", name=re.compile("发布会原话")).first.click()
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.usefixtures("demo")
def test_from_a_name_to_the_words(page):
    walk(page)


@pytest.mark.usefixtures("demo")
def test_the_same_without_javascript(window):
    walk(window(java_script_enabled=False))


@pytest.mark.usefixtures("demo")
def test_all_pages_fit_and_are_accessible(page, fits_window):
    for address in (
        "/organisations/",
        "/organisations/shi-shichang-jianguanju/",
        "/organisations/shi-shichang-jianguanju/?show=measures",
        "/organisations/shi-shichang-jianguanju/?show=figures&page=2",
        "/organisations/landong-ligong-zhuanyi-zhuanhua-zhongxin/",
        "/organisations/shi-jiaoyuju/",
        "/speakers/liang-kun/",
        "/speakers/liang-kun/?show=figures",
        "/speakers/fang-yanqiu/?show=measures",
    ):
        page.goto(address)
        assert fits_window(page), address
        assert violations(page) == [], address


def test_long_names_fit(page, fits_window):
    edition = make.make_release(title=f"{LONG}召开发布会").editions.get()
    body = make.make_organisation(LONG, slug="long")
    speaker = make.make_appearance(
        edition,
        "尼玛扎西·阿卜杜热西提·买买提依明",
        organisation=body,
        posts=[LONG, LONG + "副主任"],
    )
    block = make.make_block(edition, "专" * 400, kind="statement", speaker=speaker)
    make.make_measure(block, LONG * 3, organisation=body, organisation_name=LONG, due_words=LONG)
    make.make_statistic(block, "专专", indicator=make.make_indicator(LONG), period_label=LONG)
    for address in (
        "/organisations/",
        "/organisations/long/",
        f"/speakers/{speaker.person.slug}/",
        f"/speakers/{speaker.person.slug}/?show=measures",
        f"/speakers/{speaker.person.slug}/?show=figures",
        f"/releases/{edition.release.number}/",
        f"/releases/{edition.release.number}/{edition.measures.get().anchor}/",
        f"/releases/{edition.release.number}/{edition.statistics.get().anchor}/",
    ):
        page.goto(address)
        assert fits_window(page), address


def test_nothing_yet(page, fits_window):
    page.goto("/organisations/")
    expect(page.get_by_text("还没有机构")).to_be_visible()
    assert fits_window(page)


@pytest.mark.usefixtures("demo")
def test_a_speaker_by_keyboard(page):
    page.goto("/speakers/liang-kun/")
    page.locator(".tabs").get_by_role("link", name=re.compile("^数据")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("show=figures"))
    expect(page.locator(".tabs [aria-current]")).to_contain_text("数据")
    expect(page.locator(".rows > li").first).to_be_visible()
