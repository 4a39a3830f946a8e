"""What people do, in a real chromium at desktop and phone width."""

import re

import pytest
from playwright.sync_api import expect

from releases.demo.load import HERE
from releases.models import Edition
from tests import make
from tests.browser.axe import violations

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = (HERE / "pages" / "bullets.txt").read_text("utf-8")


def sign_in(page):
    user = make.make_user("编辑", "审核", password="Rm7#qzTp9w-moss")
    page.goto("/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "Rm7#qzTp9w-moss")
    page.click("[type=submit]")


def test_from_the_paste_to_the_words_behind_a_figure(page, fits_window):
    """An editor pastes and publishes; a reader finds it and follows a figure."""
    sign_in(page)
    page.get_by_role("link", name="粘贴新闻发布会页面").click()
    page.fill("textarea", PAGE)
    page.locator("#content form [type=submit]").last.click()
    expect(page.get_by_text("草稿已建立")).to_be_visible()
    assert fits_window(page)
    page.locator(".verbs").get_by_role("link", name="发布", exact=True).click()
    page.get_by_role("button", name="确定发布").click()
    expect(page.get_by_text("已发布。", exact=True)).to_be_visible()

    page.goto("/")
    box = page.get_by_role("combobox", name="查发布稿")
    box.fill("菌种 品种权")
    box.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("link", name="云岫市召开种业知识产权保护新闻发布会").click()
    assert fits_window(page)
    row = page.locator("[id^=s-]").filter(has_text="合格率").first
    row.get_by_role("link", name="看原话").click()
    expect(page.locator(":target")).to_contain_text("97.3%")
    expect(page.locator(":target")).to_be_in_viewport()


def test_an_empty_paste_is_answered_and_a_second_paste_recognised(page):
    sign_in(page)
    page.goto("/admin/releases/pastedtext/paste/")
    page.fill("textarea", "   ")
    page.locator("#content form [type=submit]").last.click()
    expect(page.get_by_text("没有内容")).to_be_visible()
    for _time in range(2):
        page.goto("/admin/releases/pastedtext/paste/")
        page.fill("textarea", PAGE)
        page.locator("#content form [type=submit]").last.click()
    expect(page.get_by_text("这份原文已经建立了版本")).to_be_visible()


def test_two_editors_do_not_overwrite_each_other(page):
    sign_in(page)
    edition = make.make_edition(title="原标题")
    make.make_block(edition)
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/?edit=f-head")
    Edition.objects.filter(pk=edition.pk).update(title="别人改的", lock_version=1)
    page.fill("[name=title]", "我改的标题")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.locator("#facts .errorlist")).to_contain_text("别人改的")
    expect(page.locator("[name=title]")).to_have_value("我改的标题")
    edition.refresh_from_db()
    assert edition.title == "别人改的"


@pytest.mark.usefixtures("demo")
@pytest.mark.deep
def test_every_public_page_is_accessible_and_fits(page, fits_window):
    addresses = [
        "/", "/releases/", "/releases/?q=香菇", "/releases/?q=没有这个词&year=1999",
        "/releases/20230420-1/", "/releases/20240605-1/editions/1/",
    ]  # fmt: skip
    for address in addresses:
        page.goto(address)
        assert fits_window(page), address
        assert violations(page) == [], address


@pytest.mark.usefixtures("demo")
def test_filters_work_without_javascript(window):
    page = window(java_script_enabled=False)
    page.goto("/releases/")
    page.get_by_label("发布年份").select_option("2023")
    page.get_by_label("关键词", exact=True).fill("专利")
    page.locator(".list-search button").click()
    expect(page).to_have_url(re.compile("year=2023"))
    days = page.locator("main article time").all_inner_texts()
    assert days
    assert all(day.startswith("2023年") for day in days)


@pytest.mark.usefixtures("demo")
def test_a_withdrawn_release_explains_itself(page_without_complaints):
    page = page_without_complaints
    answer = page.goto("/releases/20230615-1/")
    assert answer.status == 410
    expect(page.get_by_text("有关细节不宜公开")).to_be_visible()
    assert page.goto("/releases/19990101-1/").status == 404
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.usefixtures("demo")
def test_print_carries_address_and_code(page):
    page.goto("/releases/20240605-1/")
    page.emulate_media(media="print")
    expect(page.locator("header nav, nav.main").first).to_be_hidden()
    expect(page.locator("svg.qr, .qr svg").first).to_be_visible()
    expect(page.get_by_text("/releases/20240605-1/").last).to_be_visible()
    for body in page.locator(".measure-facts a[href*='/organisations/']").all():
        expect(body).to_be_visible()  # who answers for a measure
    assert page.locator(".measure-facts a[href*='/organisations/']").count()
