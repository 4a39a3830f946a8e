import logging
import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.test import override_settings

from releases.public.site import error_pages
from releases.public.site.error_pages import bad_request, permission_denied, server_error
from releases.publishing.errors import NotHere
from tests.make import make_release
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


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/releases/20990101-1/", "没有编号为“20990101-1”的发布稿。"),
        ("/releases/20250426-9/s-00000000/", "发布稿“20250426-9”里没有这个网址所指的内容。"),
        ("/releases/20250426-9/editions/7/", "发布稿“20250426-9”里没有这个网址所指的内容。"),
        ("/statistics/没有/", "没有网址名为“没有”的指标，或者还没有发布过它的数据。"),
        ("/speakers/没有/", "没有网址名为“没有”的发言人，或者还没有发布过其发言。"),
        ("/organisations/没有/", "没有网址名为“没有”的机构，或者还没有发布过它的内容。"),
        ("/organisations/?page=99", "没有这一页：页码超出了范围。"),
        ("/releases/?q=发布会&page=99", "没有这一页：页码超出了范围。"),
    ],
)
def test_the_page_says_what_was_not_found(client, path, sentence):
    make_release(number="20250426-9")
    response = client.get(path)
    assert response.status_code == 404
    assert sentence in text_of(response)
    assert ("页码" in text_of(response)) is ("page=" in path)


def test_the_sentence_is_in_the_readers_language(client):
    english = client.get("/en/speakers/x/")
    assert "There is no speaker “x”" in text_of(english)


def test_what_django_says_of_its_own_is_not_shown(client):
    shown = text_of(client.get("/sitemap-nothing.xml"))
    assert "No sitemap" not in shown
    assert "没有这一页" in shown


@pytest.mark.parametrize(("letters", "whole"), [(120, True), (121, False)])
def test_a_sentence_of_120_characters(rf, letters, whole):
    answer = error_pages.page_not_found(rf.get("/"), NotHere("没" * letters))
    assert ("没" * letters in text_of(answer)) is whole
    assert ("没" * 119 + "…" in text_of(answer)) is not whole


def test_a_name_that_turns_the_line_round_does_not_reach_the_page(client):
    shown = text_of(client.get("/speakers/%E2%80%AEx/"))
    assert "没有网址名为“\ufffdx”的发言人" in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("view", "given", "status"),
    [
        (error_pages.page_not_found, [NotHere("没有")], 404),
        (permission_denied, [PermissionDenied()], 403),
        (bad_request, [BadRequest()], 400),
        (server_error, [], 500),
    ],
)
def test_an_error_page_that_fails_is_logged_and_replaced(
    rf, monkeypatch, caplog, view, given, status
):
    for name in ("render", "render_to_string"):
        monkeypatch.setattr(f"releases.public.site.error_pages.{name}", lambda *_a, **_k: 1 / 0)
    with caplog.at_level(logging.ERROR):
        response = view(rf.get("/"), *given)
    assert response.status_code == status
    assert f"{status}：网站暂时打不开这一页" in response.content.decode()
    (entry,) = [record for record in caplog.records if "failed itself" in record.getMessage()]
    assert entry.exc_info is not None
    assert entry.exc_info[0] is ZeroDivisionError


def test_the_site_has_these_pages(client, monkeypatch):
    monkeypatch.setattr("releases.public.site.context.navigation", lambda _request: 1 / 0)
    response = client.get("/nothing/")
    assert (response.status_code, "404：" in response.content.decode()) == (404, True)
