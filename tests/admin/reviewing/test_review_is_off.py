"""Where nobody has to review, every page of the admin says so, in one line."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import make
from tests.admin.asking import text, url
from tests.admin.conftest import signed_in

TOLD = "复审已关闭：一个人可以写、也可以发布。"


@pytest.fixture
def administrator():
    return signed_in(make.make_user(is_superuser=True))


def pages(edition):
    yield reverse("admin:index")
    yield reverse("admin:all")
    yield reverse("admin:password_change")
    yield url("edition_changelist")
    yield url("edition_editor", edition.pk)
    yield url("edition_publish", edition.pk)
    yield url("change_changelist")
    yield url("topic_add")
    yield "/admin/nothing/here/"


def test_every_page_says_so(chief, editions):
    for address in pages(editions[1]):
        assert text(chief.get(address)).count(TOLD) == 1, address
    make.set_review()
    for address in pages(editions[1]):
        assert TOLD not in text(chief.get(address)), address


def test_who_may_change_it_is_led_there(editor, administrator):
    way = url("reviewrules_change", 1)
    assert way not in text(editor.get("/admin/"))
    assert way in text(administrator.get("/admin/"))
    assert administrator.get(way).status_code == 200


def test_readers_and_whoever_signs_in_are_told_nothing():
    assert TOLD not in text(Client().get(reverse("admin:login")))


def test_a_single_person_switches_it_off_on_the_page_of_the_rules(administrator):
    make.set_review()
    way = url("reviewrules_change", 1)
    page = administrator.post(way, {"steps": "0", "days": "2"}, follow=True)
    assert TOLD in text(page)
