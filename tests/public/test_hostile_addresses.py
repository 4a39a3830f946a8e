"""No address of the site fails, whatever stands in its path or behind its question mark."""

import random
import re
from itertools import product
from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client

from tests.public.addresses import NUMBER, patterns

pytestmark = pytest.mark.django_db

# Percent-encoded, as they come over the line: controls, broken UTF-8, separators, odd spaces and
# digits, overlong numbers, what templates and databases could take for their own.
SEGMENTS = (
    *("%00", "%01", "%08", "%09", "%0A", "%0D", "%0D%0AX:y", "%1B", "%1F", "%7F", "a%00b", "%0Aa"),
    *("%C2%80", "%C2%85", "%E2%80%A8", "%E2%80%AE", "%EF%BB%BF", "%EF%BF%BE", "%EF%BF%BF"),
    *("%FF", "%C0%AF", "%ED%A0%80", "%F4%90%80%80", "%E4%B8", "%", "%zz", "%u4E13"),
    *("..", "%2E%2E", "%2F", "a%2Fb", "%5C", "%3F", "%23", "%3B", "%25", "%2500", "~", "*"),
    *("%20", "a%20b", "%C2%A0", "%E3%80%80", "%EF%BC%91", "%D9%A1", "%F0%9F%98%80"),
    *("9" * 30, "-1", "0", "1e9", "0x1", "%27", "%22", "%3Cb%3E", "%7B%7B1%7D%7D", "%7B%25"),
    *("a" * 3000, "%E4%B8%93" * 400, "None", "s-", "s-00000000", "b-ffffffff", "a-1"),
)
ARGUMENT = re.compile(r"<\w+:(\w+)>")
PARTS = {"slug": "x", "number": NUMBER, "ordinal": "1", "uid": "x", "anchor": "s-1"}
PARTS |= {"section": "releases", "suffix": "csv", "size": "large", "first": "1", "last": "2"}
NAMES = ("q", "page", "year", "after", "before", "period", "theme", "i", "base", "show", "part")


def everything():
    """The route of each public address with its arguments; pages in both languages."""
    for pattern in (*patterns().values(), *patterns("neutral").values()):
        yield f"/{pattern.pattern}", pattern.pattern.converters
    for pattern in patterns().values():
        yield f"/en/{pattern.pattern}", pattern.pattern.converters


def addresses():
    """Each with each of its arguments replaced, and with something at its end."""
    for route, converters in everything():
        for wrong, segment in product([*converters, ""], SEGMENTS):
            given = PARTS | {wrong: segment}
            path = ARGUMENT.sub(lambda found, given=given: given[found[1]], route)
            yield path if wrong else f"{path}{segment}"


def queries():
    for route, converters in everything():
        if not converters:
            for asked, value in product(NAMES, SEGMENTS):
                yield f"{route}?{asked}={value}"


def failures(asked):
    """Asked as a server hands it on: the bytes of the path, whatever they are."""
    client = Client(raise_request_exception=False)
    for address in asked:
        path, _mark, query = address.partition("?")
        told = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
        status = client.get("/", **told).status_code
        if status >= 500:
            yield status, address


def some(asked, seed):
    return random.Random(seed).sample(list(asked), 60)


@pytest.mark.parametrize("asked", [addresses, queries])
def test_no_address_fails(demo, asked):
    assert list(failures(some(asked(), 25))) == []


@pytest.mark.deep
@pytest.mark.parametrize("asked", [addresses, queries])
def test_no_address_fails_of_many(demo, asked):
    assert list(failures(some(asked(), 3000))) == []


def test_a_failure_would_be_found(monkeypatch):
    monkeypatch.setattr("releases.public.home.key_figures", lambda: 1 / 0)
    assert list(failures(["/"])) == [(500, "/")]
