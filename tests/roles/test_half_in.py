"""Whoever has given the right password alone is answered as nobody is, at every address; whoever
must still set up a second factor reaches nothing but that."""

import pytest
from django.test import Client

from releases.accounts import half_in
from tests import make
from tests.accounts.factors import with_app
from tests.accounts.test_sign_in import PASSWORD

from .test_who_may import ANY, BODY, Asked, refused
from .who_may import RULES

FREE = {
    "admin/login/", "admin/login/second/", "admin/logout/", "admin/password_change/",
    "admin/password_change/done/", "admin/jsi18n/", "admin/two-steps/", "admin/two-steps/app/",
    "admin/two-steps/passkey/",
}  # fmt: skip


@pytest.fixture
def asked(demo):
    asked = Asked()
    make.set_review(second_factor=["编辑"])
    half, led = Client(raise_request_exception=False), Client(raise_request_exception=False)
    for client, group in ((half, "总编"), (led, "编辑")):
        user = make.make_user(group, password=PASSWORD)
        if client is half:
            with_app(user)
        form = {"username": user.username, "password": PASSWORD}
        assert client.post("/admin/login/", form).status_code == 302
    assert half_in.HALF in half.session
    asked.clients |= {"half": half, "led": led}
    asked.cookies |= {letter: dict(asked.clients[letter].cookies) for letter in ("half", "led")}
    return asked


def told(answer):
    """What of an answer must not differ; the second page is what the first step is for."""
    return answer.status_code, answer.headers.get("Location"), answer.has_header("ETag")


@pytest.mark.slow
def test_half_way_every_address_answers_as_to_nobody(asked):
    for pattern in RULES.keys() - {"admin/login/second/"}:
        for data, headers in ((None, ANY), (BODY, None)):
            nobody, half = (told(asked(who, pattern, data, headers)) for who in ("-", "half"))
            assert half == nobody, pattern
            assert asked.written == [], pattern


@pytest.mark.slow
def test_whoever_must_set_it_up_reaches_nothing_else(asked):
    for pattern, (see, write) in RULES.items():
        if pattern in FREE or ("-" in see and "-" not in write and not pattern.startswith("admin")):
            continue
        for data in (None, BODY):
            answer = asked("led", pattern, data)
            assert refused(answer) or answer.headers.get("Location") == "/admin/two-steps/", pattern
            assert asked.written == [], pattern
