"""The second step of sign-in: nobody is in before it, and its codes are counted and taken once."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases.accounts import half_in, one_time_codes, passkeys
from releases.accounts.passkeys import MAX_ANSWER
from releases.models import AuthenticatorApp, Passkey, RecoveryCode, SignInEntry
from tests import make
from tests.accounts.factors import asked_of, shown, with_app, with_passkey
from tests.accounts.soft_passkey import SoftPasskey
from tests.accounts.test_sign_in import NOW, PASSWORD, kinds, try_in

SECOND = "/admin/login/second/"
HX = {"HX-Request": "true"}


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


@pytest.fixture
def account(db, clock):
    return make.make_user("编辑", username="lihua", password=PASSWORD)


@pytest.fixture
def codes(account):
    return with_app(account)


def show(client, code="", **kw):
    """What the second page answers."""
    answer = client.post(SECOND, {"code": code, **kw}, REMOTE_ADDR="10.0.0.1")
    return "in" if answer.status_code == 302 else answer.content.decode()


def halfway(after="/admin/"):
    """A browser in which the password was right."""
    client = Client()
    form = {"username": "lihua", "password": PASSWORD, "next": after}
    answer = client.post("/admin/login/", form, REMOTE_ADDR="10.0.0.1")
    assert (answer.status_code, answer["Location"]) == (302, SECOND)
    return client


def is_in(client):
    return client.get("/admin/").status_code == 200


def test_who_has_none_is_in_by_the_password(account):
    client = Client()
    assert try_in(password=PASSWORD, client=client) == "in"
    assert is_in(client)


def test_nobody_is_in_before_the_code(codes):
    client = halfway("/admin/all/")
    assert not is_in(client)
    page = client.get(SECOND)
    assert "六位数字" in page.content.decode()
    assert "data-passkey=" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    answer = client.post(SECOND, {"code": shown()})
    assert answer["Location"] == "/admin/all/"
    assert is_in(client)
    assert kinds() == ["passed", "success"]
    assert AuthenticatorApp.objects.get().used_at == NOW


def test_the_second_page_is_nobodys_without_a_password(db):
    client = Client()
    for answer in (client.get(SECOND), client.post(SECOND, {"code": "123456"})):
        assert (answer.status_code, answer["Location"]) == (302, "/admin/login/")
    assert client.post(SECOND, {"code": "123456"}, headers=HX).status_code == 401


@pytest.mark.parametrize(("steps", "let_in"), [(-2, 0), (-1, 1), (0, 1), (1, 1), (2, 0)])
def test_the_window_is_one_step_on_both_sides(codes, steps, let_in):
    assert (show(halfway(), shown(steps)) == "in") is bool(let_in)


def test_a_code_is_taken_once_and_none_before_it_either(codes, clock):
    used = shown()
    assert show(halfway(), used) == "in"
    assert "已经用过" in show(halfway(), used)
    assert "已经用过" in show(halfway(), shown(-1))
    clock.shift(datetime.timedelta(seconds=30))
    assert show(halfway(), shown()) == "in"


@pytest.mark.parametrize("typed", ["", " ", "12345", "1234567", "abcdef", "' OR 1=1", "①②③④⑤⑥"])
def test_what_is_no_code_lets_nobody_in(codes, typed):
    assert show(halfway(), typed) != "in"


def test_a_code_may_be_typed_in_full_width_and_with_a_blank(codes):
    wide = shown().translate({ord("0") + n: ord("0") + n for n in range(10)})
    assert show(halfway(), f" {wide[:3]} {wide[3:]} ") == "in"


def test_a_code_with_many_blanks_has_forty_characters_at_most(codes):
    for code, length, let_in in ((codes[0], 40, True), (codes[1], 41, False)):
        spread = code[:4] + " " * (length - len(code)) + code[4:]
        assert (show(halfway(), spread) == "in") is let_in


def test_five_wrong_codes_pause_the_name(codes):
    client = halfway()
    for _ in range(2):
        assert "再错" not in show(client, "000000")
    assert "再错 2 次" in show(client, "000000")
    show(client, "000000")
    assert "已暂停登录" in show(client, "000000")
    assert "已暂停登录" in show(client, shown()), "the right one, too"
    assert "已暂停登录" in try_in(password=PASSWORD)
    assert kinds() == ["passed", *["code"] * 5, "locked", "refused"]
    assert SignInEntry.objects.filter(kind="code", account="lihua").count() == 5


def test_the_right_password_gives_no_more_tries(codes):
    for _ in range(4):
        assert show(halfway(), "000000") != "in"
    try_in(password="wrong")
    assert "已暂停登录" in try_in(password=PASSWORD)


def test_a_success_starts_again(codes, clock):
    for _round in range(2):
        client = halfway()
        for _ in range(4):
            show(client, "000000")
        assert show(client, shown()) == "in"
        clock.shift(datetime.timedelta(seconds=30))


def test_the_password_holds_for_ten_minutes(codes, clock):
    client, late = halfway(), halfway()
    clock.shift(datetime.timedelta(minutes=10))
    assert show(client, shown()) == "in"
    clock.shift(datetime.timedelta(seconds=31))
    assert late.post(SECOND, {"code": shown()})["Location"] == "/admin/login/"
    assert not is_in(late)


def test_what_changes_meanwhile_ends_it(account, codes):
    client, other = halfway(), halfway()
    account.set_password("another-Kx7-word")
    account.save()
    assert client.post(SECOND, {"code": shown()})["Location"] == "/admin/login/"
    type(account).objects.update(is_active=False)
    assert other.post(SECOND, {"code": shown()})["Location"] == "/admin/login/"
    assert not is_in(client)
    assert not is_in(other)


def test_a_recovery_code_is_taken_once_and_few_are_told(codes):
    assert len(codes) == len(set(codes)) == 10
    client = halfway()
    assert show(client, codes[0].lower().replace("-", " ")) == "in"
    assert "恢复码只剩" not in client.get("/admin/").content.decode()
    assert show(halfway(), codes[0]) != "in"
    for code in codes[1:8]:
        client = halfway()
        assert show(client, code) == "in"
    assert "恢复码只剩 2 个" in client.get("/admin/").content.decode()
    assert RecoveryCode.objects.unused().count() == 2


def test_anothers_codes_are_worth_nothing(codes):
    other = make.make_user("编辑", username="wangwu", password=PASSWORD)
    theirs = with_app(other)
    assert show(halfway(), theirs[0]) != "in"
    assert RecoveryCode.objects.unused().filter(user=other).count() == 10


def test_a_weak_password_is_named_after_the_second_step(account, clock):
    account.set_password("zhongguo")
    account.save()
    with_app(account)
    client = Client()
    assert try_in(password="zhongguo", client=client) == "in"
    assert "您的密码不合现在的规则" not in client.get(SECOND).content.decode()
    assert show(client, shown()) == "in"
    assert "您的密码不合现在的规则" in client.get("/admin/").content.decode()


def test_in_place_it_is_asked_too(codes):
    client = Client()
    form = {"username": "lihua", "password": PASSWORD}
    answer = client.post("/admin/login/", form, headers=HX)
    assert (answer.status_code, answer.content) == (202, b"")
    assert not is_in(client)
    answer = client.post(SECOND, {"code": "000000"}, headers=HX)
    assert answer.status_code == 422
    assert "验证码不对" in answer.content.decode()
    assert client.post(SECOND, {"code": shown()}, headers=HX).status_code == 204
    assert is_in(client)


def test_in_place_beside_another_account(codes):
    """Somebody else signed in in this browser: the first one is asked for both."""
    client = Client()
    client.force_login(make.make_user("编辑", username="wangwu"))
    form = {"username": "lihua", "password": PASSWORD}
    assert client.post("/admin/login/", form, headers=HX).status_code == 202
    assert client.post(SECOND, {"code": shown()}, headers=HX).status_code == 204
    assert client.get("/admin/").context["user"].username == "lihua"


def test_a_session_gets_another_key_and_forgets_the_first_step(codes):
    client = halfway()
    before = client.session.session_key
    show(client, shown())
    assert client.session.session_key != before
    assert not {half_in.HALF, passkeys.ASKED} & set(client.session.keys())


@pytest.mark.parametrize("headers", [{}, HX])
def test_a_key_known_before_the_password_is_worth_nothing(codes, headers):
    client, stranger = Client(), Client()
    session = client.session
    session["kept"] = 1
    session.save()
    client.cookies["sessionid"] = stranger.cookies["sessionid"] = session.session_key
    form = {"username": "lihua", "password": PASSWORD}
    client.post("/admin/login/", form, headers=headers)
    assert stranger.get(SECOND)["Location"] == "/admin/login/"
    assert client.get(SECOND).status_code == 200
    assert client.session["kept"] == 1


@pytest.fixture
def key(account):
    client = Client()
    client.force_login(account)
    return with_passkey(client, PASSWORD)


def asked(client):
    return asked_of(client.get(SECOND))


def test_a_passkey_lets_in(key):
    client = halfway()
    assert show(client, passkey=key.use(asked(client))) == "in"
    assert is_in(client)
    assert Passkey.objects.get().used_at == NOW


def test_in_place_a_passkey_is_asked(key):
    client = Client()
    form = {"username": "lihua", "password": PASSWORD}
    answer = client.post("/admin/login/", form, headers=HX)
    said = {"passkey": key.use(answer.content.decode())}
    assert client.post(SECOND, said, headers=HX).status_code == 204


@pytest.mark.parametrize("first", [{"code": "000000"}, {"code": ""}, {"passkey": "{}"}])
def test_in_place_a_passkey_is_asked_anew_with_each_refusal(key, first):
    client = Client()
    form = {"username": "lihua", "password": PASSWORD}
    client.post("/admin/login/", form, headers=HX)
    answer = client.post(SECOND, first, headers=HX)
    why, _, asked_anew = answer.content.decode().partition("\n")
    assert (answer.status_code, why[-1]) == (422, "。")
    said = {"passkey": key.use(asked_anew)}
    assert client.post(SECOND, said, headers=HX).status_code == 204


def test_an_answer_is_good_once_and_where_it_was_asked(key):
    first, second = halfway(), halfway()
    answer = key.use(asked(first))
    asked(second)
    assert "通行密钥不对" in show(second, passkey=answer)
    assert show(first, passkey=answer) == "in"
    assert "通行密钥不对" in show(halfway(), passkey=answer)


@pytest.mark.parametrize(
    "kw", [{"origin": "http://elsewhere.example"}, {"host": "elsewhere.example"}]
)
def test_another_site_gets_nothing(key, kw):
    client = halfway()
    assert "通行密钥不对" in show(client, passkey=key.use(asked(client), **kw))


def test_an_origin_that_the_operator_trusts_is_one_of_ours(key, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://testserver:8443"]
    client = halfway()
    assert show(client, passkey=key.use(asked(client), "https://testserver:8443")) == "in"


def test_another_key_and_nonsense_let_nobody_in(key):
    client = halfway()
    other = SoftPasskey()
    assert "通行密钥不对" in show(client, passkey=other.use(asked(client)))
    other.id = key.id
    assert "通行密钥不对" in show(client, passkey=other.use(asked(client)))
    client = halfway()
    for answer in ("[]", "{", '{"id": 1}', "x" * 20_001):
        asked(client)
        assert show(client, passkey=answer) != "in"


def test_an_answer_has_twenty_thousand_characters_at_most(key):
    for length, let_in in ((MAX_ANSWER, True), (MAX_ANSWER + 1, False)):
        client = halfway()
        answer = key.use(asked(client))
        padded = answer[:-1] + " " * (length - len(answer)) + "}"
        assert (show(client, passkey=padded) == "in") is let_in


def test_what_a_passkey_said_does_not_stand_in_the_way_of_a_code(key, account):
    client = Client()
    client.force_login(account)
    with_app(account, client)
    client = halfway()
    page = show(client, passkey=SoftPasskey().use(asked(client)))
    assert '<input type="hidden" name="passkey">' in page
    assert show(client, shown()) == "in"


def test_a_copy_whose_count_stays_behind_is_refused(key):
    copy = SoftPasskey()
    copy.key, copy.id, copy.count = key.key, key.id, key.count
    for good in (key, copy):
        client = halfway()
        assert (show(client, passkey=good.use(asked(client))) == "in") is (good is key)


def test_a_passkey_that_does_not_count_is_taken_again(account):
    client = Client()
    client.force_login(account)
    key = with_passkey(client, PASSWORD, counts=False)
    for _ in range(2):
        client = halfway()
        assert show(client, passkey=key.use(asked(client))) == "in"


def test_a_passkey_of_another_host_is_not_asked_for(key, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client = Client(SERVER_NAME="www.example.gov.cn")
    client.post("/admin/login/", {"username": "lihua", "password": PASSWORD})
    assert asked_of(client.get(SECOND)) == ""


def test_it_costs_later_requests_no_query(account):
    def asked_of_the_database(client):
        client.get("/admin/messages/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/messages/")
        return [each["sql"] for each in queries]

    plain = Client()
    try_in(password=PASSWORD, client=plain)
    without = asked_of_the_database(plain)
    with_app(account)
    client = halfway()
    show(client, shown())
    assert len(asked_of_the_database(client)) == len(without)
    assert not [sql for sql in without if re.search("authenticator|passkey|recovery", sql)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("of_app", [True, False])
def test_many_who_show_one_code_at_once_are_one(of_app):
    user = make.make_user("编辑", username="lihua", password=PASSWORD)
    codes = with_app(user)
    code, now = shown() if of_app else codes[0], timezone.now()

    def one(_number):
        try:
            return one_time_codes.take(user, code, now=now)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as several:
        assert sum(several.map(one, range(12))) == 1
