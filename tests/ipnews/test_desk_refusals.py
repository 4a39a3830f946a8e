"""What is refused at the desk is refused on its own page, with the reason and a way back."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import make
from tests.admin.asking import text, url
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
PUBLIC = "回首页"


@pytest.fixture
def editor():
    return signed_in(make.make_user("编辑"))


@pytest.fixture
def reviewer():
    return signed_in(make.make_user("审核"))


def refused(client, address, status, *, method="get", **data):
    answer = getattr(client, method)(address, data, headers={"referer": "http://testserver/admin/"})
    page = text(answer)
    assert answer.status_code == status
    assert "ipnews 编辑台" in page
    assert PUBLIC not in page
    assert 'href="/admin/">回工作台' in page
    assert 'href="http://testserver/admin/">回到上一页' in page
    return page


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("signinentry_changelist", "您的帐号没有查看“登录记录”的权限。"),
        ("topic_add", "您的帐号没有添加“主题”的权限。"),
        ("change_add", "“操作记录”由系统写下，只能查看，不能添加、修改或删除。"),
    ],
)
def test_the_reason_names_what_and_whose_right(reviewer, name, reason):
    page = refused(reviewer, url(name), 403)
    assert reason in page
    assert "请管理员" in page


def test_a_verb_is_named_too(editor):
    edition = make.make_edition()
    assert "没有发布“版本”的权限" in refused(editor, url("edition_publish", edition.pk), 403)


def test_what_is_not_here_says_so(editor):
    assert "已被删除，或者合并到" in refused(editor, url("edition_editor", 9999), 404)
    merged = refused(editor, url("vocabularyentry_choose", "topic", 9999), 404)
    assert "这一条已被删除或者并入另一条。" in merged


def test_readers_get_the_pages_of_the_site(client, editor):
    for each in (client, editor):
        assert PUBLIC in text(each.get("/releases/19990101-1/"))
    assert client.get("/admin/nowhere/").status_code == 302


def strict(user=None):
    client = Client(enforce_csrf_checks=True)
    if user:
        client.force_login(user)
    return client


def test_a_form_from_before_gives_back_what_was_typed():
    client = strict(make.make_user("编辑"))
    typed = {"name": "新的主题名称", "password": "secret", "csrfmiddlewaretoken": "x" * 32}
    address = url("topic_add")
    answer = client.post(address, typed, headers={"referer": f"http://testserver{address}"})
    page = text(answer)
    assert answer.status_code == 403
    assert "没有保存" in page
    assert "新的主题名称" in page
    assert f'action="{address}"' in page
    assert "secret" not in page


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"referer": "https://evil.example/"}, {}],
)
def test_a_form_of_another_site_gives_nothing_back(headers):
    client = strict(make.make_user("编辑"))
    answer = client.post(url("topic_add"), {"name": "别人写的名称"}, headers=headers)
    assert answer.status_code == 403
    assert "没有执行" in text(answer)
    assert "别人写的名称" not in text(answer)


def test_an_old_sign_in_page_leads_to_a_new_one():
    address = reverse("admin:login")
    headers = {"referer": f"http://testserver{address}"}
    answer = strict().post(address, {"username": "某人甲乙"}, headers=headers)
    assert answer.status_code == 403
    assert f'href="{address}">重新登录' in text(answer)
    assert "某人甲乙" not in text(answer)


def test_forms_of_readers_keep_their_page():
    answer = strict().post("/releases/", {"q": "x"})
    assert "ipnews 编辑台" not in text(answer)


def test_a_row_of_a_published_edition_says_why_it_stays(editor):
    block = make.make_block(make.make_release().editions.get())
    answer = editor.get(url("block_delete", block.pk), follow=True)
    assert "这个版本不是草稿，不能删除" in text(answer)
