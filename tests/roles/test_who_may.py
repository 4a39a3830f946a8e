"""Every address, asked by every role and by nobody: GET, conditional GET and POST."""

import pytest
from django.db import connection, transaction
from django.test import Client

from tests import make
from tests.trail_watch import WRITES, content_tables

from .every_address import World, patterns
from .who_may import ALL, ROLES, RULES

# Whatever there is, it is as it was asked for: who may not see it must not hear that.
ANY = {"If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
BODY = {"post": "yes", "decision": "approve", "act": "save", "title": "别的", "reason": "无"}
ANSWERS = {200, 204, 206, 302, 303, 304, 404, 405, 422}


class Asked:
    """Each address by each role, every request in a savepoint that is taken back."""

    def __init__(self) -> None:
        make.set_review()
        self.world, self.tables = World(), content_tables() | {"message"}
        self.clients = {"-": Client(raise_request_exception=False)}
        for letter, group in ROLES.items():
            self.clients[letter] = Client(raise_request_exception=False)
            self.clients[letter].force_login(make.make_user(group))
        self.cookies = {letter: dict(one.cookies) for letter, one in self.clients.items()}
        self.written: list[str] = []

    def _watch(self, execute, sql, params, many, context):
        if (found := WRITES.match(sql)) and found[1] in self.tables:
            self.written.append(found[1])
        return execute(sql, params, many, context)

    def __call__(self, letter, pattern, data=None, headers=None):
        client, address = self.clients[letter], self.world.address(pattern)
        self.written = []
        with transaction.atomic(), connection.execute_wrapper(self._watch):
            if data is None:
                answer = client.get(address, headers=headers)
            else:
                answer = client.post(address, data)
            if answer.streaming:
                b"".join(answer.streaming_content)  # to its end, which closes the file
            transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.update(self.cookies[letter])
        return answer


@pytest.fixture
def asked(demo):
    return Asked()


def refused(answer):
    led = answer.headers.get("Location", "")
    return answer.status_code == 403 or (answer.status_code == 302 and "/admin/login/" in led)


def wrongly_let_in(asked, letters):
    """Who sees, hears of or changes what they may not."""
    for pattern, (see, write) in RULES.items():
        for letter in letters:
            if letter not in see:
                answer = asked(letter, pattern, headers=ANY)
                if not refused(answer) or answer.has_header("ETag"):
                    yield f"{letter} sees {pattern}: {answer.status_code}"
            if letter not in write:
                answer = asked(letter, pattern, BODY)
                takes_none = answer.status_code == 405
                if asked.written or not (letter in see or takes_none or refused(answer)):
                    yield f"{letter} changes {pattern}: {answer.status_code} {asked.written}"


def wrongly_refused(asked, letters):
    """Who may, and is not answered, in whichever way."""
    for pattern, (see, write) in RULES.items():
        for letter in letters:
            asks = [(None, None), (None, ANY)] if letter in see else []
            asks += [(BODY, None)] if letter in write else []
            for data, headers in asks:
                answer = asked(letter, pattern, data, headers)
                if refused(answer) or answer.status_code not in ANSWERS:
                    yield f"{letter} {pattern} {data or headers}: {answer.status_code}"


def test_every_address_is_declared_and_no_other():
    assert set(patterns()) == set(RULES)


def test_a_rule_that_is_too_strict_or_too_lax_is_found(asked, monkeypatch):
    monkeypatch.setattr(f"{__name__}.RULES", {"admin/": ("", ""), "admin/all/": (ALL, "")})
    assert list(wrongly_let_in(asked, "m")) == [
        "m sees admin/: 200",
        "m changes admin/: 200 []",
    ]
    assert next(wrongly_refused(asked, "-")) == "- admin/all/ None: 302"
    monkeypatch.setattr(f"{__name__}.RULES", {"admin/releases/edition/add/": ("e", "")})
    (told,) = wrongly_let_in(asked, "e")
    assert told.startswith("e changes admin/releases/edition/add/: 302 ['release'")


@pytest.mark.slow
def test_nobody_and_the_administrator_are_let_into_nothing_else(asked):
    assert list(wrongly_let_in(asked, "-m")) == []


@pytest.mark.deep
def test_no_role_is_let_into_anything_else(asked):
    assert list(wrongly_let_in(asked, ALL)) == []


@pytest.mark.deep
def test_every_role_is_answered_where_it_may(asked):
    assert list(wrongly_refused(asked, ALL)) == []
