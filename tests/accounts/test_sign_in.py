"""Five failures pause a name or a place for half an hour, in the words of whoever is paused."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from releases.accounts import locks
from releases.models import SignInEntry
from tests import make

PASSWORD = "Rm7#qzTp9w-moss"
Kind = SignInEntry.Kind
NOW = datetime.datetime(2026, 11, 30, 3, 0, tzinfo=datetime.UTC)


@pytest.fixture
def account(db):
    return make.make_user("编辑", username="lihua", password=PASSWORD)


def try_in(name="lihua", password="wrong", address="10.0.0.1", client=None, **headers):
    """What the sign-in page answers."""
    client = client or Client()
    form = {"username": name, "password": password, "next": "/admin/"}
    answer = client.post("/admin/login/", form, REMOTE_ADDR=address, **headers)
    return "in" if answer.status_code == 302 else answer.content.decode()


def kinds():
    return list(SignInEntry.objects.order_by("pk").values_list("kind", flat=True))


def test_the_fifth_failure_pauses_the_name_everywhere(account):
    for _ in range(2):
        assert "再错" not in try_in()
    assert "再错 2 次" in try_in()
    assert "再错 1 次" in try_in()
    assert "30 分钟后再试" in try_in()
    assert "已暂停登录" in try_in(password=PASSWORD)
    assert "已暂停登录" in try_in(password=PASSWORD, address="10.9.9.9")
    assert kinds() == ["failure"] * 5 + ["locked", "refused", "refused"]


def test_four_failures_pause_nothing_and_a_success_starts_again(account):
    for _round in range(2):
        for _ in range(4):
            try_in()
        assert try_in(password=PASSWORD) == "in"


def test_sixty_wrong_passwords_and_then_the_right_one(account):
    for _ in range(60):
        try_in()
    assert "已暂停登录" in try_in(password=PASSWORD)
    refused = SignInEntry.objects.get(kind=Kind.REFUSED)
    assert refused.times == 56, "one line, with how often"


def test_a_pause_ends_by_itself_and_tries_during_it_do_not_prolong_it(account):
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(5):
            try_in()
        clock.shift(datetime.timedelta(minutes=29, seconds=59))
        assert "1 分钟后再试" in try_in(password=PASSWORD)
        clock.shift(datetime.timedelta(seconds=1))
        assert try_in(password=PASSWORD) == "in"


def test_failures_of_long_ago_do_not_count(account):
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(4):
            try_in()
        clock.shift(datetime.timedelta(minutes=31))
        assert "再错" not in try_in()


def test_a_name_that_nobody_has_is_answered_alike(account):
    told = {name: [try_in(name).replace(name, "N") for _ in range(6)] for name in ("lihua", "none")}
    without_token = [
        [answer.split('name="csrfmiddlewaretoken"')[0] for answer in answers]
        for answers in told.values()
    ]
    assert without_token[0] == without_token[1]
    assert not SignInEntry.objects.filter(account="none").exists()


def test_what_may_be_a_password_is_not_kept_as_a_name(account):
    try_in(name=PASSWORD, password="lihua")
    assert PASSWORD not in str(list(SignInEntry.objects.values()))
    assert SignInEntry.objects.get().account == ""


def test_five_names_from_one_place_pause_the_place_alone(account):
    for name in ("root", "admin", "test", "editor"):
        try_in(name)
    assert try_in(password=PASSWORD) == "in"
    assert "已暂停登录" in try_in("guest")
    assert "已暂停登录" in try_in(password=PASSWORD)
    assert try_in(password=PASSWORD, address="10.0.0.2") == "in"


def test_a_colleague_who_forgot_a_password_does_not_pause_the_office(account):
    for _ in range(8):
        try_in("wangwu")
    assert try_in(password=PASSWORD) == "in"


def test_one_household_has_one_ipv6_network(account):
    for end in range(5):
        try_in(f"name{end}", address=f"2001:db8:0:1::{end + 1}")
    assert "已暂停登录" in try_in(password=PASSWORD, address="2001:db8:0:1::99")
    assert try_in(password=PASSWORD, address="2001:db8:0:2::1") == "in"


def test_the_address_is_the_proxys_only_behind_one(account, settings):
    forged = {"HTTP_X_FORWARDED_FOR": "8.8.8.8"}
    try_in(**forged)
    assert SignInEntry.objects.get().address == "10.0.0.1"
    settings.BEHIND_PROXY = True
    try_in(HTTP_X_FORWARDED_FOR="8.8.8.8, 192.0.2.7")
    assert SignInEntry.objects.last().address == "192.0.2.7"
    try_in(HTTP_X_FORWARDED_FOR="8.8.8.8, nonsense")
    assert SignInEntry.objects.last().address is None
    try_in(HTTP_X_FORWARDED_FOR="[2001:db8::1]:4711")
    assert SignInEntry.objects.last().address == "2001:db8::1"
    try_in(address="::ffff:192.0.2.8")
    assert SignInEntry.objects.last().address == "192.0.2.8"


def test_an_unlocking_lets_in(account):
    for _ in range(5):
        try_in()
    assert [entry.account for entry in locks.paused(timezone.now())] == ["lihua"]
    assert locks.unlock("lihua", by="root", now=timezone.now())
    assert not locks.unlock("lihua", by="root", now=timezone.now())
    assert locks.paused(timezone.now()) == []
    assert try_in(password=PASSWORD) == "in"


def test_an_unlocked_place_lets_in(account):
    for name in "abcde":
        try_in(name)
    assert locks.unlock("10.0.0.1", by="root", now=timezone.now())
    assert try_in(password=PASSWORD) == "in"


def test_whoever_may_not_work_here_is_counted_as_a_failure(account):
    type(account).objects.filter(pk=account.pk).update(is_staff=False)
    assert try_in(password=PASSWORD) != "in"
    assert kinds() == ["failure"]


def test_the_log_forgets_what_is_older_than_the_office_keeps_it(account, settings):
    settings.LOGIN_LOG_DAYS = 180
    with time_machine.travel(NOW, tick=False) as clock:
        try_in()
        clock.shift(datetime.timedelta(days=180))
        try_in(password=PASSWORD)
        assert kinds() == ["failure", "success"]
        clock.shift(datetime.timedelta(seconds=1))
        try_in(password=PASSWORD)
        assert kinds() == ["success", "success"]


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_once_are_no_more_than_five():
    make.make_user("编辑", username="lihua", password=PASSWORD)
    compared = []

    def one(number):
        try:
            entry = locks.begin(name="lihua", address=f"10.0.0.{number}", now=timezone.now())
            compared.append(entry)
        except locks.Paused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as several:
        list(several.map(one, range(24)))
    assert len(compared) <= 5
