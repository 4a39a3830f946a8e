"""Administrators give rights and cannot use them; auditors see all and change nothing."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.urls import reverse

from releases.models import Change, ReviewRules
from tests import make
from tests.admin.asking import said, text
from tests.admin.conftest import signed_in
from tests.admin.test_accounts import NEW, STRONG, form_of, url


@pytest.fixture
def administrator():
    return signed_in(make.make_user("管理员", username="管帐号的"))


@pytest.fixture
def auditor():
    return signed_in(make.make_user("审计员"))


@pytest.fixture
def above():
    return make.make_user(username="root", is_superuser=True, password=STRONG)


def group(name):
    return Group.objects.get(name=name).pk


def test_auditors_see_every_list_of_the_desk(auditor):
    for model in admin.site._registry:
        place = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert auditor.get(place).status_code == 200, place


def test_auditors_see_accounts_and_no_password(auditor):
    account = make.make_user("编辑", password=STRONG)
    page = text(auditor.get(url("user_change", account.pk)))
    assert account.username in page
    assert account.password.split("$")[2] not in page
    auditor.post(url("user_change", account.pk), form_of(account, username="别人"))
    assert not User.objects.filter(username="别人").exists()


def test_administrators_see_accounts_and_no_content(administrator, editions):
    page = text(administrator.get("/admin/"))
    assert url("user_changelist") in page
    assert "您管的" in page
    assert reverse("admin:releases_reviewrules_change", args=[1]) in page
    allowed = {"user", "group", "reviewrules", "signinentry"}
    for model in admin.site._registry:
        name = model._meta.model_name
        place = reverse(f"admin:{model._meta.app_label}_{name}_changelist")
        assert administrator.get(place).status_code == (200 if name in allowed else 403), place
    for edition in editions:
        place = reverse("admin:releases_edition_editor", args=[edition.pk])
        assert administrator.get(place).status_code == 403


def test_administrators_give_groups_to_others(administrator):
    account = make.make_user("编辑")
    sent = form_of(account, groups=[group("审核")])
    assert administrator.post(url("user_change", account.pk), sent).status_code == 302
    assert [each.name for each in account.groups.all()] == ["审核"]
    assert Change.objects.get().role == "管理员"


def test_administrators_make_nobody_a_superuser_and_give_no_single_rights(administrator):
    account = make.make_user("编辑")
    right = Group.objects.get(name="审核").permissions.first()
    sent = form_of(account, is_superuser="on", user_permissions=[right.pk])
    administrator.post(url("user_change", account.pk), sent)
    account.refresh_from_db()
    assert not account.is_superuser
    assert not account.user_permissions.exists()


def test_administrators_give_nothing_to_their_own_account(administrator):
    own = administrator.user
    sent = form_of(own, groups=[group("编辑")], last_name="王")
    administrator.post(url("user_change", own.pk), sent)
    own.refresh_from_db()
    assert own.last_name == "王"
    assert [each.name for each in own.groups.all()] == ["管理员"]


def test_administrators_leave_superusers_be(administrator, above):
    sent = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    assert administrator.post(url("user_password_change", above.pk), sent).status_code == 403
    administrator.post(url("user_change", above.pk), form_of(above, is_active=""))
    closed = {"action": "close", "_selected_action": [above.pk]}
    administrator.post(url("user_changelist"), closed)
    above.refresh_from_db()
    assert above.is_active
    assert above.check_password(STRONG)


def test_administrators_do_not_say_what_a_group_may_do(administrator):
    place = url("group_change", group("管理员"))
    assert administrator.get(place).status_code == 200
    rights = list(Group.objects.get(name="审核").permissions.values_list("pk", flat=True))
    sent = {"name": "管理员", "permissions": rights}
    assert administrator.post(place, sent).status_code == 403


def test_administrators_say_how_the_office_reviews(administrator):
    place = reverse("admin:releases_reviewrules_change", args=[1])
    administrator.post(place, {"steps": "2", "days": "3"})
    assert ReviewRules.current().steps == 2


@pytest.mark.parametrize("alone", ["管理员", "审计员"])
def test_who_looks_on_or_gives_rights_has_no_other_group(administrator, alone):
    account = make.make_user("编辑")
    sent = form_of(account, groups=[group("编辑"), group(alone)])
    page = administrator.post(url("user_change", account.pk), sent)
    assert f"“{alone}”不能和别的组在同一个帐号上" in text(page)
    assert [each.name for each in account.groups.all()] == ["编辑"]
    sent = form_of(account, groups=[group(alone)])
    assert "已保存" in said(administrator.post(url("user_change", account.pk), sent, follow=True))
