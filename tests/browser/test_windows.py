"""A window is free again once the server has done with what it was asked there."""

import time

import pytest

from releases.operations import request_log

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
