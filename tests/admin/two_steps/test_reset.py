"""An account that lost all is reset by an administrator, with a reason, and hears of it."""

import io

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from releases.models import AuthenticatorApp, Change, Message, RecoveryCode
from tests import make
from tests.accounts.factors import with_app
from tests.accounts.test_sign_in import PASSWORD, try_in
from tests.admin.asking import text
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
WHY = {"reason": "手机丢了，本人来过"}


@pytest.fixture
def lost():
    user = make.make_user("编辑", username="lihua", password=PASSWORD, email="li@example.gov.cn")
    with_app(user)
    return user


@pytest.fixture
def administrator():
    return signed_in(make.make_user("管理员", username="管理员"))


def at(user):
    return reverse("admin:two_steps_reset", args=[user.pk])


def test_it_is_reset_with_a_reason(
    administrator, lost, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_ON = True
    elsewhere = signed_in(lost)
    assert at(lost) in text(administrator.get(f"/admin/auth/user/{lost.pk}/change/"))
    assert f"/admin/auth/user/{lost.pk}/change/" in text(administrator.get(at(lost)))
    with django_capture_on_commit_callbacks(execute=True):
        assert administrator.post(at(lost), WHY).status_code == 302
    assert not AuthenticatorApp.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert elsewhere.get("/admin/").status_code == 302
    change = Change.objects.latest("pk")
    assert (change.verb, change.by_name, change.note) == ("reset", "管理员", WHY["reason"])
    assert change.differences[0]["was"] == ["验证器"]
    (letter,) = mail.outbox
    assert letter.to == ["li@example.gov.cn"]
    assert "您的帐号有了新情况：您的两步验证被重置（管理员）" in letter.body
    assert try_in(password=PASSWORD, client=elsewhere) == "in"
    assert "您的两步验证被重置" in text(elsewhere.get("/admin/messages/"))
    assert "您的两步验证被重置</a>" in text(elsewhere.get("/admin/"))
    message = Message.objects.get()
    answer = elsewhere.get(reverse("admin:message", args=[message.pk]))
    assert answer["Location"] == "/admin/two-steps/"


def test_without_a_reason_or_a_factor_nothing_is_done(administrator, lost):
    for reason in ("", "  "):
        assert administrator.post(at(lost), {"reason": reason}).status_code == 200
    assert AuthenticatorApp.objects.exists()
    other = make.make_user("编辑")
    assert "没有设两步验证" in text(administrator.post(at(other), WHY))
    assert administrator.post(at(other).replace(str(other.pk), "999999"), WHY).status_code == 404


def test_nobody_resets_their_own(lost):
    lost.groups.clear()
    lost.is_superuser = True
    lost.save()
    answer = signed_in(lost).post(at(lost), WHY)
    assert "自己的两步验证不能自己重置" in text(answer)
    assert AuthenticatorApp.objects.exists()


def test_a_superuser_is_reset_by_a_superuser_alone(administrator, lost):
    type(lost).objects.filter(pk=lost.pk).update(is_superuser=True)
    assert administrator.post(at(lost), WHY).status_code == 403
    root = signed_in(make.make_user(is_superuser=True))
    assert root.post(at(lost), WHY).status_code == 302


def test_editors_reset_nobody(lost):
    editor = signed_in(make.make_user("编辑"))
    assert editor.get(at(lost)).status_code == 403
    assert editor.post(at(lost), WHY).status_code == 403


def test_a_command_helps_the_only_administrator(lost):
    out = io.StringIO()
    call_command("reset_second_factor", "lihua", stdout=out)
    assert out.getvalue() == "lihua：两步验证已重置，现在只用密码登录。\n"
    change = Change.objects.latest("pk")
    assert (change.verb, change.by, change.by_name) == (
        "reset",
        None,
        "manage.py reset_second_factor",
    )
    assert Message.objects.get().to == lost
    with pytest.raises(CommandError, match="没有设两步验证"):
        call_command("reset_second_factor", "lihua")
    with pytest.raises(CommandError, match="没有这个帐号：nobody"):
        call_command("reset_second_factor", "nobody")
