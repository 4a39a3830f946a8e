"""A session that nobody used ends, says why, and loses nothing of what was typed."""

import datetime
import re

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import DatabaseError

from releases.accounts import typed
from releases.models import SignInEntry, Topic
from tests import make
from tests.admin.asking import form_within

PASSWORD = "Rm7#qzTp9w-moss"
NOW = datetime.datetime(2026, 11, 30, 3, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


@pytest.fixture
def desk(client, db):
    user = make.make_user("编辑", "审核", username="lihua", password=PASSWORD)
    client.force_login(user)
    client.user = user
    return client


def enter(client, to="/admin/", password=PASSWORD):
    form = {"username": "lihua", "password": password, "next": to}
    return client.post("/admin/login/", form)


@pytest.mark.deep
def test_who_goes_on_working_stays(clock, desk):
    for _ in range(4):
        assert desk.get("/admin/").status_code == 200
        clock.shift(29 * MINUTE)


def test_thirty_minutes_are_the_boundary(clock, desk):
    desk.get("/admin/")
    clock.shift(30 * MINUTE)
    assert desk.get("/admin/").status_code == 200
    clock.shift(31 * MINUTE)
    answer = desk.get("/admin/", follow=True)
    assert answer.redirect_chain == [("/admin/login/?next=/admin/", 302)]
    assert "您有 30 分钟没有操作，已自动退出" in answer.content.decode()
    assert SignInEntry.objects.get().kind == "idle"
    assert SignInEntry.objects.get().account == "lihua"


def test_the_page_says_beforehand_when_it_will_end(client, db):
    page = client.get("/admin/login/").content.decode()
    assert "连续 30 分钟没有操作" in page
    assert "已自动退出" not in page


def test_the_office_sets_the_time(clock, desk, settings):
    settings.IDLE_MINUTES = 15
    desk.get("/admin/")
    clock.shift(16 * MINUTE)
    assert desk.get("/admin/").status_code == 302


def test_a_session_ends_with_the_browser(desk):
    enter(desk)
    assert not desk.cookies["sessionid"]["max-age"]


def test_what_was_typed_is_given_back_after_the_next_sign_in(clock, desk):
    desk.get("/admin/")
    clock.shift(31 * MINUTE)
    address = "/admin/releases/topic/add/"
    inline = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    sent = {
        "name": "地理标志",
        "slug": "地理标志",
        "note": "第一行\n第二行",
        "_save": "保存",
        **inline,
    }
    assert desk.post(address, sent).status_code == 302
    assert not Topic.objects.filter(name="地理标志").exists()
    assert "已自动退出" in enter(desk, address, password="wrong").content.decode()
    assert enter(desk, address).status_code == 302
    desk_page = desk.get(address)
    page = desk_page.content.decode()
    assert "刚才填写的内容还在" in page
    assert f'action="{address}"' in page
    assert "第一行\n第二行</textarea>" in page
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    again.pop("csrfmiddlewaretoken", None)
    assert again == inline | {"_save": "保存"}, "what nobody typed is there, unseen"
    assert form_within(desk_page, page.index('class="typed"')) == sent
    assert desk.post(address, sent).status_code == 302
    assert Topic.objects.filter(name="地理标志").exists()
    assert "刚才填写的内容还在" not in desk.get(address).content.decode(), "once"


def test_passwords_are_never_kept(clock, desk):
    desk.get("/admin/")
    clock.shift(31 * MINUTE)
    sent = {"old_password": PASSWORD, "new_password1": "kX7-mQ2w-Pd", "new_password2": "kX7"}
    desk.post("/admin/password_change/", sent)
    stored = [session.get_decoded() for session in Session.objects.all()]
    assert "kX7" not in str(stored)
    assert PASSWORD not in str(stored)


def test_who_was_never_signed_in_has_nothing_kept(client, db):
    client.post("/admin/releases/topic/add/", {"name": "x" * 100})
    assert not Session.objects.exists()


def test_a_large_form_passes_the_limit_for_readers_after_an_idle_end(clock, desk):
    desk.get("/admin/")
    clock.shift(31 * MINUTE)
    address = "/admin/releases/pastedtext/paste/"
    assert desk.post(address, {"text": "专利" * 50_000}).status_code == 302
    enter(desk, address)
    assert "专利" * 50_000 in desk.get(address).content.decode()


def test_three_forms_are_kept_and_no_more_than_the_limit(clock, desk, monkeypatch):
    monkeypatch.setattr(typed, "MAX_CHARACTERS", 30)
    desk.get("/admin/")
    clock.shift(31 * MINUTE)
    for name in ("e", "a" * 26, "b" * 27, "c", "d"):
        desk.post(f"/admin/releases/topic/add/?{name[0]}", {"name": name})
    enter(desk)
    page = desk.get("/admin/").content.decode()
    assert re.findall(r'topic/add/\?(\w)"', page) == ["a", "c", "d"]


def test_a_database_that_takes_no_writing_still_answers_who_is_signed_in(desk, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise DatabaseError("database is locked")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", refuse)
    assert desk.get("/admin/").status_code == 200


def test_leaving_is_in_the_log(desk):
    desk.post("/admin/logout/")
    assert SignInEntry.objects.get().kind == "logout"
