"""Size of text, 长辈版 and mourning: cookies and classes, without a script."""

import re

import pytest
from django.test import override_settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def switch(client):
    """Press a button on a page; gives the answer."""
    return lambda back="/", **buttons: client.post("/display/", {"next": back, **buttons})


def html_of(client, address="/"):
    return client.get(address).content.decode()


def test_nothing_chosen_says_nothing(client):
    assert '<html lang="zh-CN">' in html_of(client)


def test_what_is_chosen_is_nobody_elses(client, switch):
    """A page without it is one for all."""
    assert "private" not in client.get("/").get("Cache-Control", "")
    for buttons in ({"size": "large"}, {"size": "normal", "elder": "1"}):
        switch(**buttons)
        for address in ("/", "/en/releases/", "/nowhere/"):
            response = client.get(address)
            assert "private" in response["Cache-Control"]
            assert "Cookie" not in response.get("Vary", "")


def test_a_script_keeps_it_in_the_browser(client):
    """It and the styles of all modes stand before what is seen."""
    head = html_of(client).partition("</head>")[0]
    assert re.search(r'<link [^>]*modes.css"', head)
    assert '<script src="/static/releases/display.js"></script>' in head


@pytest.mark.parametrize(
    ("buttons", "classes"),
    [
        ({"size": "large"}, "size-large"),
        ({"size": "largest"}, "size-largest"),
        ({"elder": "1"}, "elder"),
    ],
)
def test_what_is_chosen_stays_and_can_be_taken_back(client, switch, buttons, classes):
    answer = switch("/releases/?q=专利", **buttons)
    assert answer.status_code == 303
    assert answer["Location"] == "/releases/?q=%E4%B8%93%E5%88%A9"
    for address in ("/", "/releases/", "/releases/19990101-1/"):
        html = html_of(client, address)
        assert f'<html lang="zh-CN" class="{classes}">' in html
    switch(size="normal", elder="0")
    assert '<html lang="zh-CN">' in html_of(client)


def test_both_together(client, switch):
    switch(size="large", elder="1")
    assert 'class="size-large elder"' in html_of(client)


def test_the_cookie_is_the_sites_alone_and_lasts(switch):
    cookie = switch(size="large").cookies["text_size"]
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/", "Lax", True)
    assert cookie["max-age"] == 365 * 24 * 60 * 60


@override_settings(LANGUAGE_COOKIE_SECURE=True, LANGUAGE_COOKIE_PATH="/ipr/")
def test_the_cookie_keeps_to_https_and_to_the_mounted_path(switch):
    cookie = switch(elder="1").cookies["elder"]
    assert cookie["secure"]
    assert cookie["path"] == "/ipr/"


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_nobody_is_sent_to_another_site(switch, address):
    assert switch(address, size="large")["Location"] == "/"


@pytest.mark.parametrize(
    "buttons", [{"size": "huge"}, {"elder": "yes"}, {"language": "tlh"}, {"language": ""}, {}]
)
def test_what_is_not_offered_changes_nothing(switch, buttons):
    answer = switch(**buttons)
    assert answer.status_code == 303
    assert not answer.cookies


def test_a_cookie_that_somebody_wrote_by_hand(client):
    client.cookies["text_size"] = '"><script>'
    client.cookies["elder"] = "2"
    assert '<html lang="zh-CN">' in html_of(client)


def test_nothing_is_switched_by_a_link(client):
    assert client.get("/display/?size=large").status_code == 405


def test_no_token_is_needed():
    """A token would set a cookie on every page, which a cache then could not share."""
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    assert client.post("/display/", {"size": "large", "next": "/"}).status_code == 303
    assert not client.get("/").cookies


def test_buttons_say_what_is_on(client, switch):
    switch(size="large", elder="1")
    html = html_of(client)
    assert 'value="large" aria-pressed="true"' in html
    assert 'value="normal" aria-pressed="false"' in html
    assert "退出长辈版" in html


@override_settings(MOURNING=True)
def test_days_of_mourning_are_grey(client):
    html = html_of(client)
    assert 'class="mourning"' in html
    assert "private" not in client.get("/").get("Cache-Control", "")


def test_not_grey_on_other_days(client):
    assert "mourning" not in html_of(client)
