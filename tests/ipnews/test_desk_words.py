"""The desk speaks Chinese throughout, to eyes and to screen readers, also where Django does not."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import conf
from django.conf import settings
from django.contrib import admin, auth
from django.core import validators
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from ipnews.desk_words import boolean_icon, labelled
from tests import make
from tests.admin.asking import text, url
from tests.ipnews.test_messages import catalogue

SPOKEN = ("aria-label", "alt", "placeholder", "title")
# Names and formats that are Latin in Chinese too; the accounts of these tests.
LATIN = re.compile(
    r"ipnews|user\d+|SHA-256|UTF-(8|16)|GB18030|Word|PDF|CSV|JSON|Control|Mac|Command|"
    r"md5|[\w+/=]*\*{3,}|\.\w+|[\w.]+\.py|https?:\S+"
)


class Words(HTMLParser):
    """What a page says: its text, and what stands in for it where it is spoken."""

    def __init__(self, page):
        super().__init__()
        self.found, self.silent = set(), 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.silent += tag in ("script", "style")
        self.found |= {given[name] for name in SPOKEN if given.get(name)}
        if given.get("type") == "submit":
            self.found.add(given.get("value", ""))

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.found.add(data)


def english(page):
    words = {" ".join(LATIN.sub("", each).split()) for each in Words(page).found}
    return sorted(each for each in words if re.search("[A-Za-z]{3}", each))


def addresses():
    yield from ("/admin/", "/admin/all/", "/admin/password_change/", "/admin/password_change/done/")
    yield from ("/admin/auth/user/add/", url("pastedtext_paste"))
    for model in admin.site._registry:
        yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.django_db
def test_no_english_at_the_desk(client, django_user_model):
    user = django_user_model.objects.create_superuser("user0", password="x")
    make.make_organisation("市公安局")
    make.make_indicator("专利授权量", up_is_good=True)
    for page in (client.get("/admin/login/"), client.post("/admin/login/", {"username": "user1"})):
        assert english(text(page)) == []
    client.force_login(user)
    found = {address: english(text(client.get(address))) for address in addresses()}
    found["account"] = english(text(client.get(f"/admin/auth/user/{user.pk}/change/")))
    found["group"] = english(text(client.get("/admin/auth/group/1/change/")))
    found["form"] = english(text(client.post("/admin/password_change/", {"old_password": "x"})))
    found["gone"] = english(text(client.get(url("organisation_change", 9999), follow=True)))
    found["left"] = english(text(client.post("/admin/logout/")))
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.django_db
def test_the_words_of_scripts_are_chinese(client):
    client.force_login(make.make_user("编辑"))
    script = text(client.get("/admin/jsi18n/"))
    assert '"Choose all %s": "\\u9009\\u62e9\\u5168\\u90e8%s"' in script
    assert '"Today": "\\u4eca\\u5929"' in script


@pytest.mark.parametrize(("value", "words"), [(True, "是"), (False, "否"), (None, "未定")])
def test_an_icon_says_what_it_shows(value, words):
    assert f'alt="{words}"' in boolean_icon(value)


def test_a_cell_tells_its_column():
    cells = [
        SafeString('<td class="x">一</td>'),
        SafeString("<th>二</th>"),
        SafeString("<td>三</td>"),
    ]
    headers = [{"text": "标题"}, {"text": '"名"'}, {"text": SafeString("<input>")}]
    assert list(labelled(cells, headers)) == [
        '<td data-label="标题" class="x">一</td>',
        '<th data-label="&quot;名&quot;">二</th>',
        "<td>三</td>",
    ]


@pytest.mark.django_db
def test_moments_are_shown_as_clocks_show_them(client):
    client.force_login(make.make_user("编辑"))
    make.make_release()
    assert "2025-04-26 09:30" in text(client.get(url("release_changelist")))
    assert date_format(make.NOW, "TOLD_FORMAT") == "2025年4月26日 09:30"


def test_our_catalogue_says_only_what_django_asks():
    """A word that Django no longer uses is a word that nobody reads."""
    places = [Path(module.__path__[0]) for module in (conf, admin, auth)]
    known = {key for place in places for key in asked(place / "locale" / "en")}
    ours = asked(Path(settings.LOCALE_PATHS[0]) / "zh_Hans")
    assert len(ours) > 50
    assert [each for each in ours if each not in known] == []


def asked(place):
    text = (place / "LC_MESSAGES" / "django.po").read_text("utf-8")
    return [each["msgid"] for each in catalogue(text) if each.get("msgid")]


NO_NUL = "里面有不能保存的字符（NUL），请删去后再保存。"


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        (validators.MaxLengthValidator(3), "五个字的词", "最多 3 个字，现在有 5 个，请写短一些。"),
        (
            validators.ProhibitNullCharactersValidator(),
            "\0",
            "里面有不能保存的字符（NUL），请删去后再保存。",
        ),
        (validators.MaxValueValidator(3), 4, "不能大于 3。"),
        (validators.MinValueValidator(3), 2, "不能小于 3。"),
        (validators.DecimalValidator(3, 1), Decimal("1234.5"), "一共最多 3 位数字。"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_as_a_colleague_would(rule, value, said):
    with pytest.raises(ValidationError) as wrong:
        rule(value)
    assert wrong.value.messages == [said]
