"""From the paste to a withdrawal, through all hands: editor, department, two reviewers, chief."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from releases.models import Edition, State, Statistic, TimedPublication
from releases.publishing.timing.due import publish_due
from tests import make
from tests.browser.axe import violations
from tests.browser.test_journeys import PAGE
from tests.browser.test_review import come_in
from tests.browser.test_typed_words import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]

TITLE = "云岫市召开种业知识产权保护新闻发布会"
LATER = TITLE + "（更正）"


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(request, window):
    """A window whose console may complain: chromium calls what is withheld an error."""
    return window(*request.param)


@pytest.fixture
def people():
    make.set_review(2)
    groups = {"editor": "编辑", "first": "审核", "second": "总编", "chief": "总编"}
    return {name: make.make_user(group, password=PASSWORD) for name, group in groups.items()}


def editor_of(page, edition):
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/")
    page.wait_for_load_state()


def verb(page, label, **typed):
    """Press it, in the bar or behind 更多, and answer its question on a page of its own."""
    link = page.get_by_role("link", name=label, exact=True)
    if not link.is_visible():
        page.locator(".more summary").click()
    page.goto(link.get_attribute("href"))
    for name, words in typed.items():
        page.locator(f"#content [name={name}]").fill(words)
    # The question's own address is below the editor's: what counts is that it was answered.
    with page.expect_navigation():
        page.get_by_role("button", name=f"确定{label}", exact=True).click()
    page.wait_for_url("**/editor/*")


def hand_over(page, people, edition, *, note=""):
    """The editor submits it, and two others look at it, each from their desk."""
    come_in(page, people["editor"])
    editor_of(page, edition)
    verb(page, "送审", **({"change_note": note} if note else {}))
    for name in ("first", "second"):
        come_in(page, people[name])
        page.locator("#desk-review a").first.click()
        with page.expect_navigation():
            page.get_by_role("button", name="通过").click()
    assert Edition.objects.get(pk=edition.pk).state == State.APPROVED


def pasted(page, people):
    come_in(page, people["editor"])
    page.goto("/admin/releases/pastedtext/paste/")
    page.fill("textarea", PAGE)
    page.locator("#content form [type=submit]").last.click()
    expect(page.get_by_text("草稿已建立")).to_be_visible()
    return Edition.objects.get()


def asked(page, edition, body):
    """The link for the department."""
    page.goto(f"/admin/releases/edition/{edition.pk}/departments/")
    page.locator("[name=organisation]").select_option(label=body)
    page.get_by_role("button", name="生成链接").click()
    return page.locator("#sign-off-link").input_value()


def signed_off(window, link, said, words):
    """Without an account, one of their rows is to read otherwise, and the others are right."""
    department = window(390, 844)
    department.goto(link)
    row = department.locator(".sign-off-rows li").filter(has_text=said).first
    row.locator("summary").click()
    row.locator("textarea").fill(words)
    department.get_by_label("其余没有答复的行").check()
    department.get_by_label("经办人").fill("种业科 覃舟")
    department.get_by_role("button", name="提交答复").click()
    expect(department.get_by_role("status")).to_contain_text("已收到")
    assert violations(department) == []
    return department


def corrected_as_asked(page, edition):
    """The answer leads to the row, where it is put right."""
    page.goto(f"/admin/releases/edition/{edition.pk}/departments/")
    page.locator("li.waiting a").first.click()
    page.wait_for_load_state()
    figure = Statistic.objects.get(edition=edition, value=148)
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/?edit={figure.anchor}#{figure.anchor}")
    page.locator("[name=value_text]").fill("158")
    page.locator("[name=with_words]").check()
    page.locator(".edited-form .save").click()
    expect(page.locator("#said")).to_have_text("已保存。")
    page.goto(f"/admin/releases/edition/{edition.pk}/departments/")
    page.get_by_role("button", name="已处理").click()
    expect(page.locator("li.waiting")).to_have_count(0)


def published_by_the_clock(page, people, edition):
    come_in(page, people["chief"])
    editor_of(page, edition)
    at = timezone.localtime() + datetime.timedelta(minutes=2)
    verb(page, "定时发布", at=at.strftime("%Y-%m-%dT%H:%M"))
    assert list(publish_due()) == []
    TimedPublication.objects.update(at=timezone.now())  # the minute has come
    [outcome] = publish_due()
    return outcome.number


def test_from_the_paste_to_the_withdrawal(page, window, people):
    edition = pasted(page, people)
    link = asked(page, edition, "市农业农村局")
    department = signed_off(window, link, "148批次", "抽检样品158批次")
    corrected_as_asked(page, edition)
    hand_over(page, people, edition)
    number = published_by_the_clock(page, people, edition)
    assert department.goto(link).status == 410

    page.context.clear_cookies()
    page.goto(f"/releases/{number}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("抽检样品158批次")
    assert violations(page) == []

    come_in(page, people["editor"])
    editor_of(page, edition)
    page.locator(".verbs").get_by_role("button", name="开始更正").click()
    page.wait_for_url(lambda address: f"/{edition.pk}/" not in address)
    second = Edition.objects.open().get()
    page.goto(f"/admin/releases/edition/{second.pk}/editor/?edit=f-head")
    page.locator("[name=title]").fill(LATER)
    page.locator("#facts .save").click()
    expect(page.locator("#said")).to_have_text("已保存。")
    hand_over(page, people, second, note="标题写得更清楚。")
    come_in(page, people["chief"])
    editor_of(page, second)
    verb(page, "发布")

    page.context.clear_cookies()
    page.goto(f"/releases/{number}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(LATER)
    expect(page.locator("main")).to_contain_text("标题写得更清楚。")
    page.goto(f"/releases/{number}/changes/2/")
    expect(page.locator("main")).to_contain_text(LATER)
    assert page.goto(f"/releases/{number}/editions/1/").status == 200

    come_in(page, people["chief"])
    editor_of(page, edition)
    verb(page, "封存", reason="第一版的标题不宜公开。")
    assert page.goto(f"/releases/{number}/editions/1/").status == 410
    expect(page.locator("main")).to_contain_text("第一版的标题不宜公开。")
    editor_of(page, second)
    verb(page, "撤回", reason="经研究撤回本稿。")

    page.context.clear_cookies()
    assert page.goto(f"/releases/{number}/").status == 410
    expect(page.locator("main")).to_contain_text("经研究撤回本稿。")
    page.goto("/releases/?q=种业")
    expect(page.locator("main")).not_to_contain_text("食用菌种质资源库")
