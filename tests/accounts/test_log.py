"""The log of sign-ins: who sees it, who lets somebody try again, and how passwords are renewed."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client

from releases.models import SignInEntry
from tests import make
from tests.accounts.test_sign_in import PASSWORD, try_in
from tests.admin.asking import url

Kind = SignInEntry.Kind


@pytest.fixture
def account(db):
    return make.make_user("编辑", "审核", username="lihua", password=PASSWORD)


@pytest.fixture
def root(db):
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("root", password=PASSWORD))
    return client


def test_administrators_see_it_and_nobody_changes_it(account, root):
    try_in()
    try_in("nobody")
    page = root.get(url("signinentry_changelist")).content.decode()
    assert "登录失败" in page
    assert "无此帐号" in page
    entry = SignInEntry.objects.first()
    assert root.get(url("signinentry_change", entry.pk)).status_code == 200
    assert root.post(url("signinentry_change", entry.pk), {"account": "x"}).status_code == 403
    assert root.post(url("signinentry_delete", entry.pk), {"post": "yes"}).status_code == 403
    assert root.get(url("signinentry_add")).status_code == 403


def test_editors_do_not_see_it(account, client):
    client.force_login(account)
    assert client.get(url("signinentry_changelist")).status_code == 403


def test_an_administrator_ends_a_pause(account, root):
    for _ in range(5):
        try_in()
    entries = SignInEntry.objects.values_list("pk", flat=True)
    form = {"action": "unlock", "_selected_action": list(entries)}
    answer = root.post(url("signinentry_changelist"), form, follow=True)
    assert "已解除 1 个暂停" in answer.content.decode()
    assert SignInEntry.objects.last().by == "root"
    assert try_in(password=PASSWORD) == "in"
    answer = root.post(url("signinentry_changelist"), form, follow=True)
    assert "所选的里面没有还在暂停的" in answer.content.decode()


def told(*words):
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_command_lists_and_ends_pauses(account):
    assert told("unlock") == ""
    assert told("unlock", "lihua") == "lihua：没有暂停登录。\n"
    for _ in range(5):
        try_in()
    assert told("unlock").startswith("lihua  暂停到 ")
    assert "已解除" in told("unlock", "lihua")
    assert told("unlock") == ""


def test_a_weak_password_is_named_when_somebody_comes_in(db, client):
    make.make_user("编辑", username="wangwu", password="zhongguo")
    assert try_in("wangwu", "zhongguo", client=client) == "in"
    assert "您的密码不合现在的规则" in client.get("/admin/").content.decode()


def test_a_good_password_is_passed_over_and_its_change_logged(account, client):
    assert try_in(password=PASSWORD, client=client) == "in"
    assert "您的密码" not in client.get("/admin/").content.decode()
    weak, good = "zhongguo2026", "kX7-mQ2w-Pd"
    form = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
    answer = client.post("/admin/password_change/", form)
    assert "这个密码容易被猜到" in answer.content.decode()
    form |= {"new_password1": good, "new_password2": good}
    assert client.post("/admin/password_change/", form).status_code == 302
    assert SignInEntry.objects.last().kind == Kind.PASSWORD


def test_no_other_page_takes_a_password(account):
    """Whatever asks Django whether a password is right would go round the counting."""
    import ast

    from tests.architecture.rooms import sources

    asks = [
        module
        for module, source in sources().items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr)
        in ("authenticate", "check_password", "LoginView")
    ]
    # The first two are no page: rules for new passwords, and a command's look for well-known ones.
    # The others count: the page of the sign-in, and a password that is asked for once more.
    assert set(asks) <= {
        "releases.accounts.password_rules",
        "releases.operations.doctor.accounts",
        "releases.accounts.sign_in",
        "releases.accounts.asked_again",
    }


def test_an_administrator_made_by_a_script_needs_a_good_password_too(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "admin123456")
    words = ("createsuperuser", "--noinput", "--username", "root", "--email", "")
    with pytest.raises(CommandError, match="容易被猜到"):
        told(*words)
    assert not get_user_model().objects.exists()
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    told(*words)
    assert get_user_model().objects.get().is_superuser
