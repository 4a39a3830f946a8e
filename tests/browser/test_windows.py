"""A window is free again once the server has done with what it was asked there."""

import time
from urllib.request import Request, urlopen

import pytest

from releases.operations import request_log
from tests.browser.windows import VISIT

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_window_is_taken_back_once_its_last_request_is_answered(windows, monkeypatch):
    answered = []

    def slow(*args, **_kwargs):
        time.sleep(0.4)
        answered.append(args)

    page = windows.open()
    page.goto("/")
    monkeypatch.setattr(request_log.log, "info", slow)
    with page.expect_request("**/releases/"):
        page.evaluate("() => { fetch('/releases/') }")
    time.sleep(0.05)
    assert not answered
    windows.clear()
    assert answered


def test_what_a_left_window_asked_late_is_refused_before_the_database(windows):
    page = windows.open()
    with page.expect_request("**/") as first:
        page.goto("/")
    late = Request(f"{windows.site}/", headers={VISIT: first.value.all_headers()[VISIT]})
    assert urlopen(late).status == 200
    windows.clear()
    assert urlopen(late).status == 204
    assert windows.open().goto("/").status == 200
    assert urlopen(f"{windows.site}/").status == 200  # what is no window is let in
    windows.clear()
