"""Accounts and groups at the desk: every change of one is told, and none is deleted."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError, transaction
from django.urls import reverse

from releases.models import Change, ReviewRules
from tests import make
from tests.admin.asking import text
from tests.admin.conftest import signed_in

STRONG, NEW = "Rm7#qzTp9w-moss", "kX7-mQ2w-Pd"


@pytest.fixture
def administrator():
    return signed_in(make.make_user(username="管理员", is_superuser=True))


@pytest.fixture
def account():
    return make.make_user("编辑", username="王敏", password=STRONG)


def url(name, *args):
    return reverse(f"admin:auth_{name}", args=args)


def told():
    (change,) = Change.objects.all()
    fields = [(each["field"], each["was"], each["now"]) for each in change.differences]
    return change.verb, change.kind, change.subject, change.name, change.by_name, fields


def form_of(user, **changes):
    sent = {
        "username": user.username,
        "last_name": user.last_name,
        "first_name": user.first_name,
        "email": user.email,
        "is_active": "on" if user.is_active else "",
        "is_staff": "on" if user.is_staff else "",
        "groups": [group.pk for group in user.groups.all()],
    } | changes
    return {name: value for name, value in sent.items() if value != ""}


def test_a_new_account_is_told_without_its_password(administrator):
    sent = {"username": "李华", "password1": STRONG, "password2": STRONG, "usable_password": "true"}
    answer = administrator.post(url("user_add"), sent, REMOTE_ADDR="10.0.3.17")
    assert answer.status_code == 302
    user = User.objects.get(username="李华")
    values = {"username": "李华"}
    assert told() == ("add", "account", user.pk, "李华", "管理员", [("", None, values)])
    change = Change.objects.get()
    assert (change.address, change.role) == ("10.0.3.17", "超级用户")
    assert STRONG not in str(change.differences)


def test_other_groups_are_told_by_name(administrator, account):
    groups = [group.pk for group in Group.objects.filter(name__in=["编辑", "审核"])]
    administrator.post(url("user_change", account.pk), form_of(account, groups=groups))
    fields = [("groups", ["编辑"], sorted(["编辑", "审核"]))]
    assert told() == ("change", "account", account.pk, "王敏", "管理员", fields)
    page = text(administrator.get(reverse("admin:releases_change_changelist")))
    assert "用户“王敏”的组：编辑 → 审核、编辑" in page


@pytest.mark.parametrize("kind", ["user", "group"])
def test_each_leads_to_its_own_line_of_the_trail(administrator, account, kind):
    thing = {"user": account, "group": account.groups.get()}[kind]
    answer = administrator.get(url(f"{kind}_history", thing.pk))
    named = {"user": "account", "group": "group"}[kind]
    assert answer.url.endswith(f"?kind={named}&subject={thing.pk}")


def test_what_is_saved_as_it_stood_is_no_act(administrator, account):
    administrator.post(url("user_change", account.pk), form_of(account))
    assert not Change.objects.exists()


@pytest.mark.parametrize(("active", "verb"), [(True, "close"), (False, "reopen")])
def test_an_account_is_closed_and_opened_again(administrator, account, active, verb):
    User.objects.update(is_active=True)
    User.objects.filter(pk=account.pk).update(is_active=active)
    changes = {"is_active": "" if active else "on"}
    administrator.post(url("user_change", account.pk), form_of(account, **changes))
    assert told()[0] == verb
    assert told()[5] == [("is_active", active, not active)]


def test_chosen_accounts_are_closed_but_for_ones_own(administrator, account):
    chosen = [account.pk, administrator.user.pk]
    sent = {"action": "close", "_selected_action": chosen}
    page = administrator.post(url("user_changelist"), sent, follow=True)
    assert "已停用 1 个帐号。" in text(page)
    assert told()[:4] == ("close", "account", account.pk, "王敏")
    account.refresh_from_db()
    assert not account.is_active
    page = administrator.post(url("user_changelist"), sent, follow=True)
    assert "自己的帐号请别人停用" in text(page)
    assert Change.objects.count() == 1


@pytest.mark.parametrize("ask", ["get", "post"])
def test_no_account_is_deleted(administrator, account, ask):
    page = getattr(administrator, ask)(url("user_delete", account.pk), {"post": "yes"}, follow=True)
    assert "帐号不能删除：操作记录里永远有它的名字。" in text(page)
    assert "deletelink" not in page.content.decode()
    listed = administrator.get(url("user_changelist")).content.decode()
    assert "delete_selected" not in listed
    sent = {"action": "delete_selected", "_selected_action": [account.pk], "post": "yes"}
    administrator.post(url("user_changelist"), sent)
    assert User.objects.filter(pk=account.pk).exists()
    assert not Change.objects.exists()


def test_the_database_deletes_none_either(account):
    for deleted in (account.delete, User.objects.filter(pk=account.pk).delete):
        with pytest.raises(IntegrityError, match="account_stays"), transaction.atomic():
            deleted()


def test_a_new_password_is_told_and_is_no_part_of_it(administrator, account):
    sent = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    where = url("user_password_change", account.pk)
    administrator.post(where, sent | {"password2": "另一个"})
    assert not Change.objects.exists()
    assert administrator.post(where, sent).status_code == 302
    assert told() == ("password", "account", account.pk, "王敏", "管理员", [])


def test_whoever_changes_their_own_is_told(account):
    sent = {"old_password": STRONG, "new_password1": NEW, "new_password2": NEW}
    signed_in(account).post(reverse("admin:password_change"), sent)
    assert told() == ("password", "account", account.pk, "王敏", "王敏", [])


def test_a_group_is_told_with_what_it_may(administrator, account):
    right = Permission.objects.get(codename="view_signinentry")
    sent = {"name": "审计", "permissions": [right.pk]}
    administrator.post(url("group_add"), sent)
    group = Group.objects.get(name="审计")
    values = {"name": "审计", "permissions": ["登录记录：查看"]}
    assert told() == ("add", "group", group.pk, "审计", "管理员", [("", None, values)])
    group.user_set.add(account)
    administrator.post(url("group_change", group.pk), {"name": "审计", "permissions": []})
    change = Change.objects.order_by("sequence").last()
    assert change.differences[0]["was"] == ["登录记录：查看"]
    administrator.post(url("group_delete", group.pk), {"post": "yes"})
    change = Change.objects.order_by("sequence").last()
    assert (change.verb, change.differences[0]["was"]["user_set"]) == ("delete", ["王敏"])


def test_chosen_groups_are_deleted_each_with_its_line(administrator):
    groups = [Group.objects.create(name=name).pk for name in "甲乙"]
    sent = {"action": "delete_selected", "_selected_action": groups, "post": "yes"}
    administrator.post(url("group_changelist"), sent)
    assert set(Change.objects.values_list("verb", "name")) == {("delete", "甲"), ("delete", "乙")}


@pytest.mark.parametrize("many", [False, True])
def test_a_deleted_group_is_asked_for_no_second_factor(administrator, many):
    make.set_review(second_factor=["甲", "编辑"])
    group = Group.objects.create(name="甲")
    sent = {"action": "delete_selected", "_selected_action": [group.pk], "post": "yes"}
    where = url("group_changelist") if many else url("group_delete", group.pk)
    administrator.post(where, sent)
    assert ReviewRules.current().second_factor == ["编辑"]
    assert set(Change.objects.values_list("verb", "kind")) == {
        ("delete", "group"),
        ("change", "rules"),
    }
