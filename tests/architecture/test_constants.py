"""Constants are what `constants.json` says."""

import json

import pytest

from tests.architecture.constants import LONG, TABLE, constants, in_source


def test_constants_are_what_they_were():
    known, found = json.loads(TABLE.read_text("utf-8")), constants()
    changed = {name for name in known.keys() | found if known.get(name) != found.get(name)}
    assert changed == set(), "look at it, then `python -m tests.architecture.constants`"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('WORDS = ("专利", "商标")', [("WORDS", "('专利', '商标')")]),
        ('_WORDS = ("专利" "商标",)', [("_WORDS", "('专利商标',)")]),
        ('A = B = "x"', [("A B", "'x'")]),
        ('A, B = "x", "y"', [("A B", "('x', 'y')")]),
        ('A: str = "x"', [("A", "'x'")]),
        ("A = len(B)", []),
        ("LIMIT = 20", []),
        ('name = "x"', []),
        ("def of():\n    A = 'x'", []),
        ("A: str", []),
    ],
)
def test_what_is_a_constant(code, found):
    assert list(in_source(code)) == found


def test_a_long_one_is_known_by_its_checksum():
    [(_name, short)] = in_source(f"A = {'x' * (LONG - 2)!r}")
    [(_name, long)] = in_source(f"A = {'x' * (LONG - 1)!r}")
    [(_name, other)] = in_source(f"A = {'x' * (LONG - 2) + 'y'!r}")
    assert len(short) == LONG
    assert long.startswith(f"{LONG + 1} characters, ")
    assert other != long
