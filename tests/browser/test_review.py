"""From the editor's hand to another's: two clicks from the desk to the decision."""

import pytest
from playwright.sync_api import expect

from releases.models import Edition, State
from tests import make
from tests.browser.axe import violations
from tests.browser.test_typed_words import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def come_in(page, user):
    # What the page at hand still asks for would be answered with a cookie of its own.
    page.goto("about:blank")
    page.context.clear_cookies()
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    # The address of the sign-in ends like the one that it leads to.
    with page.expect_navigation():
        page.click("[type=submit]")
    page.wait_for_url(lambda address: address.endswith("/admin/") and "login" not in address)


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((1280, 900), marks=pytest.mark.deep, id="desktop"),
        pytest.param((390, 844), id="phone"),
    ],
)
def test_an_edition_is_handed_over_given_back_and_approved(
    page_without_complaints, fits_window, size
):
    page = page_without_complaints  # axe styles the frame that it looks into
    page.set_viewport_size({"width": size[0], "height": size[1]})
    make.set_review()
    author, reviewer = (make.make_user(group, password=PASSWORD) for group in ("编辑", "审核"))
    edition = make.make_submitted(author)
    come_in(page, reviewer)
    page.locator("#desk-review a").first.click()
    expect(page.get_by_role("heading", name="读者将看到的页面")).to_be_visible()
    assert violations(page) == []
    assert fits_window(page)
    page.get_by_role("button", name="退回").click()
    expect(page.locator(".errornote")).to_contain_text("请写明退回的原因")
    page.get_by_label("退回的原因").fill("请核对专利授权的数。")
    page.get_by_role("button", name="退回").click()
    come_in(page, author)
    expect(page.locator("#desk-drafts")).to_contain_text("退回")
    page.goto(f"/admin/releases/edition/{edition.pk}/editor/")
    expect(page.locator("#content-main")).to_contain_text("退回：请核对专利授权的数。")
    page.get_by_role("link", name="送审").click()
    page.get_by_role("button", name="确定送审").click()
    expect(page.get_by_text("已送审")).to_be_visible()
    assert violations(page) == []
    come_in(page, reviewer)
    page.locator("#desk-review a").first.click()  # one
    page.get_by_role("button", name="审核通过").click()  # two
    expect(page.locator(".bar .state")).to_have_text("已审")
    page.get_by_role("link", name="发布", exact=True).click()
    page.get_by_role("button", name="确定发布").click()
    expect(page.get_by_text("已发布。")).to_be_visible()
    assert Edition.objects.get(pk=edition.pk).state == State.LIVE
