import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.test import override_settings
from django.views.defaults import bad_request, permission_denied, server_error

from tests.public.pages import text_of

pytestmark = pytest.mark.django_db


def test_server_error_needs_neither_context_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = server_error(HttpRequest())
    html = response.content.decode()
    assert response.status_code == 500
    assert "页面出错了" in html
    assert not re.search(r"\sstyle=|<script|<style", html)


def test_bad_request():
    response = bad_request(HttpRequest(), BadRequest())
    assert response.status_code == 400
    assert "这个请求看不懂" in response.content.decode()


def test_forbidden(rf):
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "没有权限看这一页" in response.content.decode()


def test_broken_view_gives_the_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("releases.public.home.key_figures", lambda: 1 / 0)
    response = client.get("/")
    assert response.status_code == 500
    assert "页面出错了" in text_of(response)


@override_settings(SITE_NAME="云岫发布", SITE_OWNER="云岫市新闻办")
def test_the_site_names_itself(client):
    shown = text_of(client.get("/"))
    assert "云岫发布" in shown
    assert "主办单位：云岫市新闻办" in shown
