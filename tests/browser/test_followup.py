"""From a promise to its outcome and back, and the editor who links the two, in a real chromium."""

import pytest
from playwright.sync_api import expect

from releases.models import Edition, FollowUp, Measure
from tests.browser.axe import violations
from tests.browser.test_journeys import sign_in

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("demo"),
    pytest.mark.deep,
]


def address(heading):
    row = Measure.objects.published().select_related("edition__release").get(heading=heading)
    return f"/measures/{row.edition.release.number}/{row.uid}/"


def test_from_a_promise_to_its_outcome_and_the_very_words(page, fits_window):
    page.goto("/releases/20221124-1/")
    page.get_by_role("link", name="把法庭搬到产业旁", exact=True).click()
    expect(page.locator(".outcome-word")).to_contain_text("已完成")
    expect(page.locator(".timeline .step")).to_have_count(4)
    assert fits_window(page)
    step = page.locator(".step-done")
    step.locator(".step-source > a").last.click()
    expect(page.locator(":target")).to_contain_text("3个巡回审判点全部运行")
    expect(page.locator(":target")).to_be_in_viewport()


def test_from_the_counts_to_a_promise_without_javascript(window):
    page = window(java_script_enabled=False)
    page.goto("/measures/progress/")
    page.get_by_label("机构", exact=True).select_option("市市场监督管理局")
    page.get_by_role("button", name="查看").click()
    page.locator(".sum-dropped a").click()
    expect(page.get_by_role("heading", name="不再推进")).to_be_visible()
    page.get_by_role("link", name="筹建质物处置平台").click()
    expect(page.get_by_text("市里不再单独筹建")).to_be_visible()


def test_every_page_is_accessible_and_fits(page, fits_window):
    progress = "/measures/progress/"
    pages = [
        progress, f"{progress}?list=overdue", f"{progress}?list=quiet&year=2024",
        f"{progress}?year=1999", f"{progress}?organisation=市司法局&year=2021",
        f"{progress}?organisation=市司法局&list=done",
        *map(address, ("把法庭搬到产业旁", "筹建质物处置平台", "补齐县区维权援助网点",
                       "制定直播电商知识产权合规指引")),
        "/releases/20240424-1/",
    ]  # fmt: skip
    for there in pages:
        page.goto(there)
        assert fits_window(page), there
        assert violations(page) == [], there


def test_an_editor_answers_below_the_text(page, fits_window):
    sign_in(page)
    draft = Edition.objects.open().get()
    page.goto(f"/admin/releases/edition/{draft.pk}/editor/?promises=some#panel-promise")
    panel = page.locator("#panel-promise")
    question = panel.locator(".question").filter(has_text="集中整治地理标志滥用")
    question.get_by_role("button", name="进行中").click()
    expect(page.get_by_text("已登记“集中整治地理标志滥用”的进展")).to_be_visible()
    assert fits_window(page)
    answered = panel.locator(".answered").filter(has_text="集中整治地理标志滥用")
    expect(answered).to_contain_text("进行中")
    panel.get_by_role("button", name="都登记为未提及").click()
    expect(page.get_by_text("项举措未提及")).to_be_visible()
    assert FollowUp.objects.standing().filter(evidence=draft.release_id).count() > 20
    answered.get_by_role("button", name="撤销").click()
    expect(page.get_by_text("已撤销“集中整治地理标志滥用”")).to_be_visible()
    question.get_by_role("link", name="别的原话或说明").click()
    assert fits_window(page)
    page.get_by_label("不再推进").check()
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_role("alert")).to_contain_text("说明和出处")


def test_the_editors_part_is_accessible(page_without_complaints):
    page = page_without_complaints  # axe itself sets a style, which the policy refuses it
    sign_in(page)
    measure = Measure.objects.published().get(heading="建设巡回审判点")
    places = (
        (f"edition/{Edition.objects.open().get().pk}/editor/?promises=some", "#panel-promise"),
        (f"measure/{measure.pk}/follow/", "#panel-followup"),
        (f"measure/{measure.pk}/follow/", "#content-main"),
    )
    for place, part in places:
        page.goto(f"/admin/releases/{place}")
        assert violations(page, part) == [], place
