"""A second factor in a real chromium: an app by its code, a passkey by chromium's own virtual
authenticator, at sign-in and in the middle of the editor."""

import time
from contextlib import contextmanager

import pyotp
import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from releases.models import Passkey
from tests import make
from tests.accounts.factors import SECRET, with_app
from tests.accounts.test_sign_in import PASSWORD
from tests.browser.axe import violations
from tests.browser.test_editor import press

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.deep]
# What a page asks by itself is answered by 401 as long as nobody is in.
ASKS_BESIDE = "() => Network.post(location.pathname, new URLSearchParams()).then(() => null)"
TRANSPORTS = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def account():
    return make.make_user("编辑", username="lihua", password=PASSWORD)


@pytest.fixture
def authenticator(page):
    with authenticator_of(page):
        yield


@contextmanager
def authenticator_of(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": TRANSPORTS})
    yield
    session.send("WebAuthn.removeVirtualAuthenticator", key)
    session.detach()


def code_of(secret, steps=0):
    return pyotp.TOTP(secret).at(time.time() + 30 * steps)


def sign_in(page):
    page.goto("/admin/login/")
    page.get_by_label("用户名").fill("lihua")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def session_of(page):
    expect(page.get_by_role("heading", name="工作台")).to_be_attached()
    return next(each["value"] for each in page.context.cookies() if each["name"] == "sessionid")


def is_fine(page, fits_window):
    page.wait_for_load_state()
    assert fits_window(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_of_it_is_accessible(window, account, width):
    account.is_superuser = True
    account.save()
    other, page = make.make_user("编辑"), window(width)
    with_app(other)
    sign_in(page)
    with_app(account, session=session_of(page))
    pages = ("", "app/", "passkey/", "codes/", "remove/app/")
    at = [f"/admin/two-steps/{each}" for each in pages]
    at += [f"/admin/auth/user/{other.pk}/two-steps/", "/admin/releases/reviewrules/1/change/"]
    found = {}
    for address in at:
        page.goto(address)
        found[address] = violations(page)
    page.get_by_role("button", name="退出").click()
    sign_in(page)
    page.get_by_label("验证码").fill("000000")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("验证码不对")
    found["second"] = violations(page)
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_an_app_from_enrolment_to_sign_in(page, fits_window, account):
    sign_in(page)
    page.get_by_role("link", name="两步验证").click()
    is_fine(page, fits_window)
    page.get_by_role("link", name="添加验证器").click()
    is_fine(page, fits_window)
    expect(page.locator("svg.qr")).to_be_visible()
    secret = page.locator(".two-steps-secret").inner_text().replace(" ", "")
    page.get_by_label("验证器显示的六位数字").fill(code_of(secret, -1))
    page.get_by_label("您的密码").fill(PASSWORD)
    page.get_by_role("button", name="确认添加").click()
    is_fine(page, fits_window)
    expect(page.locator(".two-steps-codes li")).to_have_count(10)
    page.get_by_role("link", name="已经收好").click()
    page.get_by_role("button", name="退出").click()
    sign_in(page)
    expect(page.get_by_label("验证码")).to_be_focused()
    is_fine(page, fits_window)
    page.get_by_label("验证码").fill(code_of(secret))
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="工作台")).to_be_attached()


@pytest.mark.usefixtures("authenticator")
def test_a_passkey_from_enrolment_to_sign_in(page, fits_window, account):
    sign_in(page)
    page.goto("/admin/two-steps/passkey/")
    is_fine(page, fits_window)
    page.get_by_label("给它起个名字").fill("办公室电脑")
    page.get_by_label("您的密码").fill(PASSWORD)
    page.get_by_role("button", name="添加通行密钥").click()
    expect(page.locator(".two-steps-codes li")).to_have_count(10)
    page.goto("/admin/two-steps/")
    expect(page.locator("#content-main")).to_contain_text("办公室电脑")
    is_fine(page, fits_window)
    page.get_by_role("link", name="移除").click()
    is_fine(page, fits_window)
    page.get_by_role("button", name="退出").click()
    sign_in(page)
    is_fine(page, fits_window)
    page.get_by_role("button", name="用通行密钥登录").click()
    expect(page.get_by_role("heading", name="工作台")).to_be_attached()
    assert Passkey.objects.get().used_at


def typed_as_the_session_ends(page, block):
    """The block, and the dialog in which the password was given again."""
    page.goto(f"/admin/releases/edition/{block.edition_id}/editor/")
    page.wait_for_load_state()
    section = page.locator(f"#{block.anchor}")
    press(section, "link", "改文字")
    expect(section.locator("textarea")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("又及")
    Session.objects.all().delete()
    section.get_by_role("button", name="保存").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("密码").fill(PASSWORD)
    dialog.get_by_role("button", name="登录", exact=True).click()
    return section, dialog


@pytest.mark.parametrize("width", [1280, 390])
def test_in_the_middle_of_the_editor(window, account, width):
    """The session ended: the password, a wrong code, the right one, and what waits is sent."""
    edition = make.make_edition()
    block = make.make_block(edition, "第一段。", kind="statement", position=10)
    page = window(width)  # whose console says 401
    sign_in(page)
    with_app(account, session=session_of(page))
    section, dialog = typed_as_the_session_ends(page, block)
    code = dialog.get_by_label("验证码")
    expect(code).to_be_focused()
    assert violations(page) == []
    for typed in ("000000", code_of(SECRET)):
        code.fill(typed)
        page.locator("body").evaluate(ASKS_BESIDE)
        expect(code).to_have_value(typed)
        dialog.get_by_role("button", name="登录", exact=True).click()
        if typed == "000000":
            expect(dialog).to_contain_text("验证码不对")
    expect(dialog).to_be_hidden()
    expect(section.locator(".edited-text")).to_have_text("第一段。又及")


def test_a_passkey_in_the_middle_of_the_editor(window, account):
    page = window(1280)  # whose console says 422
    with authenticator_of(page):
        in_the_middle_by_passkey(page)


def in_the_middle_by_passkey(page):
    block = make.make_block(make.make_edition(), "第一段。", kind="statement", position=10)
    sign_in(page)
    page.goto("/admin/two-steps/passkey/")
    page.get_by_label("给它起个名字").fill("办公室电脑")
    page.get_by_label("您的密码").fill(PASSWORD)
    page.get_by_role("button", name="添加通行密钥").click()
    expect(page.locator(".two-steps-codes li")).to_have_count(10)
    section, dialog = typed_as_the_session_ends(page, block)
    dialog.get_by_label("验证码").fill("000000")
    dialog.get_by_role("button", name="登录", exact=True).click()
    expect(dialog).to_contain_text("验证码不对")
    expect(dialog).not_to_contain_text("challenge")
    dialog.get_by_role("button", name="用通行密钥登录").click()
    expect(dialog).to_be_hidden()
    expect(section.locator(".edited-text")).to_have_text("第一段。又及")


def test_without_script_an_app_is_enough(window, account):
    with_app(account)
    page = window(390, java_script_enabled=False)
    sign_in(page)
    page.get_by_label("验证码").fill(code_of(SECRET))
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="工作台")).to_be_attached()
