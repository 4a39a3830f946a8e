"""The desk in a real chromium: its cards, its lists at 1280 and 390 px, import and its progress."""

import json

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import expect

from tests import make
from tests.browser.axe import violations
from tests.browser.test_journeys import sign_in
from tests.intake.readings import release

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]
IMPORT = "/admin/releases/release/import/"
FEW = (
    *("/admin/", "/admin/all/", "/admin/password_change/", "/admin/releases/edition/"),
    *("/admin/releases/organisation/", "/admin/releases/statistic/", IMPORT),
)


def every():
    yield from FEW
    yield from ("/admin/password_change/done/", "/admin/releases/pastedtext/paste/")
    yield reverse("admin:releases_vocabularyentry_uses", args=["organisation", 1])
    yield "/admin/releases/release/import/report/no-such-page/"
    for model in admin.site._registry:
        if model._meta.app_label == "releases":
            name = f"admin:releases_{model._meta.model_name}"
            yield reverse(f"{name}_changelist")
            if model.__module__.startswith("releases.models") and (
                row := model._default_manager.order_by("pk").first()
            ):
                yield reverse(f"{name}_change", args=[row.pk])


def faults(page, addresses):
    """What axe finds, what sticks out of the window, and tables that are cut."""
    found = {}
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state()
        cut = page.evaluate(
            """() => [document.body.parentElement, ...document.querySelectorAll(".results")]
            .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className || "page")"""
        )
        found[address] = [*violations(page), *cut]
    return {address: wrong for address, wrong in found.items() if wrong}


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("width", "addresses"), [(1280, FEW[:1]), (390, FEW)])
def test_pages_of_the_desk_fit_and_are_accessible(window, width, addresses):
    page = window(width)
    sign_in(page)
    assert faults(page, addresses) == {}


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_the_desk_fits_and_is_accessible(window, width):
    page = window(width)
    assert faults(page, ["/admin/login/"]) == {}
    sign_in(page)
    assert faults(page, every()) == {}


def test_the_desk_takes_a_paste(page, fits_window):
    sign_in(page)
    assert fits_window(page)
    page.get_by_label("在原网页上全选、复制，粘贴到这里：").fill("云岫市召开发布会\n\n正文一段。")
    page.get_by_role("button", name="读取").click()
    expect(page.locator("#content")).to_contain_text("正文一段。")


def files(folder):
    """A good one, one that is refused, and the good one again."""
    told = {"1.json": release(), "2.json": {"title": "无"}, "3.json": release()}
    for name, content in told.items():
        (folder / name).write_text(json.dumps(content), "utf-8")
    return [folder / name for name in told]


@pytest.mark.parametrize("script", [True, False])
def test_files_are_imported_with_a_report(window, tmp_path, script):
    page = window(390, java_script_enabled=script)
    sign_in(page)
    page.get_by_role("link", name="导入许多文件").click()
    page.locator("#id_files").set_input_files(files(tmp_path))
    page.get_by_role("button", name="导入", exact=True).click()
    rows = page.locator("#import-report tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("存为草稿")
    expect(rows.nth(1)).to_contain_text("没有注明格式")
    expect(rows.nth(2)).to_contain_text("早已有了")
    if script:
        expect(page.locator("#import-said")).to_have_text("导入完了，结果都在下面。")
        expect(page.locator("#import-counts")).to_have_text("存为草稿 1，没有导入 1，早已有了 1")
        assert violations(page) == []
    with page.expect_download() as report:
        page.get_by_role("link", name="下载报告").click()
    assert "没有导入" in report.value.path().read_text("utf-8-sig")


def test_a_lost_line_costs_the_file_alone(window, tmp_path):
    page = window()
    sign_in(page)
    page.goto(IMPORT)
    page.locator("#id_files").set_input_files(files(tmp_path))
    page.route(f"**{IMPORT}", lambda route: route.abort(), times=1)
    page.get_by_role("button", name="导入", exact=True).click()
    rows = page.locator("#import-report tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("没有送到")
    expect(rows.nth(2)).to_contain_text("存为草稿")
    page.get_by_role("button", name="导入", exact=True).click()
    expect(rows.nth(0)).to_contain_text("早已有了")
    assert make.Edition.objects.count() == 1
