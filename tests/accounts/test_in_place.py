"""Scripts of a page hear that somebody has to sign in, and sign them in where they are."""

import pytest
from django.test import Client

from tests import make
from tests.admin.asking import text, url

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture
def strict():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make.make_user("编辑"))
    return client


@pytest.fixture
def address():
    block = make.make_block(make.make_edition(), "第一段。")
    return url("edition_editor", block.edition_id)


def test_a_script_is_asked_to_sign_in(strict, address):
    answer = strict.post(address, {"csrfmiddlewaretoken": "x"}, headers=HX)
    assert (answer.status_code, answer.content) == (401, b"")
    assert "csrftoken" in answer.cookies


def test_a_script_whose_session_ended_or_is_anothers(address):
    client, user = Client(), make.make_user("编辑", password="Rm7#qzTp9w-moss")
    assert client.get(address, headers=HX).status_code == 401
    assert client.get(address).status_code == 302
    client.force_login(user)
    assert client.get(address, headers=HX | {"X-Account": str(user.pk)}).status_code == 200
    assert client.get(address, headers=HX | {"X-Account": str(user.pk + 1)}).status_code == 401


def test_signing_in_in_place(address):
    client = Client()
    user = make.make_user("编辑", password="Rm7#qzTp9w-moss")
    typed = {"username": user.username, "password": "falsch"}
    answer = client.post("/admin/login/", typed, headers=HX)
    assert answer.status_code == 422
    assert "密码" in text(answer)
    assert "<" not in text(answer)
    answer = client.post("/admin/login/", typed | {"password": "Rm7#qzTp9w-moss"}, headers=HX)
    assert answer.status_code == 204
    assert client.get(address, headers=HX).status_code == 200
    for _time in range(5):
        answer = client.post("/admin/login/", typed, headers=HX)
    assert "暂停登录" in text(answer)
