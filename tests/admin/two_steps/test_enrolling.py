"""The pages of 两步验证: a factor is added with its code and the password, told without secrets."""

import re

import pytest
from django.test import Client

from releases.models import AuthenticatorApp, Change, Passkey, RecoveryCode, SignInEntry
from releases.models.site.second_factor import LONGEST_NAME, MAX_PASSKEYS
from tests import make
from tests.accounts.factors import asked_of, secret_of, shown, with_app, with_passkey
from tests.accounts.soft_passkey import SoftPasskey
from tests.accounts.test_sign_in import PASSWORD
from tests.admin.asking import text
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db
APP, PASSKEY, CODES = (f"/admin/two-steps/{page}/" for page in ("app", "passkey", "codes"))


@pytest.fixture
def account():
    return make.make_user("编辑", username="lihua", password=PASSWORD)


@pytest.fixture
def desk(account):
    return signed_in(account)


def shown_secret(client):
    page = text(client.get(APP))
    assert "<svg" in page
    return re.search(r"two-steps-secret\">([A-Z2-7 ]+)<", page)[1].replace(" ", "")


def add_app(client, password=PASSWORD, steps=0, code=""):
    secret = shown_secret(client)
    return client.post(APP, {"code": code or shown(steps, secret), "password": password})


def codes_in(answer):
    return re.findall(r"<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</code>", text(answer))


def test_an_app_is_added_with_its_code_and_ten_recovery_codes(desk, account):
    assert "没有启用" in text(desk.get("/admin/two-steps/"))
    answer = add_app(desk)
    codes = codes_in(answer)
    assert len(set(codes)) == 10
    assert "no-store" in answer["Cache-Control"]
    digests = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert digests == {RecoveryCode.hashed(code.replace("-", "")) for code in codes}
    page = text(desk.get("/admin/two-steps/"))
    assert "还有 10 个没有用过" in page
    assert not any(code in page for code in (*codes, secret_of(account)))


def test_it_is_told_without_secrets(desk, account, caplog):
    codes = codes_in(add_app(desk))
    change = Change.objects.get()
    assert (change.verb, change.kind, change.subject) == ("enrol", "account", account.pk)
    (told,) = change.differences
    assert (told["field"], told["was"], told["now"]) == ("factors", [], ["验证器"])
    said = str(list(Change.objects.values()))
    said += str(list(SignInEntry.objects.values())) + caplog.text
    assert not any(code in said for code in (*codes, secret_of(account)))
    change_page = text(
        signed_in(make.make_user("审计员")).get(f"/admin/releases/change/{change.pk}/change/")
    )
    assert "两步验证：（空） → 验证器" in change_page


@pytest.mark.parametrize("kw", [{"code": "000000"}, {"code": "abc"}, {"steps": 2}, {"steps": -2}])
def test_a_wrong_code_adds_nothing_and_keeps_the_secret(desk, kw):
    before = shown_secret(desk)
    assert "验证码不对" in text(add_app(desk, **kw))
    assert shown_secret(desk) == before
    assert not AuthenticatorApp.objects.exists()
    assert not SignInEntry.objects.exists(), "their own secret is nothing to guess"


def test_the_password_is_asked_for_and_counted(desk):
    for left in (4, 3, 2, 1):
        answer = text(add_app(desk, password="wrong"))
        assert "密码不对" in answer
        assert (f"再错 {left} 次" in answer) is (left <= 2)
    assert "已暂停登录" in text(add_app(desk, password="wrong"))
    assert "已暂停登录" in text(add_app(desk))
    assert not AuthenticatorApp.objects.exists()


def test_a_code_that_confirmed_lets_nobody_in(desk, account):
    add_app(desk)
    client = Client()
    client.post("/admin/login/", {"username": "lihua", "password": PASSWORD})
    answer = client.post("/admin/login/second/", {"code": shown(0, secret_of(account))})
    assert "已经用过" in text(answer)


def test_other_sessions_end_and_this_one_stays(desk, account):
    elsewhere, other = signed_in(account), signed_in(make.make_user("编辑"))
    add_app(desk)
    assert elsewhere.get("/admin/").status_code == 302
    assert desk.get("/admin/").status_code == other.get("/admin/").status_code == 200


def test_another_app_takes_the_place_of_the_first(desk, account):
    with_app(account, desk)
    before = secret_of(account)
    answer = add_app(desk)
    assert answer.status_code == 302, "the recovery codes stay"
    assert secret_of(account) != before
    assert AuthenticatorApp.objects.count() == 1
    assert Change.objects.latest("pk").note == "换了验证器"


def test_a_passkey_is_added_with_a_name(desk, account):
    with_passkey(desk, PASSWORD, "办公室电脑")
    key = Passkey.objects.get()
    assert (key.name, key.host, key.user) == ("办公室电脑", "testserver", account)
    page = text(desk.get("/admin/two-steps/"))
    assert "办公室电脑" in page
    assert "还没有用过" in page
    (told,) = Change.objects.get().differences
    assert told["now"] == ["通行密钥“办公室电脑”"]
    with_passkey(desk, PASSWORD, "手机")
    assert RecoveryCode.objects.count() == 10, "made at the first one"


def try_passkey(client, **changes):
    key = SoftPasskey()
    sent = {"name": "新", "password": PASSWORD}
    sent["passkey"] = key.make(asked_of(client.get(PASSKEY)), **changes.pop("kw", {}))
    return client.post(PASSKEY, sent | changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kw": {"origin": "https://elsewhere.example"}}, "没有给出通行密钥"),
        ({"passkey": "{}"}, "没有给出通行密钥"),
        ({"passkey": ""}, "没有给出通行密钥"),
        ({"password": "wrong"}, "密码不对"),
        ({"name": ""}, "字段"),
        ({"name": "名" * (LONGEST_NAME + 1)}, "60"),
    ],
)
def test_a_passkey_is_refused(desk, changes, told):
    assert told in text(try_passkey(desk, **changes))
    assert not Passkey.objects.exists()


def test_a_name_may_have_sixty_characters(desk):
    try_passkey(desk, name="名" * LONGEST_NAME)
    assert Passkey.objects.exists()


def test_an_account_has_ten_passkeys_at_most(desk, account):
    rows = [
        Passkey(user=account, name=str(n), host="x", key_id=str(n), added_at=make.NOW)
        for n in range(MAX_PASSKEYS - 1)
    ]
    Passkey.objects.bulk_create(rows)
    try_passkey(desk)
    assert "最多 10 个" in text(try_passkey(desk))
    assert Passkey.objects.count() == MAX_PASSKEYS


def test_at_a_number_no_passkey_is_offered(desk):
    page = text(desk.get(PASSKEY, SERVER_NAME="127.0.0.1"))
    assert "用数字地址打开" in page
    assert "data-passkey" not in page


def test_one_is_removed_with_the_password(desk, account):
    with_app(account, desk)
    with_passkey(desk, PASSWORD)
    at = f"/admin/two-steps/remove/{Passkey.objects.get().pk}/"
    assert "移除通行密钥" in text(desk.get(at))
    assert "密码不对" in text(desk.post(at, {"password": "wrong"}))
    assert Passkey.objects.exists()
    assert desk.post(at, {"password": PASSWORD}).status_code == 302
    assert not Passkey.objects.exists()
    assert RecoveryCode.objects.exists()
    assert desk.post("/admin/two-steps/remove/app/", {"password": PASSWORD}).status_code == 302
    assert not RecoveryCode.objects.exists(), "the last one is gone"
    assert list(Change.objects.order_by("pk").values_list("verb", flat=True)) == [
        *("enrol", "enrol", "unenrol", "unenrol")
    ]


def test_anothers_is_nobodys_to_remove(desk):
    other = signed_in(make.make_user("编辑", password=PASSWORD))
    with_passkey(other, PASSWORD)
    at = f"/admin/two-steps/remove/{Passkey.objects.get().pk}/"
    assert desk.get(at).status_code == 404
    assert desk.post(at, {"password": PASSWORD}).status_code == 404
    for which in ("app", "0", "x", "9" * 30):
        assert desk.get(f"/admin/two-steps/remove/{which}/").status_code == 404


def test_recovery_codes_are_renewed(desk, account):
    assert "请先添加" in text(desk.post(CODES, {"password": PASSWORD}))
    old = with_app(account, desk)
    new = codes_in(desk.post(CODES, {"password": PASSWORD}))
    assert len(new) == 10
    assert not set(new) & set(old)
    hashes = set(RecoveryCode.objects.values_list("digest", flat=True))
    assert RecoveryCode.hashed(old[0].replace("-", "")) not in hashes
    assert Change.objects.latest("pk").note == "换了一套恢复码"
