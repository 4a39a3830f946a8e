"""Roles that must show a second factor: led to it at the next sign-in, and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from releases.models import Change, ReviewRules
from tests import make
from tests.accounts.factors import with_app
from tests.accounts.test_sign_in import PASSWORD, try_in
from tests.admin.asking import form_of, text, url
from tests.admin.conftest import signed_in
from tests.admin.two_steps.test_enrolling import add_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    make.set_review(second_factor=["编辑"])
    return make.make_user("编辑", username="lihua", password=PASSWORD)


def entered(name="lihua"):
    client = Client()
    assert try_in(name, PASSWORD, client=client) == "in"
    return client


def test_whoever_has_none_is_led_to_it(account):
    client = entered()
    for address in (
        "/admin/",
        url("edition_changelist"),
        "/admin/messages/",
        "/admin/two-steps/codes/",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/admin/two-steps/")
        assert client.get(address, headers={"HX-Request": "true"}).status_code == 401
    assert "您的角色必须两步验证" in text(client.get("/admin/two-steps/"))
    assert client.get("/admin/password_change/").status_code == 200
    assert add_app(client).status_code == 200
    assert client.get("/admin/").status_code == 200


def test_other_roles_and_sessions_from_before_go_on(account):
    before = signed_in(account)
    assert before.get("/admin/").status_code == 200
    make.make_user("审核", username="wangwu", password=PASSWORD)
    assert entered("wangwu").get("/admin/").status_code == 200


def test_in_place_is_no_way_round(account):
    client = Client()
    form = {"username": "lihua", "password": PASSWORD}
    answer = client.post("/admin/login/", form, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert "请在登录页重新登录" in text(answer)
    assert client.get("/admin/").status_code == 302


def test_the_last_one_cannot_be_removed(account):
    with_app(account)
    client = signed_in(account)
    at = "/admin/two-steps/remove/app/"
    assert "您的角色必须两步验证" in text(client.post(at, {"password": PASSWORD}))
    ReviewRules.objects.update(second_factor=["审核"])
    assert client.post(at, {"password": PASSWORD}).status_code == 302


def test_superusers_are_a_role(account):
    make.set_review(second_factor=["超级用户"])
    make.make_user(username="root", password=PASSWORD, is_superuser=True)
    assert entered("root").get("/admin/").status_code == 302
    assert entered().get("/admin/").status_code == 200


def test_an_administrator_sets_it_and_the_trail_tells():
    make.set_review()
    client = signed_in(make.make_user("管理员"))
    page = client.get(url("reviewrules_change", 1))
    assert "必须两步验证的角色" in text(page)
    form = form_of(page, "reviewrules_form") | {"second_factor": ["编辑", "超级用户"]}
    assert client.post(url("reviewrules_change", 1), form).status_code == 302
    assert ReviewRules.current().second_factor == ["编辑", "超级用户"]
    (told,) = Change.objects.get().differences
    assert (told["field"], told["was"], told["now"]) == ("second_factor", [], ["编辑", "超级用户"])
    assert client.post(url("reviewrules_change", 1), form).status_code == 302
    assert Change.objects.count() == 1, "nothing was changed"
    bad = form | {"second_factor": ["无此组"]}
    assert client.post(url("reviewrules_change", 1), bad).status_code == 200


def test_a_rule_that_is_taken_back_lets_on(account):
    client = entered()
    make.set_review()
    assert client.get("/admin/").status_code == 302
    assert "没有启用" in text(client.get("/admin/two-steps/"))
    assert client.get("/admin/").status_code == 200


def test_a_group_with_another_name_must_as_before(account):
    group = account.groups.get()
    client = signed_in(make.make_user(is_superuser=True))
    at = reverse("admin:auth_group_change", args=[group.pk])
    form = {"name": "编辑部", "permissions": list(group.permissions.values_list("pk", flat=True))}
    assert client.post(at, form).status_code == 302
    assert ReviewRules.current().second_factor == ["编辑部"]
    assert entered().get("/admin/").status_code == 302
    page = client.get(url("reviewrules_change", 1))
    assert 'value="编辑部"' in text(page)
    kinds = Change.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["rules", "group"]


def test_administrators_see_who_has_one(account, django_assert_max_num_queries):
    with_app(account)
    client = signed_in(make.make_user("管理员"))
    at = reverse("admin:auth_user_changelist")
    client.get(at)
    with django_assert_max_num_queries(9):
        page = text(client.get(at))
    assert page.count('class="field-has_two_steps"') == 2
    assert "规定哪些角色必须" in text(client.get("/admin/two-steps/"))
